"""Writes the table of built-in modules and refuses a set of them that the recipe did not ask for.

Usage: modules.py WANTED WITHOUT. Reads, in CPython's build folder, Modules/config.c (what is really in the inittab),
Makefile (what configure found) and Modules/Setup* (whose object files are whose). Writes to standard output one line
a module: name, state, the library recipe it links with or -, bytes of code and data. WANTED is words `module` or
`module:recipe`, WITHOUT is words `module`.
"""

import pathlib
import re
import subprocess
import sys

# In the inittab of every CPython, and not extension modules: Modules/config.c.in lists them below its marker.
MARKER = '/* -- ADDMODULE MARKER 2 -- */'


def inittab():
    table = pathlib.Path('Modules/config.c').read_text().partition('_PyImport_Inittab[]')[2]
    return set(re.findall(r'\{"(\w+)",', table.partition(MARKER)[0]))


def found():
    """What configure said of each module, by the name in capitals that the Makefile uses."""
    text = pathlib.Path('Makefile').read_text()
    return dict(re.findall(r'^MODULE_(\w+)_STATE=(\S+)$', text, re.MULTILINE))


def objects():
    """Maps each module to its object files."""
    table = {}
    for setup in 'Modules/Setup.stdlib', 'Modules/Setup.bootstrap', 'Modules/Setup':
        for line in pathlib.Path(setup).read_text().splitlines():
            words = line.partition('#')[0].split()
            if len(words) > 1 and re.fullmatch(r'\w+', words[0]):
                sources = [word for word in words[1:] if word.endswith(('.c', '.o', '.a'))]
                table.setdefault(words[0], [source_object(word) for word in sources])
    return table


def source_object(word):
    path = pathlib.Path('Modules', word)
    return path.with_suffix('.o') if path.suffix == '.c' else path


def size(paths):
    """Bytes of code and data in the object files, as size(1) counts them."""
    paths = [str(path) for path in paths if path.exists()]
    if not paths:
        return 0
    lines = subprocess.run(['size', *paths], check=True, capture_output=True, text=True).stdout.splitlines()
    return sum(int(line.split()[3]) for line in lines[1:])


def main():
    wanted = dict((word.split(':') + ['-'])[:2] for word in sys.argv[1].split())
    without = set(sys.argv[2].split())
    built, states, files = inittab(), found(), objects()
    faults = [f'{name} is not built in: configure said "{states.get(name.upper(), "nothing")}"'
              for name in sorted(wanted.keys() - without - built)]
    faults += [f'{name} is built in, and nobody asked for it' for name in sorted(built - (wanted.keys() - without))]
    faults += [f'WITHOUT names {name}, which is no module' for name in sorted(without - wanted.keys())]
    if faults:
        sys.exit('error: ' + '\nerror: '.join(faults))
    for name in sorted(wanted):
        state = 'built-in' if name in built else 'left-out'
        print(name, state, wanted[name], size(files.get(name, [])) if name in built else 0, sep='\t')


main()
