#!/bin/sh
# The interpreter is one file and needs no other: it runs in a root that holds itself and /tmp, with no /proc, no /dev
# and no library. Reads $INGOT_PYTHON (dist/python3.13).
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
plan 61

python=${INGOT_PYTHON:-$top/dist/python3.13}
[ -x "$python" ] || bail "$python is not there: run make first, or set INGOT_PYTHON"
root=$tmp/root
mkdir -p "$root/tmp" "$root/home/bin" "$root/sealed"
chmod 1777 "$root/tmp"
cp "$python" "$root/python3.13"

# inside COMMAND...: runs it in the empty root, with no environment but the words of $with, as the user of $as.
with='' as=''
if [ "$(id -u)" -eq 0 ]; then
    enter=''
else
    enter="$(command -v unshare) --user --map-root-user"
fi
change_root=$(command -v chroot || echo /usr/sbin/chroot)
inside() {
    # shellcheck disable=SC2086 # lists of words
    env -i $with $enter "$change_root" $as "$root" "$@"
}

# says WANTED NAME [ARGUMENT...]: python with the program on standard input prints just that.
says() {
    wanted=$1 what=$2
    shift 2
    run inside /python3.13 "$@"
    is "$out" "$wanted" "$what"
    [ "$rc" -eq 0 ] || diag "exit $rc: $err"
}

# Controls: the root is as empty as it is said to be, and a Python that fails is seen to fail.
cp /bin/true "$root/tmp/dynamic"
run inside /tmp/dynamic
isnt "$rc" 0 'a dynamic program does not run in this root'
run inside /python3.13 -c 'import sys; sys.exit(3)'
is "$rc" 3 'the exit code is the program'\''s'

# --- the file itself
run readelf -lWd "$python"
like "$out" 'LOAD' 'readelf reads the file'
unlike "$out" 'INTERP|NEEDED' 'it has no interpreter segment and needs no library'

# --- every module
says 'fine' 'every built-in module imports' - <<'END'
import sys
for name in sys.builtin_module_names:
    __import__(name)
print('fine')
END
says 'fine' 'every module of the stdlib imports, those of other systems aside' - <<'END'
import sys, pkgutil, importlib, warnings
warnings.simplefilter('ignore')
# What asks for another system, a window or a module that is not built.
foreign = {'antigravity', 'this', '_android_support', '_ios_support', '_pyrepl._minimal_curses', 'encodings.mbcs',
           'encodings.oem', 'asyncio.windows_events', 'asyncio.windows_utils'}
wrong = []
for module in pkgutil.walk_packages([sys._stdlib_dir], onerror=lambda name: None):
    if module.name in foreign or '__main__' in module.name or module.name.startswith('zmq'):
        continue
    try:
        importlib.import_module(module.name)
    except ImportError as error:
        if error.name not in {'_winapi', 'msvcrt', '_overlapped', 'winreg', 'nt', '_gdbm', '_dbm', '_scproxy'}:
            wrong.append((module.name, error))
    except SystemExit:
        pass
    except Exception as error:
        wrong.append((module.name, error))
print(wrong or 'fine')
END
says 'fine' 'TLS: a handshake and data between two contexts in memory' - <<'END'
import ssl
def side(purpose, server):
    context = ssl.SSLContext(purpose)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    if server:
        context.set_psk_server_callback(lambda name: b'secret' * 6, 'hint')
    else:
        context.set_psk_client_callback(lambda hint: ('me', b'secret' * 6))
    into, out = ssl.MemoryBIO(), ssl.MemoryBIO()
    return context.wrap_bio(into, out, server_side=server), into, out
client, client_in, client_out = side(ssl.PROTOCOL_TLS_CLIENT, False)
server, server_in, server_out = side(ssl.PROTOCOL_TLS_SERVER, True)
done = set()
while len(done) < 2:
    for name, end in ('client', client), ('server', server):
        try:
            end.do_handshake()
            done.add(name)
        except ssl.SSLWantReadError:
            pass
    server_in.write(client_out.read())
    client_in.write(server_out.read())
