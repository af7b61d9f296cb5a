#!/bin/sh
# Tools of PyPI that look at the standard library, in the interpreter that holds it inside its own file: coverage, pylint, jedi, mypy,
# IPython and debugpy, of the versions in tests/tools-pypi.lock, installed by the interpreter's own pip. What they say is what they say
# in a Python that is installed in folders. Reads $INGOT_PYTHON (dist/python3.13). INGOT_TOOLS=all: else nothing (make check-tools).
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
plan 27

python=${INGOT_PYTHON:-$top/dist/python3.13}
[ -x "$python" ] || bail "$python is not there: run make first, or set INGOT_PYTHON"
if [ "${INGOT_TOOLS-}" != all ]; then
    skip "$tests_planned" 'only with INGOT_TOOLS=all, since it downloads 10 MB: make check-tools'
    exit
fi
mkdir -p "$tmp/bin" "$tmp/work"
cp "$python" "$tmp/bin/python"
python=$tmp/bin/python
run "$python" -m venv "$tmp/env"
is "$rc" 0 'an environment'
run "$tmp/env/bin/pip" install -q --disable-pip-version-check --only-binary :all: --require-hashes -r tests/tools-pypi.lock
is "$rc" 0 'pip installs the tools'
[ "$rc" -eq 0 ] || diag "$err"
cd "$tmp/work"

# tool COMMAND WORD...: in the environment, without the person's settings.
tool() {
    env -i HOME="$tmp" TMPDIR="$tmp" PATH="$tmp/env/bin:$PATH" LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 ${core:+"COVERAGE_CORE=$core"} "$@"
}

# --- coverage
cat >script.py <<'END'
"""A script."""
import json
import sys


def other():
    """Not called."""
    return 1


print(json.loads("[1, 2]"), len(sys.argv))
END
for core in pytrace sysmon; do
    run tool coverage run script.py
    is "$rc $out" '0 [1, 2] 1' "coverage run, $core"
    run tool coverage report --show-missing
    is "$rc $(echo "$out" | grep '[.]py')" '0 script.py       5      1    80%   8' 'report: the script alone, and what it did not run'
    [ -z "$err" ] || diag "$err"
done
core=''
run tool coverage run --branch script.py
run tool coverage report
like "$out" '^script.py +5 +1 +0 +0 +80%$' 'branches'
run tool coverage html -q -d html
is "$rc $(ls html/script_py.html)" '0 html/script_py.html' 'html'
run tool coverage xml -q
is "$rc $(grep -c '<class name="script.py"' coverage.xml)" '0 1' 'xml'
run tool coverage run --pylib script.py
is "$rc" 0 'coverage run --pylib measures the library too'
run tool coverage report
like "$out" "^$python/json/decoder.py +[0-9]+ +[0-9]+ +[0-9]+%\$" 'and reports its files'
unlike "$err" 'No source|Couldn.t parse' 'all of which it reads'
run tool coverage html -q -d pylib
is "$rc" 0 'and shows'
like "$(cat pylib/z_*_decoder_py.html)" '<span class="nam">raw_decode</span>' 'with their lines'

# --- pylint
cat >lint.py <<'END'
"""Has faults of each kind that needs the library's sources."""
import asyncio
import email.mime.text
import json
import os.path
import xml.dom.minidom

import nothing_such

print(json.lods("1"), os.path.jion("a"), asyncio.run, nothing_such)
print(email.mime.text.MIMEText("x").no_such(), xml.dom.minidom.parseString("<a/>"))
print(json.loads("1", "2", "3"), json.JSONDecoder().decod("1"))
END
run tool pylint --score=n lint.py
is "$out" "************* Module lint
lint.py:8:0: E0401: Unable to import 'nothing_such' (import-error)
lint.py:10:6: E1101: Module 'json' has no 'lods' member; maybe 'loads'? (no-member)
lint.py:10:22: E1101: Module 'posixpath' has no 'jion' member (no-member)
lint.py:10:22: E1101: Module 'ntpath' has no 'jion' member (no-member)
lint.py:11:6: E1101: Instance of 'MIMEText' has no 'no_such' member (no-member)
lint.py:12:6: E1121: Too many positional arguments for function call (too-many-function-args)
lint.py:12:33: E1101: Instance of 'JSONDecoder' has no 'decod' member; maybe 'decode'? (no-member)" 'pylint knows the library'
[ -z "$err" ] || diag "$err"
run "$python" -c 'import sys
skip = {"antigravity", "this", "idlelib", "turtle", "turtledemo", "tkinter", "nt", "winreg", "msvcrt", "_winapi", "_overlapped", "_wmi", "winsound", "_scproxy"}
print(*(f"import {name}" for name in sorted(sys.stdlib_module_names - skip) if not name.startswith("_")), sep="\n")'
echo "$out" >every.py
run tool pylint --score=n --disable=all --enable=import-error,syntax-error,astroid-error every.py
is "$rc $out" '0 ' 'pylint finds every module'
run tool pylint --score=n --errors-only colorsys
is "$rc $out" '0 ' 'pylint checks a module of the library by its name'

# --- jedi
cat >complete.py <<'END'
import inspect, jedi, json
def names(code):
    return [each.name for each in jedi.Script(code).complete()]
def definition(code, line, column):
    name, = jedi.Script(code).goto(line, column, follow_imports=True)
    return name
