#!/bin/sh
# The libraries inside the interpreter: tests/libraries.sh has what both interpreters promise. Reads $INGOT_PYTHON
# (dist/python3.13).
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
plan 7
python=${INGOT_PYTHON:-$top/dist/python3.13}
[ -x "$python" ] || bail "$python is not there: run make first, or set INGOT_PYTHON"
# shellcheck source=tests/libraries.sh
. tests/libraries.sh

if "$python" -c 'import zmq' 2>/dev/null; then
    says 'tcp://127.0.0.1 tcp://127.0.0.1' 'libzmq binds to the name of a host and to that of an interface' <<'END'
import zmq
with zmq.Context() as context:
    for name in 'localhost', 'lo':
        with context.socket(zmq.PULL) as server:
            server.bind(f'tcp://{name}:*')
            print(server.last_endpoint.decode().rstrip('\0').rpartition(':')[0], end=' ' if name == 'localhost' else '\n')
END
else
    skip 1 'this interpreter has no pyzmq in it'
fi

# Names that musl's headers lack, with the numbers of Debian 13's python3.13.
says '17 True True True 5 6 7 4 8 32 64 128 192 4 0 4 127 15 3 21 22 28 18 17 19 26 25 23' 'the names that glibc has and musl has not' <<'END'
import fcntl, os, resource, signal, termios
print(signal.SIGCLD, os.O_FSYNC == os.O_SYNC, os.PIDFD_NONBLOCK == os.O_NONBLOCK, resource.RLIMIT_OFILE == resource.RLIMIT_NOFILE,
      *(getattr(fcntl, name) for name in
        'F_GETLK64 F_SETLK64 F_SETLKW64 F_EXLCK F_SHLCK LOCK_MAND LOCK_READ LOCK_WRITE LOCK_RW'.split()),
      *(getattr(termios, name) for name in
        'CEOF CEOL CEOT CERASE CFLUSH CINTR CKILL CLNEXT CQUIT CRPRNT CSTART CSTOP CSUSP CDSUSP CWERASE'.split()))
END