client.write(b'through TLS')
server_in.write(client_out.read())
assert server.read() == b'through TLS' and server.version() == 'TLSv1.3'
print('fine')
END
says 'fine' 'sqlite: full text, JSON, a file' - <<'END'
import sqlite3
with sqlite3.connect('/tmp/db') as db:
    db.execute('create virtual table note using fts5(body)')
    db.executemany('insert into note values (?)', [('one static file',), ('many shared objects',)])
    assert db.execute("select body from note where note match 'static'").fetchall() == [('one static file',)]
    assert db.execute("select json_extract('{\"a\": 7}', '$.a')").fetchone() == (7,)
print('fine')
END
says 'fine' 'threads have stacks that hold what the stdlib recurses' - <<'END'
import json, threading
seen = []
def deep():
    for act in (lambda: json.loads('[' * 100000), lambda: repr(nested)):
        try:
            act()
        except RecursionError:
            seen.append(1)
nested = []
for _ in range(100000):
    nested = [nested]
threads = [threading.Thread(target=deep) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
while nested: nested = nested[0]
print('fine' if len(seen) == 8 else seen)
END
says 'fine' 'compression, hashes, decimals, unique identifiers' - <<'END'
import bz2, lzma, zlib, hashlib, decimal, uuid
data = bytes(range(256)) * 400
for module in bz2, lzma, zlib:
    assert module.decompress(module.compress(data)) == data and len(module.compress(data)) < len(data) // 10
assert hashlib.sha256(b'abc').hexdigest().startswith('ba7816bf') and 'blake2b' in hashlib.algorithms_available
assert hashlib.scrypt(b'', salt=b'', n=16, r=1, p=1).hex().startswith('77d6576238657b20')
assert decimal.Decimal(2).sqrt(decimal.Context(prec=30)) == decimal.Decimal('1.41421356237309504880168872421')
assert decimal.__libmpdec_version__ and uuid.uuid1().version == 1 and uuid._generate_time_safe
print('fine')
END
says 'fine' 'ctypes: callbacks, structures, and Python'\''s own C API' - <<'END'
import ctypes
call = ctypes.CFUNCTYPE(ctypes.c_double, ctypes.c_int, ctypes.c_double)
assert call(lambda a, b: a * b)(6, 7.5) == 45.0
ctypes.pythonapi.PyLong_FromLong.restype = ctypes.py_object
assert ctypes.pythonapi.PyLong_FromLong(ctypes.c_long(41)) == 41
assert ctypes.c_void_p.in_dll(ctypes.pythonapi, 'PyExc_ValueError').value == id(ValueError)
try:
    ctypes.pythonapi.Py_NoSuchThing
except AttributeError as error:
    assert "only Python's own C API" in str(error), error
print('fine')
END
says '256 [A' 'curses knows terminals without a terminfo folder' - <<'END'
import curses
curses.setupterm('xterm-256color', 1)
print(curses.tigetnum('colors'), curses.tigetstr('cuu1').decode()[1:])
END
says 'fine' 'line editing is there' -c 'import readline; print("fine" if readline.backend in ("editline", "readline") else readline.backend)'

# --- processes
says 'fine' 'subprocess starts sys.executable again' - <<'END'
import subprocess, sys
print(subprocess.run([sys.executable, '-c', 'print("fine")'], capture_output=True, text=True, check=True).stdout.strip())
END
cat >"$root/tmp/many.py" <<'END'
import multiprocessing, sys
def work(end, number):
    end.send(number * number)
if __name__ == '__main__':
    context = multiprocessing.get_context(sys.argv[1])
    ends = []
    for number in range(3):
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(theirs, number))
        process.start()
        ends.append((ours, process))
    results = [ours.recv() for ours, _ in ends]
    for _, process in ends: process.join()
    print(results, [process.exitcode for _, process in ends])
