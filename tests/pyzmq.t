#!/bin/sh
# pyzmq is part of the interpreter: it works in an empty root, and its own test suite passes. Reads $INGOT_PYTHON
# (dist/python3.13), vendor/ for pyzmq's source and what tests/pyzmq.sources names (downloaded there if missing).
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/pyzmq.sh
. tests/pyzmq.sh
plan 11

python=${INGOT_PYTHON:-$top/dist/python3.13}
[ -x "$python" ] || bail "$python is not there: run make first, or set INGOT_PYTHON"
root=$tmp/root
mkdir -p "$root/tmp"
cp "$python" "$root/python3.13"
change_root=$(command -v chroot || echo /usr/sbin/chroot)
enter=''
[ "$(id -u)" -eq 0 ] || enter='unshare --user --map-root-user'

# says WANTED NAME: the program on standard input, run in the empty root, prints just that.
says() {
    # shellcheck disable=SC2086 # a list of words
    run env -i $enter "$change_root" "$root" /python3.13 -
    is "$out" "$1" "$2"
    [ "$rc" -eq 0 ] || diag "exit $rc: $err"
}

says 'zmq.backend.cython._zmq built-in 27.1.0 27.1.0' 'the extension is a built-in module under its dotted name' <<'END'
import sys, zmq, importlib.metadata
module = sys.modules['zmq.backend.cython._zmq']
assert module.__name__ in sys.builtin_module_names
print(module.__name__, module.__spec__.origin, zmq.__version__, importlib.metadata.version('pyzmq'))
END
says "pyzmq ['pyzmq'] True" 'its metadata is there' <<'END'
import importlib.metadata as metadata
found = metadata.distribution('PyZMQ')
print(found.metadata['Name'], [d.metadata['Name'] for d in metadata.distributions(name='pyzmq')],
      'BSD' in found.read_text('LICENSE.md'))
END
says 'fine' 'REQ/REP over inproc, ipc and tcp' <<'END'
import zmq
with zmq.Context() as context:
    for url in 'inproc://x', 'ipc:///tmp/socket', 'tcp://127.0.0.1:*':
        with context.socket(zmq.REP) as server, context.socket(zmq.REQ) as client:
            server.bind(url)
            client.connect(server.last_endpoint)
            for message in b'', b'question', bytes(1 << 20):
                client.send(message)
                assert server.recv() == message
                server.send_multipart([message, b'and more'], copy=False)
                assert client.recv_multipart() == [message, b'and more']
print('fine')
END
says 'fine' 'CURVE: keys, and a conversation that only the right key can have' <<'END'
import zmq
server_public, server_secret = zmq.curve_keypair()
client_public, client_secret = zmq.curve_keypair()
assert zmq.curve_public(server_secret) == server_public and len(server_public) == 40
def talk(context, key, port):
    with context.socket(zmq.REQ) as client:
        client.linger, client.rcvtimeo, client.sndtimeo = 0, 2000, 2000
        client.curve_publickey, client.curve_secretkey, client.curve_serverkey = client_public, client_secret, key
        client.connect(f'tcp://127.0.0.1:{port}')
        client.send(b'secret')
        try:
            return client.recv()
        except zmq.Again:
            return None
import threading
with zmq.Context() as context, context.socket(zmq.REP) as server:
    server.linger, server.curve_server = 0, True
    server.curve_publickey, server.curve_secretkey = server_public, server_secret
    port = server.bind_to_random_port('tcp://127.0.0.1')
    echo = threading.Thread(target=lambda: server.send(server.recv().upper()))
    echo.start()
    right = talk(context, server_public, port)
    echo.join()
    assert right == b'SECRET', right
    wrong = talk(context, client_public, port)
    assert wrong is None, wrong
