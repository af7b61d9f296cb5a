"""Plays a person at a terminal. Usage: session.py PROGRAM [ARGUMENT...] <SCRIPT

Lines of the script: `see TEXT` waits until the program has printed TEXT, since the last one that was seen; `type KEYS` types them.
Both with Python's escapes. At its end the program must end by itself. What it printed is printed, as it was."""

import os
import pty
import select
import sys
import time

PATIENCE = 60  # seconds; for a machine that does much else


def unescape(text):
    return text.encode('latin-1').decode('unicode_escape').encode('latin-1')


def main():
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.argv[1], sys.argv[1:])
    printed, seen = b'', 0

    def see(text):
        """Reads on until TEXT is there; None: until the program is gone."""
        nonlocal printed, seen
        end = time.monotonic() + PATIENCE
        while text is None or text not in printed[seen:]:
            if not select.select([terminal], [], [], max(0, end - time.monotonic()))[0]:
                return 'is silent'
            try:
                more = os.read(terminal, 4096)
            except OSError:
                more = b''
            if not more:
                return None if text is None else 'has ended'
            printed += more
        seen = printed.index(text, seen) + len(text)
        return None

    wrong = None
    for line in sys.stdin:
        what, _, text = line.rstrip('\n').partition(' ')
        if what == 'type':
            os.write(terminal, unescape(text))
        elif what == 'see' and (wrong := see(unescape(text))):
            wrong = f'waited for {text!r}, but the program {wrong}'
            break
    wrong = wrong or see(None)
    os.close(terminal)
    if wrong:
        os.kill(child, 9)
    os.waitpid(child, 0)
    sys.stdout.buffer.write(printed)
    sys.exit(wrong)


main()
