#!/bin/sh
# The interpreter does its work in the roots of older and newer distributions, beside their own programs: each is made
# of a few packages that the machine's archive has, unpacked. Reads $INGOT_PYTHON (dist/python3.13).
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
suites='bullseye bookworm trixie sid'
plan 16

python=${INGOT_PYTHON:-$top/dist/python3.13}
[ -x "$python" ] || bail "$python is not there: run make first, or set INGOT_PYTHON"
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
    skip 16 'roots of distributions need root, apt-get and dpkg-deb'
    exit
fi

# Where the machine's own apt gets its suite from; asked, so that no host is named here.
own=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
base=$(apt-get update --print-uris 2>/dev/null | sed -n "s|^'\(.*\)/dists/$own/InRelease'.*|\1|p" | sed 1q)

# make_root SUITE: $tmp/SUITE/root with a shell, its libc and the terminals' descriptions.
make_root() {
    home=$tmp/$1
    mkdir -p "$home/root/tmp" "$home/lists/partial" "$home/archives/partial" "$home/none" "$home/debs"
    echo "deb [trusted=yes] $base $1 main" >"$home/sources.list"
    cat >"$home/apt.conf" <<END
Dir::Etc::SourceList "$home/sources.list";
Dir::Etc::SourceParts "$home/none";
Dir::State "$home";
Dir::State::Lists "$home/lists";
Dir::State::status "/dev/null";
Dir::Cache "$home";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::http::Timeout "8";
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
END
    apt-get -c "$home/apt.conf" -qq update >"$home/log" 2>&1 || return 1
    (cd "$home/debs" && apt-get -c "$home/apt.conf" -qq download libc6 dash ncurses-base base-files >>"$home/log" 2>&1) ||
        return 1
    for deb in "$home"/debs/*.deb; do
        dpkg-deb --fsys-tarfile "$deb" >"$home/tar" || return 1
        tar -x -C "$home/root" --keep-directory-symlink -f "$home/tar" || return 1
    done
    for link in bin lib lib64; do
        if [ -d "$home/root/usr/$link" ] && [ ! -e "$home/root/$link" ]; then ln -s "usr/$link" "$home/root/$link"; fi
    done
    # What a booted system has and a package does not: the place of shared memory.
    mkdir -p "$home/root/dev/shm"
    [ -e "$home/root/bin/sh" ] || ln -s dash "$home/root/bin/sh"
    cp "$python" "$home/root/python3.13"
}

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
    if [ -z "$base" ] || ! make_root "$suite"; then
        skip 4 "the archive has no $suite for us"
        continue
    fi
    root=$tmp/$suite/root
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