print('fine')
END
says 'fine' 'zmq.asyncio' <<'END'
import asyncio, zmq, zmq.asyncio
async def main():
    with zmq.asyncio.Context() as context:
        with context.socket(zmq.ROUTER) as router, context.socket(zmq.DEALER) as dealer:
            dealer.connect(f"tcp://127.0.0.1:{router.bind_to_random_port('tcp://127.0.0.1')}")
            async def serve():
                for _ in range(100):
                    name, body = await router.recv_multipart()
                    await router.send_multipart([name, body[::-1]])
            server = asyncio.create_task(serve())
            for number in range(100):
                await dealer.send(b'%d!' % number)
                assert await dealer.recv() == (b'%d!' % number)[::-1]
            await server
asyncio.run(main())
print('fine')
END
says 'green, devices' 'the rest of the package came along' <<'END'
import importlib.util, zmq.devices, zmq.auth.thread, zmq.log.handlers, zmq.utils.monitor
names = [name for name in ('green', 'devices') if importlib.util.find_spec('zmq.' + name)]
print(', '.join(names))
END
says 'fine' 'an exception crosses C++ frames: a bad address, a closed socket, an interrupted wait' <<'END'
import zmq, signal
with zmq.Context() as context, context.socket(zmq.PULL) as socket:
    for url, error in (('tcp://no:port', zmq.ZMQError), ('what://x', zmq.ZMQError)):
        try:
            socket.bind(url)
        except error:
            pass
        else:
            raise AssertionError(url)
    def ring(*_):
        raise InterruptedError('rung')
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    try:
        socket.recv()
    except InterruptedError:
        print('fine')
END

# --- its own suite
site=$tmp/site
mkdir "$site" "$tmp/pyzmq" "$tmp/suite"
# bring NAME < lines `name sha256 locator`: has it in vendor/; its file is $file.
bring() {
    # shellcheck disable=SC2046 # words are wanted
    set -- "$1" $(sed -n "s/^$1 //p" "$top/tests/pyzmq.sources")
    shift
    scripts/fetch "$@" >"$tmp/fetched" 2>"$tmp/why" || return 1
    read -r hash _ <"$tmp/fetched"
    file=$top/vendor/$hash
}
missing=''
for name in pytest pluggy iniconfig packaging pygments pytest-asyncio pytest-timeout tornado; do
    if ! bring $name; then
        missing="$missing $name"
    elif [ $name = tornado ]; then
        mkdir "$tmp/tornado"
        scripts/unpack "$file" "$tmp/tornado"
        cp -R "$tmp/tornado/tornado" "$site"
    else
        "$python" -m zipfile -e "$file" "$site"
    fi
done
# shellcheck disable=SC2013 # words are wanted
for hash in $(sed -n 's/^\([0-9a-f]\{64\}\) .*/\1/p' recipes/pyzmq.mk); do
    if [ -e "vendor/$hash" ]; then scripts/unpack "vendor/$hash" "$tmp/pyzmq"; break; fi
done
if [ -n "$missing" ]; then
    skip 4 "not to be had here:$missing"
    exit
fi
ok $(($(find "$tmp/pyzmq/tests" -name 'test_*.py' | wc -l) < 30)) 'the suite is there'
pyzmq_tests "$tmp/pyzmq" "$tmp/suite"
cd "$tmp/suite" || exit 1
# suite ARGUMENT...: pytest on it; its summary line is $summary.
suite() {
    PYTHONPATH=$site TMPDIR=$tmp run pyzmq_alone "$python" -m pytest -q -rs -p no:cacheprovider --timeout 120 tests "$@"
    summary=$(echo "$out" | tail -n 1)
}
# large: gigabytes of memory. flaky: upstream itself allows four tries, here it is three. Of them test_retry_poll fails in one of
# ten: pyzmq's poll counts in whole seconds how long it had waited when a signal came, so that it ends early when a second has
# begun meanwhile.
suite -m 'not large and not flaky'
is "$rc" 0 "pyzmq's own tests: $summary"
[ "$rc" -eq 0 ] || diag "$out"
like "$summary" '^[3-9][0-9][0-9] passed' 'more than 300 of them'
for _ in 1 2 3; do
    suite -m flaky
    [ "$rc" -ne 0 ] || break
done
is "$rc" 0 "and those that race with the clock: $summary"
