#!/bin/sh
# The installation tree of the glibc target, where it lies and after a move: its promises, what it tells others of itself,
# venv and pip, extensions and embedders by a plain compiler, wheels of PyPI, and roots of older and newer distributions.
# Most of what others' movable Pythons were blamed for is a result here, and docs/trouble.md answers it.
# Reads the tree that tests/tree.sh makes.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
. tests/roots.sh
# shellcheck source=tests/tree.sh
. tests/tree.sh
suites='bullseye bookworm trixie sid'
plan 61
need_tree 61
program elfcheck

# --- what was made
find "$made" -type f \( -path '*/bin/python3.13' -o -name '*.so' -o -name '*.so.*' \) | sort >"$tmp/files"
# shellcheck disable=SC2046 # no blanks in them
run "$bin/elfcheck" --profile glibc:2.17 -q $(cat "$tmp/files")
is "$rc $out" '0 ' "$(wc -l <"$tmp/files") programs and libraries keep glibc:2.17"
run "$bin/elfcheck" --profile interpreter -q "$made/bin/python3.13" "$made/lib/libpython3.13.so.1.0"
is "$rc $out" '0 ' 'and what an interpreter promises'
for file in bin/python3.13 lib/libpython3.13.so.1.0; do
    readelf -W --dyn-syms "$made/$file" | awk '$5 ~ /GLOBAL|WEAK/ && $7 != "UND" && $7 ~ /^[0-9]+$/ { print $8 }' >"$tmp/exports"
    is "$(grep -cvE '^(_?Py|PY_TIMEOUT_MAX$)' "$tmp/exports") $(grep -c '^PyInit_' "$tmp/exports")" '0 0' "$file: readelf finds no export but Python's"
    ok "$(($(wc -l <"$tmp/exports") < 1500))" "which are $(wc -l <"$tmp/exports")"
    is "$(readelf -d "$made/$file" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' | grep -vc -E '^(libc|libm|libdl|libpthread|libutil|librt)\.so\.|^ld-linux')" 0 \
        'and needs nothing but glibc'
done
run "$made/bin/python3.13" -I -c 'import sys; print(sorted(set(sys.stdlib_module_names) & {"_ssl", "_sqlite3", "_ctypes", "_curses", "_lzma", "zlib"} - set(sys.builtin_module_names)))'
is "$out" '[]' 'extension modules are built in'

is "$(while read -r file; do readelf -SW "$file"; done <"$tmp/files" | grep -cE ' [.](symtab|debug_)')" 0 'nothing in them is for debuggers alone'
run "$made/bin/python3.13" -I -c 'import sys; print("_tkinter" in sys.builtin_module_names)'
is "$out" False 'but for tkinter, which would bring X11 into every process'
run "$made/bin/python3.13" -I -c 'import idlelib.pyshell, turtledemo, ensurepip; import test'
like "$err" "No module named 'test'" 'idlelib, turtledemo and ensurepip are there, the test suite is not'
like "$(cat "$made/THIRD-PARTY-LICENSES")" '^openssl 3.* -- +Apache-2.0' 'the licences of what was linked in are beside it'

# --- what others' Pythons came without, or with a difference
run "$made/bin/python3.13" -I -c '
import multiprocessing, sqlite3, sys, time
c = sqlite3.connect(":memory:")
options = {o for o, in c.execute("pragma compile_options")}
print(sorted({"ENABLE_FTS5", "ENABLE_RTREE", "ENABLE_MATH_FUNCTIONS"} - options), hasattr(c, "enable_load_extension"))
q = multiprocessing.Queue()
q.put(1)
print(sys.hash_info.algorithm, q.qsize(), q.get())'
is "$out" '[] True
siphash13 1 1' 'sqlite with FTS5, R-trees, mathematics and extensions; SipHash; Queue.qsize'
run env LC_ALL=C.UTF-8 "$made/bin/python3.13" -I -c 'import locale; locale.setlocale(locale.LC_ALL, ""); print(locale.getlocale(), locale.dgettext("no", "x"), hasattr(locale, "bindtextdomain"))'
is "$out" "('C', 'UTF-8') x True" 'locales and their messages are the C library'\''s'
run "$made/bin/python3.13" -I -c '
import _ssl, ctypes, ctypes.util, ssl
print(hasattr(ctypes.CDLL(None), "SSL_new"), hasattr(ctypes.CDLL(None), "sqlite3_open"), hasattr(ctypes.CDLL(None), "Py_Initialize"))
theirs = ctypes.util.find_library("crypto")
if theirs:
    text = ctypes.CDLL(theirs).OpenSSL_version
    text.restype = ctypes.c_char_p
    ssl.create_default_context()
    print(text(0).decode() != ssl.OPENSSL_VERSION, file=__import__("sys").stderr)'