END
for method in fork spawn forkserver; do
    says '[0, 1, 4] [0, 0, 0]' "multiprocessing by $method" /tmp/many.py $method
done
says 'fine' 'a subinterpreter imports from the file too' - <<'END'
import _interpreters
other = _interpreters.create()
assert _interpreters.exec(other, 'import json, decimal, email.message') is None
_interpreters.destroy(other)
print('fine')
END
says 'fine' 'it survives the deletion of its file' - <<'END'
import os, shutil, subprocess
shutil.copy('/python3.13', '/tmp/gone')
code = "import os; os.unlink('/tmp/gone'); import tarfile, inspect, xml.dom.minidom; inspect.getsource(tarfile); print('fine')"
print(subprocess.run(['/tmp/gone', '-c', code], capture_output=True, text=True).stdout.strip())
END

# --- the stdlib inside
says 'fine' 'inspect reads the source of any stdlib module' - <<'END'
import inspect, os, json.decoder, encodings, codecs, site
assert 'def basename' in inspect.getsource(os.path.basename)
assert inspect.getsource(json.decoder).startswith('"""Implementation of JSONDecoder')
for module in os, json.decoder, encodings, codecs, site:
    assert inspect.getsource(module) and module.__file__.startswith('/python3.13/'), module
print('fine')
END
run inside /python3.13 -c 'import json; json.loads("{")'
like "$err" '^  File "/python3.13/json/decoder.py", line [0-9]+, in decode$' 'a traceback names the stdlib'\''s files'
like "$err" '^    obj, end = self.raw_decode' 'and shows their lines'
unlike "$err" '_ingot|importlib' 'and nothing of the importer'
run inside /python3.13 -c 'import os; os.makedirs("/no/\0")'
like "$err" '^    mkdir\(' 'modules that CPython freezes have their source too'
says 'fine' 'importlib.resources, pkgutil and pydoc find what is inside' - <<'END'
import importlib.resources, importlib.util, pkgutil, json, pydoc, zipfile
bundled = importlib.resources.files('ensurepip') / '_bundled'
wheel, = bundled.iterdir()
with importlib.resources.as_file(wheel) as path:
    assert path.name == wheel.name and zipfile.is_zipfile(path)
assert {module.name for module in pkgutil.iter_modules(json.__path__)} == {'decoder', 'encoder', 'scanner', 'tool'}
assert 'asyncio' in {module.name for module in pkgutil.iter_modules() if module.ispkg}
assert pkgutil.get_data('venv', 'scripts/common/activate').startswith(b'# This file')
assert importlib.util.find_spec('no_such_module') is None and importlib.util.find_spec('json.no_such') is None
assert 'JSON' in pydoc.render_doc(json)
print('fine')
END
says 'fine' 'sysconfig tells of this place and of no other' - "$top" <<'END'
import os, sysconfig, sys
values = sysconfig.get_config_vars()
wrong = {name: value for name, value in values.items() if isinstance(value, str)
         and any(word in value for word in (sys.argv[1], 'ingot', '/home', '@prefix'))}
assert not wrong, wrong
assert values['prefix'] == sys.prefix == '/' and values['CC'] == 'cc' and values['py_version_short'] == '3.13'
assert os.path.normpath(sysconfig.get_path('purelib')).endswith('/lib/python3.13/site-packages')
print('fine')
END

# --- what it cannot load
says '[]' 'there is no suffix of extension modules' -c 'import importlib.machinery as m; print(m.EXTENSION_SUFFIXES)'
mkdir -p "$root/tmp/site/numpy/core"
touch "$root/tmp/site/one.cpython-313-x86_64-linux-gnu.so" "$root/tmp/site/two.abi3.so" "$root/tmp/site/three.so" \
    "$root/tmp/site/numpy/core/inner.cpython-313-x86_64-linux-musl.so" "$root/tmp/site/numpy/__init__.py" \
    "$root/tmp/site/numpy/core/__init__.py"