print(names('import json\njson.lo'), 'json' in names('import js'), 'decoder' in names('from json import dec'))
where = definition('import json\njson.loads', 2, 6)
print(where.module_path, where.line == inspect.getsourcelines(json.loads)[1])
print(definition('import json\njson.JSONDecoder().raw_decode', 2, 25).docstring().partition('\n')[0])
print([each.name for each in jedi.Interpreter('json.lo', [{'json': json}]).complete()])
# typeshed has no stubs for these: their sources are read.
print(definition('import _strptime\n_strptime._getlang', 2, 12).full_name)
print([each.name for each in jedi.Script('import json.scanner\njson.scanner.').complete()][:3])
print({each.name for each in jedi.Script('import ').complete()} >= {'json', 'sys', '_strptime', 'asyncio', 'jedi'})
END
run tool python complete.py
is "$out" "['load', 'loads'] True True
$python/json/__init__.py True
raw_decode(s: str, idx: int=0) -> tuple[Any, int]
['load', 'loads']
_strptime._getlang
['c_make_scanner', 'make_scanner', 'NUMBER_RE']
True" 'jedi completes, and goes to definitions in the library'
[ "$rc" -eq 0 ] || diag "$err"

# --- mypy
cat >typed.py <<'END'
import json
import os
value: int = json.dumps(1)
name: str = os.path.join("a", "b")
END
run tool mypy typed.py
is "$rc $out" '1 typed.py:3: error: Incompatible types in assignment (expression has type "str", variable has type "int")  [assignment]
Found 1 error in 1 file (checked 1 source file)' 'mypy'
[ -z "$err" ] || diag "$err"

# --- IPython
printf '%s\n' 'import json' 'json.loads?' 'json.JSONDecoder.raw_decode??' 'json.loads("{")' '%timeit -n1 -r1 json.loads("1")' \
    'get_ipython().complete("json.lo")' '%psource json.scanner' '%prun json.loads("1")' >commands
run tool ipython --no-banner --colors=NoColor --HistoryManager.enabled=False <commands
is "$rc" 0 'ipython'
like "$out" "^File: +$python/json/__init__.py|^File: +~/bin/python/json/__init__.py" 'shows where a function is'
like "$out" '^            obj, end = self.scan_once\(s, idx\)$' 'its source'
like "$out" '^--> [0-9]+     obj, end = self.scan_once\(s, idx\)' 'the lines of a traceback'
like "$out" "'json.load', 'json.loads'|'load', 'loads'|json.load.*json.loads" 'completes'
like "$out" 'NUMBER_RE = re.compile' 'a module'\''s source'
like "$out" 'json/decoder.py:|decoder.py:' 'and profiles'

# --- debugpy: an editor's side of the protocol
cat >editor.py <<'END'
"""Debugs a script by debugpy's adapter, as an editor does; prints what it saw. editor.py SCRIPT FILE LINE"""
import json, subprocess, sys
script, file, line = sys.argv[1:]
adapter = subprocess.Popen([sys.executable, '-m', 'debugpy.adapter'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
sent, events, answers = 0, [], {}
def read():
    length = 0
    while header := adapter.stdout.readline().strip():
        if header.lower().startswith(b'content-length:'):
            length = int(header.partition(b':')[2])
    message = json.loads(adapter.stdout.read(length)) if length else sys.exit(f'the adapter ended: {events}')
    if message['type'] == 'response':
        answers[message['request_seq']] = message
    else:
        events.append(message)
def send(command, **arguments):
    global sent
    sent += 1
    data = json.dumps({'seq': sent, 'type': 'request', 'command': command, 'arguments': arguments}).encode()
    adapter.stdin.write(b'Content-Length: %d\r\n\r\n%s' % (len(data), data))
    adapter.stdin.flush()
    return sent
def ask(command, **arguments):
    number = send(command, **arguments)
    while number not in answers:
        read()
    assert answers[number]['success'], answers[number]
    return answers[number].get('body')
def event(name):
    while not (found := [each for each in events if each['event'] == name]):
        read()
    events.remove(found[0])
    return found[0].get('body')
def stop():
    stopped = event('stopped')
    return stopped, ask('stackTrace', threadId=stopped['threadId'])['stackFrames']
ask('initialize', adapterID='test', pathFormat='path', linesStartAt1=True)
launch = send('launch', program=script, justMyCode=False, console='internalConsole', python=[sys.executable])
event('initialized')
breakpoint, = ask('setBreakpoints', source={'path': file}, breakpoints=[{'line': int(line)}])['breakpoints']
ask('configurationDone')
stopped, frames = stop()
print(breakpoint['verified'], stopped['reason'], [frame['name'] for frame in frames[:3]], frames[0]['source']['path'], frames[0]['line'])
ask('next', threadId=stopped['threadId'])
stopped, frames = stop()
print(frames[0]['line'], ask('evaluate', expression='s', frameId=frames[0]['id'])['result'])
ask('continue', threadId=stopped['threadId'])
event('terminated')
ask('disconnect')
adapter.stdin.close()
adapter.wait()
END
line=$("$python" -c 'import inspect, json
lines, first = inspect.getsourcelines(json.JSONDecoder.decode)
print(first + next(number for number, line in enumerate(lines) if "raw_decode" in line))')
run tool timeout 120 python editor.py "$tmp/work/script.py" "$python/json/decoder.py" "$line"
is "$out" "True breakpoint ['decode', 'loads', '<module>'] $python/json/decoder.py $line
$((line + 1)) '[1, 2]'" 'debugpy stops at a breakpoint in the library and steps there'
[ "$rc" -eq 0 ] || diag "$err"
