#!/bin/sh
# The interpreter does its work in the roots of older and newer distributions, beside their own programs: each is made
# of a few packages that the machine's archive has, unpacked. Reads $INGOT_PYTHON (dist/python3.13).
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
. tests/roots.sh
suites='bullseye bookworm trixie sid'
plan 16

python=${INGOT_PYTHON:-$top/dist/python3.13}
[ -x "$python" ] || bail "$python is not there: run make first, or set INGOT_PYTHON"
if ! roots_possible; then
    skip 16 'roots of distributions need root, apt-get and dpkg-deb'
    exit
fi

cat >"$tmp/smoke.py" <<'END'
import asyncio, ctypes, curses, hashlib, multiprocessing, socket, sqlite3, ssl, subprocess, threading, zmq

def child(queue):
    queue.put(sum(range(100)))

if __name__ == "__main__":
    assert subprocess.run(["/bin/sh", "-c", "echo $((6 * 7))"], capture_output=True, text=True).stdout == "42\n"
    assert sqlite3.connect(":memory:").execute("select sqrt(16)").fetchone() == (4.0,)
    queue = multiprocessing.get_context("fork").Queue()
    process = multiprocessing.get_context("fork").Process(target=child, args=(queue,))
    process.start()
    assert queue.get(timeout=20) == 4950
    process.join()
    context = zmq.Context()
    server, client = context.socket(zmq.REP), context.socket(zmq.REQ)
    client.connect(f"tcp://127.0.0.1:{server.bind_to_random_port('tcp://127.0.0.1')}")
    client.send(b"x")
    assert server.recv() == b"x"
    assert asyncio.run(asyncio.sleep(0, "y")) == "y"
    assert socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM)[0][4] == ("127.0.0.1", 80)
    compare = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)(lambda x: x + 1)
    assert compare(41) == 42
    curses.setupterm("vt100", 1)
    ssl.create_default_context()
    print("all is well")
END

for suite in $suites; do
    if ! make_root "$suite" "$suite" libc6 dash ncurses-base base-files; then
        skip 4 "the archive has no $suite for us"
        continue
    fi
    root=$tmp/$suite/root
    cp "$python" "$root/python3.13"
    cp "$tmp/smoke.py" "$root/tmp/"
    # Positive control: the root's own shell runs there, on its own libc.
    run chroot "$root" /bin/sh -c 'echo own shell'
    is "$out" 'own shell' "$suite: its shell runs in its root"
    run chroot "$root" /python3.13 -c 'import sys; print(sys.version_info[:2])'
    is "$out" '(3, 13)' "$suite: the interpreter starts"
    run chroot "$root" /python3.13 /tmp/smoke.py
    is "$out" 'all is well' "$suite: processes, sockets, zmq, sqlite, ctypes, curses, asyncio"
    [ "$rc" = 0 ] || diag "$err"
    run chroot "$root" /python3.13 -m venv --without-pip /tmp/v
    is "$rc" 0 "$suite: a virtual environment is made"
done