for module in one two three numpy.core.inner; do
    run inside /python3.13 -c "import sys; sys.path.append('/tmp/site'); import $module"
    like "$err" "^ImportError: $module is compiled code in a shared object \(/tmp/site/.*\.so\), and this python is one" \
        "importing $module says why not"
done
run inside /python3.13 -c 'import one'
like "$err" "^ModuleNotFoundError: No module named 'one'" 'what is not there is just not there'
run inside /python3.13 -c 'import ctypes; ctypes.CDLL("libx.so")'
like "$err" '^OSError: libx.so: this python is one static file, which cannot load shared objects; use' \
    'ctypes.CDLL says why not, and what to do'

# --- the command line and the environment
mkdir "$root/tmp/m"
echo 'import sys; print(sys.path)' >"$root/tmp/m/path.py"
says "['/tmp/m', '/python3.13']" 'without PYTHONPATH: the script folder, then the file' /tmp/m/path.py
with='PYTHONPATH=/tmp/a::b'
says "['', '/tmp/a', '/', '/b', '/python3.13']" 'PYTHONPATH is read' -c 'import sys; print(sys.path)'
says "['/python3.13']" '-I reads no environment and adds no folder' -I -c 'import sys; print(sys.path)'
with='PYTHONHOME=/tmp/home'
says '/tmp/home /tmp/home' 'PYTHONHOME moves the prefix' -c 'import sys; print(sys.prefix, sys.exec_prefix)'
says '/' 'and -E does not see it' -E -c 'import sys; print(sys.prefix)'
with=''
says "1 2 1 ['error']" 'flags arrive' -B -OO -X utf8 -W error \
    -c 'import sys; print(sys.flags.dont_write_bytecode, sys.flags.optimize, sys.flags.utf8_mode, sys.warnoptions)'
says 'no site' '-S leaves site out' -S -c 'import sys; print("site" if "site" in sys.modules else "no site")'
run inside /python3.13 -V
is "$out" 'Python 3.13.15' '-V'
run inside /python3.13 --no-such-option
is "$rc" 2 'an unknown option ends with 2'
says '{"a":1}' '-m runs a module of the stdlib' -m json.tool --compact <<'END'
{"a":
 1}
END
mkdir "$root/tmp/app"
echo 'import sys; print("main of", sys.argv[0])' >"$root/tmp/app/__main__.py"
says 'main of /tmp/app' 'a folder with __main__.py runs' /tmp/app
says '' 'zipapp makes an archive' -m zipapp /tmp/app -o /tmp/app.pyz
says 'main of /tmp/app.pyz' 'which runs' /tmp/app.pyz

# --- a person at a terminal: both prompts of 3.13 edit lines and know the last one
cat >"$tmp/prompt.py" <<'END'
import os, pty, re, select, sys, time
def talk(lines, **environment):
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, ['python', '-q'], {'TERM': 'xterm', 'HOME': '/nowhere', **environment})
    def read(until):
        shown, end = '', time.monotonic() + 20
        while until not in shown and time.monotonic() < end:
            if select.select([terminal], [], [], 0.1)[0]:
                try:
                    shown += os.read(terminal, 4096).decode()
                except OSError:
                    break
        return shown
    read('>>> ')
    for line, until in lines:
        os.write(terminal, line.encode())
        shown = read(until)
        assert until in shown, (line, shown)
    os.write(terminal, b'exit()\r')
    read('never')
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
# 6 * 6, backspace, 7; then Control-P, the line before again.
lines = [('6*6\x7f7\r', '42\r\n'), ('\x10\r', '42\r\n'), ('import nothing_such\r', 'No module named')]
print(talk(lines), talk(lines, PYTHON_BASIC_REPL='1'), talk([('6*7\r', '42\r\n')], TERM='dumb'))
END
run env -i "$python" "$tmp/prompt.py"
is "$out" '0 0 0' 'the prompts: editing, history, a terminal that can do nothing'
[ "$rc" -eq 0 ] || diag "$err"

