"""Packs folders of Python files into the archive that goes inside the executable.

Reads the FOLDERs (later ones may not hold a file that an earlier one has), a list of files to lay out first and a
list of what to leave out. Writes OUT.bin (names and bytes) and OUT.S (the index, and OUT.bin by .incbin); archive.c reads
them. Each .py becomes two files: NAME.pyc, raw marshal data, stored, since it is read in place at each start; and
NAME.py, the source, deflated, since only tracebacks and inspect want it. The same files give the same bytes,
wherever the folders lie.
"""

import argparse
import marshal
import os
import pathlib
import sys

try:
    import zlib
except ImportError:  # WITHOUT=zlib: the archive is bigger, and no worse
    zlib = None

ALIGN = 16  # bytes; keeps one file's first line off another's last


def say(text):
    sys.exit(f'pack: {text}')


def words(path):
    return pathlib.Path(path).read_text().split() if path else []


def files_of(folder, without):
    """Yields (name in the archive, path) of each file of a folder, leaving compiled leftovers out."""
    for path in sorted(pathlib.Path(folder).rglob('*')):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and '__pycache__' not in name and not name.endswith('.pyc') and not name.startswith(without):
            yield name, path


def compiled(name, source):
    """The marshal data of a module's code: paths relative, docstrings kept, asserts kept."""
    code = compile(source, name, 'exec', dont_inherit=True, optimize=0)
    # Read back first: what marshal writes depends on how often an object is referred to, and the compiler's own
    # objects are referred to from elsewhere.
    return marshal.dumps(marshal.loads(marshal.dumps(code)))


def shrunk(data):
    """The data deflated, or as it is when that saves nothing."""
    if zlib is None:
        return data
    packed = zlib.compress(data, 9)
    return packed if len(packed) < len(data) else data


def collect(folders, without):
    """Maps each name to (stored bytes, size)."""
    entries = {}
    for folder in folders:
        for name, path in files_of(folder, without):
            if name in entries:
                say(f'{folder} and a folder before it both hold {name}')
            data = path.read_bytes()
            entries[name] = (shrunk(data), len(data))
            if name.endswith('.py'):
                try:
                    code = compiled(name, data)
                except (SyntaxError, ValueError) as error:
                    say(f'{path} does not compile: {error}')
                entries[name + 'c'] = (code, len(code))
    return entries


def order(entries, first):
    """Names in the order of their bytes: what each start reads, then code, then the rest."""
    rank = {name: number for number, name in enumerate(first)}
    return sorted(entries, key=lambda name: (rank.get(name, len(rank)), not name.endswith('.pyc'), name))


def write(out, entries, first):
    names = sorted(entries, key=os.fsencode)
    places, body, kept = {}, bytearray(), {}
    for name in order(entries, first):
        stored = entries[name][0]
        if stored not in kept:  # time zones have several names
            body += bytes(-len(body) % ALIGN)
            kept[stored] = len(body)
            body += stored
        places[name] = kept[stored]
    rows, text = [], bytearray()
    for name in names:
        stored, size = entries[name]
        rows.append(f'.long {len(text)}, {places[name]}, {len(stored)}, {size}')
        text += os.fsencode(name)
    rows.append(f'.long {len(text)}, 0, 0, 0')
    with open(out + '.bin', 'wb') as file:
        file.write(body + text)
    with open(out + '.S', 'w') as file:
        file.write('\n'.join([
            '.section .rodata.archive, "a", @progbits',
            *(f'.globl {symbol}' for symbol in ('archive_bytes', 'archive_names', 'archive_rows', 'archive_count')),
            '.balign 4096', 'archive_bytes:', f'.incbin "{out}.bin", 0, {len(body)}',
            'archive_names:', f'.incbin "{out}.bin", {len(body)}',
            '.balign 4', 'archive_rows:', *rows,
            'archive_count:', f'.long {len(names)}',
            '.section .note.GNU-stack, "", @progbits', '']))
    return len(names), len(body) + len(text)


def main():
    parser = argparse.ArgumentParser(prog='pack', description=__doc__.partition('\n')[0])
    parser.add_argument('--first', metavar='FILE', help='a file of names, one a line, to lay out first')
    parser.add_argument('--without', metavar='FILE', help='a file of names or folders/, one a line, to leave out')
    parser.add_argument('out', metavar='OUT')
    parser.add_argument('folders', metavar='FOLDER', nargs='+')
    args = parser.parse_args()
    first = words(args.first)
    entries = collect(args.folders, tuple(words(args.without)))
    for name in first:
        if name not in entries:
            say(f'{args.first} names {name}, which no folder holds')
    count, size = write(args.out, entries, first)
    print(f'pack: {count} files, {size} bytes')


main()
