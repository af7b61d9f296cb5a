#!/bin/sh
# What tools that look at the standard library rely on, in the interpreter that holds it inside its own file: paths in sysconfig,
# names in code objects, and files that open. Reads $INGOT_PYTHON (dist/python3.13). tests/tools-pypi.t has the tools themselves.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
plan 42

python=${INGOT_PYTHON:-$top/dist/python3.13}
[ -x "$python" ] || bail "$python is not there: run make first, or set INGOT_PYTHON"
mkdir -p "$tmp/bin" "$tmp/work"
cp "$python" "$tmp/bin/python"
python=$tmp/bin/python
cd "$tmp/work"

# fine NAME [ARGUMENT...]: the program on standard input prints just "fine".
fine() {
    what=$1
    shift
    run env -i PATH="$PATH" HOME="$tmp" "$python" - "$@"
    is "$out" fine "$what"
    [ "$rc" -eq 0 ] || diag "exit $rc: $err"
}

# --- sysconfig
fine 'sysconfig: the library lies where the modules say they are' <<'END'
import sys, sysconfig
stdlib = sysconfig.get_path('stdlib')
assert stdlib == sysconfig.get_path('platstdlib') == sysconfig.get_path('stdlib', 'venv') == sys._stdlib_dir, stdlib
assert stdlib == sysconfig.get_path('stdlib', vars={'base': '/elsewhere', 'installed_base': '/elsewhere'})
assert sysconfig.get_path('purelib', vars={'base': '/elsewhere'}) == '/elsewhere/lib/python3.13/site-packages'
files = [module.__file__ for name, module in sys.modules.items() if name != '__main__' and getattr(module, '__file__', None)]
assert len(files) > 10 and all(file.startswith(stdlib + '/') for file in files), files
print('fine')
END
cp "$python" "$tmp/bin/{base}"
run "$tmp/bin/{base}" -c 'import sysconfig; print(sysconfig.get_path("stdlib"))'
is "$out" "$tmp/bin/{base}" 'whatever signs its name has'
run "$python" -m venv --without-pip "$tmp/env"
run "$tmp/env/bin/python" -c 'import sysconfig, os
print(sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib"), os.path.dirname(os.__file__), sysconfig.get_path("purelib"))'
is "$out" "$python $python $python $tmp/env/lib/python3.13/site-packages" 'in a virtual environment it is that of the base'

# --- names in code objects
cat >"$tmp/work/names.py" <<'END'
"""Every code object that there is, by its functions, and every one of the archive, nested ones too."""
import _ingot, gc, linecache, os, sys, types
def all_of(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from all_of(constant)
own = os.path.abspath(__file__)
functions = [thing for thing in gc.get_objects() if isinstance(thing, types.FunctionType)]
loaded = {code.co_filename for function in functions for code in all_of(function.__code__)}
wrong = [name for name in loaded if not name.startswith((sys._stdlib_dir + '/', '<frozen ', '<string>')) and name != own]
assert sys._stdlib_dir + '/_ingot_importer.py' in loaded and len(functions) > 300 and not wrong, wrong
hook, seen = sys.path_hooks[0], 0
for name in _ingot.names(''):
    if not name.endswith('.pyc'):
        continue
    path = os.path.join(sys._stdlib_dir, name[:-1])
    folder, module = os.path.split(path[:-3])
    if module == '__init__':
        folder, module = os.path.split(folder)
    code, source = hook(folder).find_spec(module).loader.get_code(module), linecache.getlines(path)
    for each in all_of(code):
        seen += 1
        assert each.co_filename == path, (path, each)
        assert each.co_firstlineno <= max(len(source), 1), (path, each)
assert seen > 10000, seen
print('fine')
END
run "$python" names.py
is "$out" fine 'every code object of the archive is named by its path, and its lines are there'
[ "$rc" -eq 0 ] || diag "$err"
run "$python" -X frozen_modules=on names.py
is "$out" fine 'and with the frozen modules on'
[ "$rc" -eq 0 ] || diag "$err"
fine 'code that runs in an import is named by a path too' <<'END'
import sys
names = set()
sys.settrace(lambda frame, event, argument: names.add(frame.f_code.co_filename))
import colorsys, wave, importlib.resources, importlib.metadata
list(importlib.metadata.distributions())
importlib.resources.files('venv').joinpath('scripts').is_dir()
sys.settrace(None)
wrong = [name for name in names if not name.startswith((sys._stdlib_dir + '/', '<frozen ', '<string>'))]
assert {sys._stdlib_dir + '/' + name for name in ('_ingot_importer.py', '_ingot_files.py', 'wave.py')} <= names and not wrong, wrong
print('fine')
END
fine 'the importer has a source like any module' <<'END'
import inspect, sys, _ingot_importer, traceback
assert _ingot_importer.__file__ == _ingot_importer.__spec__.origin == sys._stdlib_dir + '/_ingot_importer.py'
assert 'class Archive' in inspect.getsource(_ingot_importer) and 'def find_spec' in inspect.getsource(_ingot_importer.Archive.find_spec)
try:
    sys.path_hooks[0]('/nowhere')
except ImportError:
    text = traceback.format_exc()
assert "raise ImportError(f'{path} is not inside" in text, text
print('fine')
END

# --- the files themselves
fine 'each file opens by its path and holds what its loader gives' <<'END'
import _ingot, os, sys
top = sys._stdlib_dir
names = [name for name in _ingot.names('') if not name.endswith('.pyc')]
for name in names:
    path = f'{top}/{name}'
    with open(path, 'rb') as file:
        data = file.read()
    assert data == _ingot.read(name) and os.path.isfile(path) and os.path.getsize(path) == len(data), path
    assert not os.path.islink(path) and os.path.realpath(path) == os.path.realpath(top) + '/' + name, path
assert len(names) > 500
print('fine')
END
fine 'each folder lists, and the numbers of files differ' <<'END'
import _ingot, os, sys
top = sys._stdlib_dir
found, numbers = set(), set()
for folder, folders, files in os.walk(top):
    assert folder == top or os.path.isdir(folder), folder
    with os.scandir(folder) as entries:
        for entry in entries:
            status = os.stat(entry.path)
            assert entry.inode() == status.st_ino and entry.stat().st_ino == status.st_ino and entry.is_dir() == os.path.isdir(entry.path)
            assert status.st_ino not in numbers
            numbers.add(status.st_ino)
    found.update(os.path.relpath(os.path.join(folder, file), top) for file in files)
wanted = {name for name in _ingot.names('') if not name.endswith('.pyc')}
assert found == wanted, sorted(found ^ wanted)[:9]
assert not os.path.isdir(top) and os.path.isfile(top)
print('fine')
END
fine 'pathlib, glob, fnmatch, os.access, a folder'\''s descriptor' <<'END'
import glob, os, pathlib, sys
top = pathlib.Path(sys._stdlib_dir)
assert (top / 'json/decoder.py').read_text().startswith('"""Implementation of JSONDecoder')
assert {path.name for path in (top / 'json').iterdir()} == {'__init__.py', 'decoder.py', 'encoder.py', 'scanner.py', 'tool.py'}
assert top / 'email/mime/text.py' in set(top.rglob('*.py'))
assert sorted(glob.glob(f'{top}/json/*coder.py')) == [f'{top}/json/decoder.py', f'{top}/json/encoder.py']
assert (top / 'xmlrpc/../pydoc_data/_pydoc.css').is_file() and (top / './json//./tool.py').resolve().is_file()
assert os.access(top / 'os.py', os.R_OK) and os.access(top / 'json', os.R_OK | os.X_OK)
assert not os.access(top / 'os.py', os.W_OK) and not os.access(top / 'os.py', os.X_OK) and not os.access(top / 'no.py', os.F_OK)
folder = os.open(top.parent, os.O_RDONLY)
assert os.stat('python/os.py', dir_fd=folder).st_size == os.stat(top / 'os.py').st_size
with open(os.open('python/os.py', os.O_RDONLY, dir_fd=folder)) as file:
    assert file.readline().startswith('r"""OS routines')
os.chdir(top.parent)
assert open('python/abc.py').read() == (top / 'abc.py').read_text()
print('fine')
END
ln -s "$tmp/bin" "$tmp/link" && ln -s bin/python "$tmp/called"
fine 'by whatever spelling the executable is named' "$tmp" <<'END'
import os, sys
for way in 'link/python', 'called', 'bin/../bin/python', 'bin//python', './bin/./python':
    path = f'{sys.argv[1]}/{way}/json/tool.py'
    assert open(path).read() == open(sys._stdlib_dir + '/json/tool.py').read() and os.listdir(os.path.dirname(path)), path
print('fine')
END
fine 'nothing can be written, made, renamed or deleted' <<'END'
import errno, os, shutil, sys
top = sys._stdlib_dir
size = os.stat(top).st_size
def fails(*names):
    def check(act, *arguments):
        try:
            act(*arguments)
        except OSError as error:
            assert errno.errorcode[error.errno] in names, (act, arguments, error)
        else:
            raise AssertionError((act, arguments))
    return check
for mode in 'w', 'r+', 'a', 'wb', 'rb+':
    fails('EROFS')(open, top + '/os.py', mode)
    fails('ENOTDIR')(open, top + '/new.py', mode)
fails('ENOTDIR')(open, top + '/os.py/more')
fails('EISDIR')(open, top + '/json')
fails('ENOTDIR')(os.mkdir, top + '/new')
fails('ENOTDIR')(os.unlink, top + '/os.py')
fails('ENOTDIR')(os.rename, top + '/os.py', top + '/so.py')
fails('ENOTDIR')(os.chmod, top + '/os.py', 0o777)
fails('ENOTDIR')(os.rmdir, top + '/json')
fails('ENOTDIR', 'EROFS', 'EISDIR')(shutil.rmtree, top + '/json')
with open(top + '/os.py', 'rb') as file:
    for act in (lambda: os.write(file.fileno(), b'x')), (lambda: os.ftruncate(file.fileno(), 0)):
        fails('EPERM', 'EBADF', 'EINVAL')(act)
assert os.stat(top).st_size == size
print('fine')
END
fine 'what is not there is not there, and code has no file' <<'END'
import os, sys
top = sys._stdlib_dir
for name in 'no.py', 'json/no.py', 'os.pyc', 'json/__init__.pyc', '..', '../python', 'os.py/', 'os.py/..', 'json/../..', 'no/../os.py', 'x' * 255, 'x/' * 900, '\udcff.py', '~', 'json\n', 'lib-dynload':
    path = f'{top}/{name}'
    assert not os.path.lexists(path), name
    for act in os.stat, os.lstat, open, os.listdir, os.scandir:
        try:
            act(path)
        except (NotADirectoryError, FileNotFoundError):
            continue
        except OSError as error:
            assert error.errno == 36 and len(name) > 300, (name, error)
            continue
        raise AssertionError((act, name))
for path in top + '/os.py\0', top + '\0/os.py':
    try:
        open(path)
    except ValueError:
        continue
    raise AssertionError(path)
# Another program is a file like any other.
import shutil
shutil.copy(top, 'other')
assert not os.path.exists('other/os.py')
print('fine')
END
fine 'from threads and children at once, and no descriptor stays open' <<'END'
import hashlib, os, sys, threading
top = sys._stdlib_dir
names = sorted(os.listdir(top + '/asyncio'))
def digest():
    total = hashlib.sha256()
    for name in names:
        with open(f'{top}/asyncio/{name}', 'rb') as file:
            total.update(file.read())
    return total.digest()
before, right, seen = len(os.listdir('/proc/self/fd')), digest(), []
threads = [threading.Thread(target=lambda: seen.append(digest())) for _ in range(8)]
for thread in threads: thread.start()
child = os.fork()
if child == 0:
    os._exit(digest() != right)
for thread in threads: thread.join()
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0 and seen == [right] * 8
file = open(top + '/os.py')
assert not os.get_inheritable(file.fileno())
file.close()
assert len(os.listdir('/proc/self/fd')) == before
print('fine')
END
fine 'a subinterpreter sees them too' <<'END'
import _interpreters
other = _interpreters.create()
assert _interpreters.exec(other, 'import sys; assert open(sys._stdlib_dir + "/os.py").readline()') is None
_interpreters.destroy(other)
print('fine')
END
fine 'a copy of the library in a folder is one to run from' <<'END'
import os, shutil, subprocess, sys, sysconfig
shutil.copytree(sysconfig.get_path('stdlib'), 'copied')
code = 'import sys, json, os, asyncio; print(json.__file__, os.__file__)'
out = subprocess.run([sys.executable, '-c', code], env={'PYTHONPATH': 'copied'}, capture_output=True, text=True, check=True).stdout
assert out.split() == [os.path.abspath('copied/json/__init__.py'), os.path.abspath('copied/os.py')], out
os.makedirs('copied/made')
print('fine')
END
fine 'executable deleted: the library still imports, its files are gone' <<'END'
import os, shutil, subprocess, sys
shutil.copy(sys.executable, 'gone')
code = '''import os, sys
os.unlink(sys.executable)
import wave, linecache, inspect
assert inspect.getsource(wave) and not os.path.exists(wave.__file__)
print("fine")'''
print(subprocess.run([os.path.abspath('gone'), '-c', code], capture_output=True, text=True).stdout.strip())
END
if [ "$(id -u)" -eq 0 ]; then enter=''; else enter="$(command -v unshare) --user --map-root-user"; fi
mkdir -p "$tmp/root" && cp "$python" "$tmp/root/python"
# shellcheck disable=SC2086 # words
run $enter "$(command -v chroot || echo /usr/sbin/chroot)" "$tmp/root" /python -c 'import os; print(open(os.__file__).readline().strip(), os.listdir("/python/json")[0])'
if [ "$rc" -ne 0 ] && echo "$err" | grep -Eq '^(chroot|unshare):'; then
    skip 1 "no root to change into: $err"
else
    is "$out" 'r"""OS routines for NT or Posix depending on what system we'\''re on. __init__.py' 'in a root without /proc too'
fi

# --- the stdlib's own tools
fine 'linecache, by a path alone, and after checkcache' <<'END'
import linecache, os, sys, tokenize
path = sys._stdlib_dir + '/json/decoder.py'
assert linecache.getline(path, 1).startswith('"""Implementation of JSONDecoder')
linecache.checkcache()
assert path in linecache.cache and linecache.getlines(path)
with tokenize.open(path) as file:
    assert file.readline() == linecache.getline(path, 1)
print('fine')
END
cat >script.py <<'END'
import json
print(json.loads('[1, 2]'))
END
run "$python" -m trace --count --coverdir cover --missing script.py
is "$rc $err" '0 ' 'trace --count'
like "$(cat cover/json.decoder.cover)" '^ +1:         obj, end = self\.raw_decode\(s, idx=_w\(s, 0\)\.end\(\)\)' 'counts the lines of the library'
like "$(cat cover/json.decoder.cover)" '^>>>>>>             raise JSONDecodeError\("Extra data", s, end\)' 'and shows those that did not run'
run "$python" -m trace --count script.py
is "$rc" 0 'without a folder of its own'
like "$(cat script.cover)" '^    1: print\(json' 'it writes the file beside the script'
like "$err$out" "Could not open '$python/json/decoder.cover' for writing: .*skipping|$python/json/decoder.cover" 'and says that it cannot write beside the library'
run "$python" -m trace --count --coverdir ignoring --ignore-dir="$python" script.py
is "$rc $(echo ignoring/*)" '0 ignoring/script.cover' '--ignore-dir with the library'\''s path leaves it out'
run "$python" -m trace --listfuncs script.py
like "$out" "filename: $python/json/decoder.py, modulename: decoder, funcname: JSONDecoder.raw_decode|modulename: decoder, funcname: JSONDecoder.raw_decode" '--listfuncs'
# The line of raw_decode that calls scan_once, and that of loads that calls decode.
line=$("$python" -c 'import inspect, json
for function, words in (json.JSONDecoder.raw_decode, "self.scan_once("), (json.loads, "_default_decoder.decode("):
    lines, first = inspect.getsourcelines(function)
    print(first + next(number for number, line in enumerate(lines) if words in line))')
upper=${line#*
} line=${line%
*}
printf '%s\n' "break json/decoder.py:$line" 'break textwrap.dedent' "tbreak $python/json/__init__.py:$upper" 'continue' 'continue' \
    'list' 'where' 'p s' 'quit' >commands
run "$python" -m pdb script.py <commands
like "$out" "^\(Pdb\) Breakpoint 1 at $python/json/decoder.py:$line\$" 'pdb: a breakpoint by file and line'
like "$out" "^\(Pdb\) Breakpoint 2 at $python/textwrap.py:[0-9]+\$" 'by function'
like "$out" "^\(Pdb\) Breakpoint 3 at $python/json/__init__.py:$upper\$" 'by path'
like "$out" "^> $python/json/decoder.py\($line\)raw_decode\(\)\$" 'the program stops there'
like "$out" '^-> obj, end = self.scan_once\(s, idx\)' 'the line is shown'
like "$out" "^  $python/json/decoder.py\([0-9]+\)decode\(\)\$" 'so is the way there'
like "$out" "^\(Pdb\) '\[1, 2\]'\$" 'and variables are'
run "$python" -m ast "$python/colorsys.py"
like "$out" "^Module\($" 'python -m ast reads a file of the library'
run "$python" -m tokenize "$python/colorsys.py"
is "$rc" 0 'python -m tokenize'
run "$python" -m inspect json.decoder:JSONDecoder.decode
like "$out" '^    def decode\(self, s, _w=WHITESPACE.match\):' 'python -m inspect'
run "$python" -m pyclbr json.decoder
like "$out" '^ *class JSONDecoder ' 'python -m pyclbr'
run "$python" -m doctest "$python/difflib.py"
is "$rc $out" '0 ' 'python -m doctest'
fine 'modulefinder, importlib by a path, profile, warnings' <<'END'
import cProfile, importlib.util, io, modulefinder, pstats, sys, warnings
top = sys._stdlib_dir
finder = modulefinder.ModuleFinder()
finder.run_script('script.py')
assert finder.modules['json.decoder'].__file__ == top + '/json/decoder.py'
spec = importlib.util.spec_from_file_location('again', top + '/colorsys.py')
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
assert module.rgb_to_hsv(1, 1, 1) == (0.0, 0.0, 1)
profile = cProfile.Profile()
profile.runcall(__import__('json').loads, '[]')
text = io.StringIO()
pstats.Stats(profile, stream=text).print_stats()
assert top + '/json/decoder.py:' in text.getvalue(), text.getvalue()
print('fine')
END
fine 'each installed package is found once' <<'END'
import collections, importlib.metadata
names = collections.Counter(each.name for each in importlib.metadata.distributions())
assert all(count == 1 for count in names.values()), names
print('fine')
END
fine 'all files of the library compile from their paths' <<'END'
import ast, os, sys, sysconfig
count = 0
for folder, _, files in os.walk(sysconfig.get_path('stdlib')):
    for file in files:
        if file.endswith('.py') and count % 5 == 0:
            with open(os.path.join(folder, file), 'rb') as source:
                ast.parse(source.read(), file)
        count += 1
assert count > 500
print('fine')
END