# --- where it lies and what it is called
cp "$python" "$root/home/bin/renamed"
ln -s /home/bin/renamed "$root/link"
where='import sys; print(sys.executable, sys.prefix, sys._stdlib_dir)'
run inside /home/bin/renamed -c "$where"
is "$out" '/home/bin/renamed /home /home/bin/renamed' 'renamed, in a bin folder: the prefix is above it'
run inside /link -c "$where"
is "$out" '/link /home /home/bin/renamed' 'through a link: called by the link, installed where the file is'
with='PATH=/nowhere:/home/bin'
run inside renamed -c "$where"
is "$out" '/home/bin/renamed /home /home/bin/renamed' 'found in PATH'
with=''
cp "$python" "$root/sealed/python"
chmod 555 "$root/sealed"
if [ "$(id -u)" -eq 0 ]; then as='--userspec=65534:65534'; fi
run inside /sealed/python -c 'import json, os; print(os.access("/sealed", os.W_OK) and os.getuid() != 0, json.loads("[1]"))'
is "$out" 'False [1]' 'another user, a folder that cannot be written'
as=''

# --- environments and packages
says '' 'python -m venv' -m venv /tmp/env
run inside /tmp/env/bin/python -c 'import sys, os; print(sys.prefix, sys.base_prefix, os.path.exists("/tmp/env/bin/activate"))'
is "$out" '/tmp/env / True' 'an environment with activate'
mkdir -p "$tmp/wheel/tiny" "$tmp/wheel/tiny-1.0.dist-info"
echo 'answer = 42' >"$tmp/wheel/tiny/__init__.py"
printf 'Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n' >"$tmp/wheel/tiny-1.0.dist-info/METADATA"
printf 'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n' >"$tmp/wheel/tiny-1.0.dist-info/WHEEL"
printf 'tiny/__init__.py,,\ntiny-1.0.dist-info/METADATA,,\ntiny-1.0.dist-info/WHEEL,,\ntiny-1.0.dist-info/RECORD,,\n' \
    >"$tmp/wheel/tiny-1.0.dist-info/RECORD"
cp -R "$tmp/wheel" "$root/tmp/wheel"
run inside /python3.13 -c 'import os; os.chdir("/tmp/wheel"); import zipfile; zipfile.main(["-c", "/tmp/tiny-1.0-py3-none-any.whl", "tiny", "tiny-1.0.dist-info"])'
run inside /python3.13 -m zipfile -l /tmp/tiny-1.0-py3-none-any.whl
like "$out" '^tiny/__init__.py' '-m zipfile lists'
run inside /tmp/env/bin/pip install --no-index --quiet /tmp/tiny-1.0-py3-none-any.whl
is "$rc" 0 'pip installs a pure wheel'
run inside /tmp/env/bin/python -c 'import tiny, importlib.metadata as m; print(tiny.answer, m.version("tiny"))'
is "$out" '42 1.0' 'which is then there'
for tag in cp313-cp313-musllinux_1_2_x86_64 cp313-cp313-manylinux_2_17_x86_64 cp313-abi3-linux_x86_64; do
    cp "$root/tmp/tiny-1.0-py3-none-any.whl" "$root/tmp/tiny-1.0-$tag.whl"
    run inside /tmp/env/bin/pip install --no-index "/tmp/tiny-1.0-$tag.whl"
    like "$err" 'is not a supported wheel on this platform' "pip refuses a wheel for $tag"
done
says '' 'python -m venv --copies' -m venv --copies --without-pip /tmp/copy
run inside /tmp/copy/bin/python -c 'import sys; print(sys.prefix, sys.base_prefix, sys._stdlib_dir)'
is "$out" '/tmp/copy / /tmp/copy/bin/python' 'a copied environment is whole by itself'