is "$out" 'False False True' 'ctypes sees Python in the program, and not the libraries inside'
case $err in
'') skip 1 'this machine has no libcrypto' ;;
*) is "$err" True "the machine's own libcrypto may be loaded beside it" ;;
esac

# --- debugging information, by build-id, beside it
id=$(readelf -n "$made/bin/python3.13" | sed -n 's/^ *Build ID: //p')
mkdir "$tmp/debug"
zstd=$(make -s out-zstd TARGET=x86_64-linux-gnu.2.17)/bin/zstd
[ -x "$zstd" ] || zstd=zstd
run sh -c '"$3" -dc "$1-debug.tar.zst" | tar -x -C "$2" --strip-components=1' sh "$made" "$tmp/debug" "$zstd"
debug=$tmp/debug/.build-id/$(printf %.2s "$id")/${id#??}.debug
run readelf --debug-dump=decodedline "$debug"
like "$out" 'ceval\.c' 'the second archive holds the lines of the interpreter, by build-id'
run sh -c 'readelf --debug-dump=str "$2" | grep -cF "$1"' sh "$top" "$debug"
is "$out" 0 'and names no folder of this build'

# --- moved
tree="$tmp/a place/of its own"
mkdir -p "$tmp/a place"
cp -a "$made" "$tree"
python="$tree/bin/python3.13"
run "$python" -I -c 'import sys; print(sys.prefix); print(sys.path[-1])'
is "$out" "$tree
$tree/lib/python3.13/site-packages" 'a moved tree finds itself'
run "$python" -c pass
is "$rc.$out$err" 0. 'and says nothing of folders it could not find'
# shellcheck disable=SC2016 # perl's
run perl -e 'chdir "/"; my $program = shift; exec { $program } "-login", "-I", "-c", "import sys; print(sys.prefix)"' "$python"
is "$out" "$tree" 'whatever it was called by'
ln -s "$python" "$tmp/link"
run "$tmp/link" -I -c 'import sys; print(sys.prefix)'
is "$out" "$tree" 'through a link too'
ln -s "$tree" "$tmp/current"
run "$tmp/current/bin/python3" -I -c 'import ssl, tkinter, sys; print(sys.prefix)'
is "$out" "$tmp/current" 'a link to the whole tree is where it is, to itself'
run "$python" -I -c '
import re, sys, sysconfig
for name, value in sysconfig.get_config_vars().items():
    if name != "userbase":
        for path in re.findall(r"(?<![\w.@}~-])/[^\s:]*", str(value).replace(sys.prefix, "")):
            if not re.match(r"/(bin|include|lib|share|usr/share|usr/lib|etc)(/|$)|/\*?$", path):
                print(name, path)'
is "$out" '' 'sysconfig names no folder of a build'
run "$python" -I -c 'import sysconfig; g = sysconfig.get_config_var; print(*map(g, ["CC", "CXX", "AR", "LDSHARED", "LDCXXSHARED", "CFLAGS", "LDFLAGS", "CCSHARED", "INCLUDEPY", "LIBDIR"]), sep="; ")'
is "$out" "cc; c++; ar; cc -shared; c++ -shared; -DNDEBUG -O2 -Wall; ; -fPIC; $tree/include/python3.13; $tree/lib" \
    'but plain tools, plain flags, and where it lies now'
if grep -rIl -F -e "$top" -e /build/work "$tree" >"$tmp/leaks"; then :; fi
is "$(cat "$tmp/leaks")" '' 'no text names the folder of the build'
run "$python" -I -c '
import json, pathlib, sys
file = pathlib.Path(sys.prefix, "lib/python3.13/build-details.json")
data = json.loads(file.read_text())
base = (file.parent / data["base_prefix"]).resolve()
paths = [data["base_interpreter"], data["libpython"]["dynamic"], data["libpython"]["static"], data["c_api"]["headers"], data["c_api"]["pkgconfig_path"]]
print(base == pathlib.Path(sys.prefix).resolve(), all((base / path).exists() for path in paths))'
is "$out" 'True True' 'build-details.json: its paths are there'
run "$tree/bin/pip" --version
like "$out" "^pip .* from $tree/lib/python3.13/site-packages/pip .python 3.13." 'pip is in it'
run "$tree/bin/python3-config" --includes
is "$out" "-I$tree/include/python3.13" 'python3-config tells where it lies'
run "$tree/bin/python3-config" --embed --cflags --libs --ldflags --extension-suffix
is "$out" "-I$tree/include/python3.13
-lpython3.13 -lpthread -ldl -lutil -lm
-L$tree/lib -lpython3.13 -lpthread -ldl -lutil -lm
.cpython-313-x86_64-linux-gnu.so" 'and how to compile, link and name'
is "$(grep -h '^#!' "$tree"/bin/* 2>/dev/null | grep -a '^#![ -~]*$' | sort -u)" '#!/bin/sh' 'no script names its interpreter by path'
if pkgconf=$(command -v pkg-config || command -v pkgconf); then
    run env PKG_CONFIG_PATH="$tmp/current/lib/pkgconfig" "$pkgconf" --cflags --libs python3-embed
    like "$out" "^-I$tmp/current/[a-z/.]*include/python3[.]13 -L$tmp/current/[a-z/.]*lib -lpython3.13" 'pkg-config too'
else
    skip 1 'no pkg-config here'
fi

# --- venv
for how in --symlinks --copies; do
    run "$python" -I -m venv $how "$tmp/venv$how"
    run "$tmp/venv$how/bin/python" -I -c 'import ssl, sys; print(sys.prefix != sys.base_prefix, sys.base_prefix)'
    is "$out" "True $tree" "venv $how"
    run "$tmp/venv$how/bin/pip" --version
    is "$rc" 0 'with pip'
done

# A venv names its base by path, as any does: what docs/trouble.md says of a move after it was made.
mv "$tree" "$tree once more"
# based_on TREE: that venv's links lead there.
based_on() { for name in python python3 python3.13; do ln -sf "$1/bin/python3.13" "$tmp/venv--symlinks/bin/$name"; done; }
based_on "$tree once more"
run "$tree once more/bin/python3" -I -m venv --upgrade "$tmp/venv--symlinks"
run "$tmp/venv--symlinks/bin/python" -I -c 'import ssl, sys; print(sys.base_prefix)'
is "$out" "$tree once more" 'a venv follows its base, once told'
mv "$tree once more" "$tree"
based_on "$tree"
run "$python" -I -m venv --upgrade "$tmp/venv--symlinks"

# --- others build with it
mkdir "$tmp/extension"
cat >"$tmp/extension/spam.c" <<'C'
#define PY_SSIZE_T_CLEAN
#include <Python.h>
static PyObject *answer(PyObject *self, PyObject *none) { (void)self; (void)none; return PyLong_FromLong(42); }
static PyMethodDef methods[] = {{"answer", answer, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "spam", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit_spam(void) { return PyModule_Create(&module); }
C
run cc -shared -fPIC -o "$tmp/extension/spam.so" "$tmp/extension/spam.c" "-I$tree/include/python3.13"
is "$rc" 0 'a plain cc compiles an extension'
run sh -c 'cd "$1" && "$2" -c "import spam; print(spam.answer())"' sh "$tmp/extension" "$python"
is "$out" 42 'which is imported'
run "$bin/elfcheck" -q --profile module --fail-on error --interpreter "$python" --sysroot / --ignore exports-leak --ignore not-stripped "$tmp/extension/spam.so"
is "$rc $out" '0 ' 'and elfcheck finds all of its symbols'
cat >"$tmp/embed.c" <<'C'
#include <Python.h>
int main(void)
{
    Py_Initialize();
    int failed = PyRun_SimpleString("import ssl, sqlite3, sys\nprint('embedded', sys.version_info[:2])");
    return Py_FinalizeEx() < 0 || failed;
}
C
# Flags with blanks in them are no flags; so from where it was made.
# shellcheck disable=SC2016 # expanded by the inner shell
run sh -c 'cc -o "$1/embed" "$1/embed.c" $("$2/bin/python3-config" --cflags) $("$2/bin/python3-config" --embed --ldflags) -Wl,-rpath,"$2/lib"' sh "$tmp" "$made"
is "$rc" 0 'an embedder links with libpython.so'
run env PYTHONHOME="$tree" "$tmp/embed"
is "$out" 'embedded (3, 13)' 'and runs'
run cc -o "$tmp/embed-static" "$tmp/embed.c" "-I$tree/include/python3.13" "$tree/lib/libpython3.13.a" -rdynamic -lpthread -ldl -lutil -lm
is "$rc" 0 'and with libpython.a'
run env PYTHONHOME="$tree" "$tmp/embed-static"
is "$out" 'embedded (3, 13)' 'and runs'

# --- tkinter
run "$tmp/venv--symlinks/bin/python" -I -c 'import tkinter; print(tkinter.Tcl().eval("expr 6 * 7"))'
is "$out" 42 'tkinter finds Tcl and its scripts, in a venv of a moved tree'
readelf -d "$(find "$tree" -name '_tkinter*.so')" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' >"$tmp/needs"
is "$(grep -vc -E '^(libc|libm|libdl|libpthread|librt)\.so\.|^ld-linux' "$tmp/needs")" 0 '_tkinter needs nothing but glibc'

if server=$(command -v Xvfb); then
    run sh -c '"$1" -displayfd 3 -screen 0 640x480x24 -nolisten tcp 3>"$2/display" >"$2/xvfb" 2>&1 & server=$!
        until [ -s "$2/display" ] || ! kill -0 $server; do sleep 0.1; done
        DISPLAY=:$(cat "$2/display") timeout 600 "$2/venv--symlinks/bin/python" -I -c "$3"
        kill $server' sh "$server" "$tmp" '
import tkinter, tkinter.ttk
root = tkinter.Tk()
seen = []
button = tkinter.ttk.Button(root, text="\u0394", command=lambda: seen.append(root.tk.eval("info patchlevel")))
button.pack()
root.update()
button.invoke()
print(seen[0][:4], button.winfo_width() > 1)
root.destroy()'
    is "$out" '8.6. True' 'a window of tkinter on an X server'
else
    skip 1 'no Xvfb here'
fi

# --- wheels of PyPI
wheels='numpy lxml cryptography pyzmq psycopg2-binary'
# shellcheck disable=SC2086 # words
run "$tmp/venv--symlinks/bin/pip" install -q --disable-pip-version-check --only-binary :all: --timeout 20 --retries 1 $wheels
if [ "$rc" -eq 0 ]; then
    run "$tmp/venv--symlinks/bin/python" -I -c '
import numpy, lxml.etree, cryptography.fernet, zmq, psycopg2
assert numpy.linalg.solve([[2.0, 0], [0, 4]], [2, 4]).tolist() == [1, 1]
assert lxml.etree.fromstring("<a><b/></a>")[0].tag == "b"
f = cryptography.fernet.Fernet(cryptography.fernet.Fernet.generate_key())
assert f.decrypt(f.encrypt(b"x")) == b"x"
c = zmq.Context(); s = c.socket(zmq.PAIR); port = s.bind_to_random_port("tcp://127.0.0.1")
t = c.socket(zmq.PAIR); t.connect(f"tcp://127.0.0.1:{port}"); t.send(b"y"); assert s.recv() == b"y"
try:
    psycopg2.connect("host=/nowhere")
except psycopg2.OperationalError as e:
    assert "nowhere" in str(e)
print("all of them")'
    is "$out" 'all of them' "wheels load: $wheels"
else
    skip 1 'PyPI is out of reach'
fi

# --- older and newer distributions
cat >"$tmp/smoke.py" <<'END'
import asyncio, ctypes, curses, multiprocessing, os, pty, socket, sqlite3, ssl, subprocess, tempfile, threading

def child(queue):
    queue.put(sum(range(100)))

def handshake(key):
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(key)
    client = ssl.create_default_context(cafile=key)
    listener = socket.create_server(("127.0.0.1", 0))
    def serve():
        with server.wrap_socket(listener.accept()[0], server_side=True) as s:
            s.sendall(b"secret")
    thread = threading.Thread(target=serve)
    thread.start()
    with client.wrap_socket(socket.create_connection(listener.getsockname()), server_hostname="localhost") as s:
        assert s.recv(6) == b"secret"
    thread.join()

if __name__ == "__main__":
    assert subprocess.run(["/bin/sh", "-c", "echo $((6 * 7))"], capture_output=True, text=True).stdout == "42\n"
    assert sqlite3.connect(":memory:").execute("select sqrt(16)").fetchone() == (4.0,)
    for method in "fork", "spawn":
        context = multiprocessing.get_context(method)
        queue = context.Queue()
        process = context.Process(target=child, args=(queue,))
        process.start()
        assert queue.get(timeout=60) == 4950
        process.join()
    assert asyncio.run(asyncio.sleep(0, "y")) == "y"
    handshake("/tmp/key.pem")
    assert socket.getaddrinfo("localhost", 80, type=socket.SOCK_STREAM)
    assert ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)(lambda x: x + 1)(41) == 42
    assert len(os.getrandom(8)) == 8
    os.close(os.memfd_create("x"))
    pid = os.posix_spawn("/bin/sh", ["sh", "-c", "exit 3"], os.environ)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 3
    with tempfile.TemporaryFile() as a, tempfile.TemporaryFile() as b:
        a.write(b"copied"), a.flush(), a.seek(0)
        assert os.copy_file_range(a.fileno(), b.fileno(), 6) == 6
    pid, fd = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "vt100"
        curses.initscr(), curses.endwin()
        os._exit(5)
    try:
        while os.read(fd, 1000):
            pass
    except OSError:
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 5
    print("all is well")
END
command -v openssl >/dev/null && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
    -keyout "$tmp/one.pem" -out "$tmp/two.pem" 2>/dev/null
cat "$tmp/one.pem" "$tmp/two.pem" >"$tmp/key.pem" 2>/dev/null
for suite in $suites; do
    if ! roots_possible || [ ! -s "$tmp/key.pem" ] || ! make_root "$suite" "$suite" libc6 dash ncurses-base base-files; then
        skip 3 "no root of $suite: needs root, apt-get, dpkg-deb, openssl and the archive"
        continue
    fi
    root=$tmp/$suite/root
    cp -a "$made" "$root/python"
    cp "$tmp/smoke.py" "$tmp/key.pem" "$root/tmp/"
    mkdir -p "$root/etc" "$root/dev"
    echo '127.0.0.1 localhost' >"$root/etc/hosts"
    # The machine's own devices, mounted for this process and its children alone: nothing is left behind.
    # shellcheck disable=SC2016 # expanded by the inner shell
    run unshare -m sh -c 'mount --rbind /dev "$1/dev" && shift && exec "$@"' sh "$root" \
        chroot "$root" /python/bin/python3.13 /tmp/smoke.py
    is "$out" 'all is well' "$suite: processes, TLS, sqlite, ctypes, curses on a pty, asyncio, system calls newer than the floor"
    [ "$rc" = 0 ] || diag "$err"
    run chroot "$root" /python/bin/python3.13 -I -c 'import platform, sys; print(sys.prefix, platform.libc_ver()[0])'
    is "$out" '/python glibc' "$suite: the interpreter knows where it is"
    run chroot "$root" /python/bin/python3.13 -I -m venv --without-pip /tmp/venv
    run chroot "$root" /tmp/venv/bin/python -I -c 'import sys; print(sys.base_prefix)'
    is "$out" /python "$suite: a venv in it"
done
