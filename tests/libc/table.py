"""Compares what interpreters answered (calls.py) and prints a table of what differs, with what is known about each kind.

Usage: table.py KNOWN NAME=FILE... The last one named is what the others are held to. KNOWN has a line for each kind of
difference: title, pattern, the reason; tabs between. A pattern is looked for in the call and its answers, with tabs between them;
the first that fits counts. Status 1 when a call differs that no line fits, or a line fits none.
"""

import math
import os
import pathlib
import re
import sys

WIDTH = 44  # characters of an answer that a cell has room for


def answers(path):
    lines = pathlib.Path(path).read_text(encoding='utf-8', errors='surrogateescape').splitlines()
    return dict(line.split('\t', 1) for line in lines if '\t' in line)


def numbers(text):
    return [float.fromhex(word) if word[-1:].isdigit() and 'x' in word else word for word in text.removeprefix('floats: ').split()]


def distance(one, other):
    """How far floats are from one another, in units of the last place; other answers are as far as can be."""
    if isinstance(one, str) or isinstance(other, str):
        return math.inf
    return abs(one - other) / math.ulp(max(abs(one), abs(other)))


def far(mine, theirs):
    pairs = [(a, b) for a, b in zip(numbers(mine), numbers(theirs)) if a != b]
    most = max((distance(a, b) for a, b in pairs), default=0)
    return f'{len(pairs)} of {len(numbers(theirs))} differ, by {most:.0f} ulp at most' if pairs else 'the same'


def cell(text):
    text = text.encode('ascii', 'backslashreplace').decode()
    text = text if len(text) <= WIDTH else text[:WIDTH] + '...'
    return '`' + text.replace('|', '\\|').replace('`', "'") + '`' if text else ''


def row(known, call, count, texts):
    shown = texts
    if texts[-1].startswith('floats: '):
        shown = [*(far(text, texts[-1]) for text in texts[:-1]), 'floats']
    elif max(map(len, texts)) > WIDTH:
        # From a little before where they part.
        same = max(0, len(os.path.commonprefix(texts)) - 8)
        shown = ['...' * (same > 0) + text[same:] for text in texts]
    return f'| {known[0]} | {cell(call)} | {count} | ' + ' | '.join(map(cell, shown)) + f' | {known[2]} |'


def main():
    known, *given = sys.argv[1:]
    known = [line.split('\t') for line in pathlib.Path(known).read_text().splitlines() if line and not line.startswith('#')]
    names, files = zip(*(word.split('=', 1) for word in given))
    told = [answers(file) for file in files]
    calls = dict.fromkeys(call for one in told for call in one)
    kinds, unknown = {line[0]: [] for line in known}, []
    for call in calls:
        texts = [one.get(call, 'no such call') for one in told]
        if len(set(texts)) > 1:
            line = next((line for line in known if re.search(line[1], '\t'.join((call, *texts)))), None)
            (kinds[line[0]] if line else unknown).append((call, texts))
    different = sum(map(len, kinds.values())) + len(unknown)
    print(f'{len(calls)} calls; {len(calls) - different} have the same answer everywhere.\n')
    print('| what | for example | calls | ' + ' | '.join(names) + ' | why |\n|---|---|---|' + '---|' * len(names) + '---|')
    for line in known:
        if kinds[line[0]]:
            print(row(line, kinds[line[0]][0][0], len(kinds[line[0]]), kinds[line[0]][0][1]))
    for call, texts in unknown:
        print(row(('**not known**', '', ''), call, 1, texts))
    stale = [title for title, found in kinds.items() if not found]
    for title in stale:
        print(f'error: no call differs as the line {title!r} of the list says', file=sys.stderr)
    if unknown:
        print(f'error: {len(unknown)} calls differ in a way that no line of the list fits', file=sys.stderr)
    sys.exit(1 if unknown or stale else 0)


main()
