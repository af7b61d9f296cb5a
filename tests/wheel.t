#!/bin/sh
# Makes wheels as a person would, in a copy of the tree whose dist/ is its own: toys with a backend of their own (what is
# found, what is refused, what is left behind) and pyzmq, which talks to a peer with the distribution's libzmq.
# Reads store/ and vendor/ of this tree and fills them: the C libraries are built here if they are not there.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
. tests/roots.sh
. tests/elfcheck.sh
program elfcheck
plan 64

python=$(command -v "${INGOT_WHEEL_PYTHON:-/usr/bin/python3}" || command -v python3 || true)
if ! scripts/wheel-python "${python:-none}" >"$tmp/python" 2>&1; then
    skip 64 "no interpreter here that wheels can be made for: $(sed -n 1p "$tmp/python")"
    exit
fi
python=$(sed -n "s/^python=//p" "$tmp/python") tag=$(sed -n 's/^python_tag=//p' "$tmp/python")
unset PKG NEEDS SET PYTHON FLOOR TARGET OFFLINE MIRROR INGOT_RUN INGOT_STATUS_FD 2>/dev/null || true

mkdir -p "$tmp/w" "$top/store" "$top/vendor"
cp -a Makefile scripts src recipes patches tests "$tmp/w"
ln -s "$top/store" "$top/vendor" "$tmp/w/"
mkdir -p "$tmp/w/build"
[ ! -d build/bin ] || cp -a build/bin build/obj "$tmp/w/build"
for apt in apt apt-all; do [ ! -d "build/$apt" ] || cp -a "build/$apt" "$tmp/w/build"; done
cd "$tmp/w"
# wheel WORD...: make wheel, for this test's Python; a later word of the same name wins.
wheel() { run make wheel PYTHON="$python" "$@"; }
# left: what lies in dist/wheels.
left() { (cd dist/wheels 2>/dev/null && find . -type f | sort | tr '\n' ' ') || true; }
# refused NAME PATTERN: the last run failed, said so in one sentence, and left nothing.
refused() {
    like "$err" "$2" "$1"
    is "$((rc != 0)) $(left)" '1 ' 'and nothing is left in dist/'
}

# toy NAME: a source folder $tmp/NAME with a build backend of its own, in the tree: it compiles toy.c with the words in `link`
# and packs it. Its files can be changed before the build.
toy() {
    mkdir -p "$tmp/$1"
    cat >"$tmp/$1/pyproject.toml" <<'T'
[build-system]
requires = []  # the backend lies here
build-backend = "backend"
backend-path = ["."]

[project]
name = "toy"
version = "1.0"
requires-python = ">=3.8"
T
    cat >"$tmp/$1/backend.py" <<'P'
import os, shlex, subprocess, sys, sysconfig, zipfile

def get_requires_for_build_wheel(settings=None):
    return []

def build_wheel(folder, settings=None, metadata=None):
    suffix, include = sysconfig.get_config_var("EXT_SUFFIX"), sysconfig.get_path("include")
    tag = "cp%d%d" % sys.version_info[:2]
    name, info = "toy-1.0-%s-%s-linux_x86_64.whl" % (tag, tag), "toy-1.0.dist-info/"
    words = shlex.split(open("link").read())
    subprocess.run([os.environ["CC"], "-I" + include, "-c", "toy.c", "-o", "toy.o"], check=True)
    subprocess.run([os.environ["CC"], "-shared", "toy.o", "-o", "_toy" + suffix] + words, check=True)
    with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:
        wheel.write("_toy" + suffix)
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\nName: toy\nVersion: 1.0\n")
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\nGenerator: toy\nRoot-Is-Purelib: false\nTag: %s-%s-linux_x86_64\n" % (tag, tag))
        wheel.writestr(info + "RECORD", "")
    return name
P
    cat >"$tmp/$1/toy.c" <<'C'
#include <Python.h>
#include <zlib.h>
static PyObject *sum(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    return PyLong_FromUnsignedLong(adler32(0, (const Bytef *)"static", 6));
}
static PyMethodDef methods[] = {{"sum", sum, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_toy", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__toy(void) { return PyModule_Create(&module); }
C
    echo '-lz' >"$tmp/$1/link"
}

# --- asked wrongly
run make wheel
refused 'no PKG: it says how to name one' 'say which package, as in make wheel PKG=pyzmq'
wheel PKG=pyzmq NEEDS='zlib nolib'
refused 'NEEDS of what no recipe makes' "no recipe makes the library 'nolib'"
run make wheels SET=nonsuch PYTHON="$python"
refused 'a SET that is none' 'no package is of SET=nonsuch'
wheel PKG=msgpack PYTHON=/nowhere/python3
refused 'a PYTHON that is not there' 'PYTHON=/nowhere/python3: there is no such program'
wheel PKG=msgpack PYTHON=/bin/true
refused 'a PYTHON that is none' 'PYTHON=/bin/true is no Python'
for fault in 'version_info = (3, 7)|it is Python 3.7' 'implementation|it is Other' 'include|no Python.h in /nowhere; install its headers'; do
    # probe.py sees a Python that is not fit; what it is asked for is made to say so.
    run "$python" -I -c '
import platform, runpy, sys, sysconfig
fault = sys.argv[1]
if fault.startswith("version"): sys.version_info = (3, 7)
if fault == "implementation": platform.python_implementation = lambda: "Other"
if fault == "include": sysconfig.get_path = lambda name: "/nowhere"
runpy.run_path("src/wheel/probe.py")' "${fault%|*}"
    like "$err" "${fault#*|}" "an unfit Python is told: ${fault#*|}"
done
wheel PKG=./nowhere.tar.gz
refused 'a file that is not there' 'nowhere.tar.gz: no such file or folder'

# --- a source that is none
toy good
tar -czf "$tmp/toy-1.0.tar.gz" -C "$tmp" good
head -c 700 "$tmp/toy-1.0.tar.gz" >"$tmp/broken-1.0.tar.gz"
wheel PKG="$tmp/broken-1.0.tar.gz"
refused 'a broken sdist' 'ingot: .*broken-1.0.tar.gz: its source is no whole archive: '
echo text >"$tmp/text-1.0.tar.gz"
wheel PKG="$tmp/text-1.0.tar.gz"
refused 'a file that is no archive' 'text-1.0.tar.gz: its source is no whole archive: .*no tar archive'
mkdir -p "$tmp/empty/inside"
wheel PKG="$tmp/empty"
refused 'a folder that is no package' 'empty: it has neither pyproject.toml nor setup.py'
toy future
sed -i 's/>=3.8/>=4.2/' "$tmp/future/pyproject.toml"
wheel PKG="$tmp/future"
refused 'a package for another Python' 'future: it is for Python >=4.2, and this is 3'
cat >recipes/packages/wrong.mk <<END
wrong.about   := a package whose source is not what the recipe says
wrong.version := 1.0
wrong.licence := MIT
define wrong.source
$(printf wrong | sha256sum | cut -d' ' -f1) file://$tmp/toy-1.0.tar.gz
endef
END
wheel PKG=wrong
refused 'a hash that does not match' "wrong bytes: expected sha256 $(printf wrong | sha256sum | cut -d' ' -f1), got $(sha256sum <"$tmp/toy-1.0.tar.gz" | cut -d' ' -f1)"
rm recipes/packages/wrong.mk
echo 'strange.colour := red' >recipes/packages/strange.mk
wheel PKG=msgpack
refused 'a field that packages have not' 'these are no fields of a package: strange.colour'
rm recipes/packages/strange.mk

# --- builds that fail
toy network
sed -i 's/^def build_wheel.*/&\n    import urllib.request; urllib.request.urlopen("http:\/\/downloads.invalid\/x")/' "$tmp/network/backend.py"
wheel PKG="$tmp/network" NEEDS=zlib
refused 'a backend that downloads' 'network: its build wants the network, which it has not got'
toy unknown
echo '-lz -lnosuch' >"$tmp/unknown/link"
wheel PKG="$tmp/unknown" NEEDS=zlib
refused 'a library that no recipe makes: package, library and link are named' \
    'unknown: links with -lnosuch, which is no part of this build \(link of _toy.*so\): no recipe makes it'
wheel PKG="$tmp/good"
refused 'a header of a library that is not in NEEDS' 'zlib.h: No such file'
toy lacks
sed -i -e '/zlib.h/d' -e 's/adler32(.*6))/6)/' "$tmp/lacks/toy.c"
wheel PKG="$tmp/lacks"
refused 'a library that NEEDS should name' 'links with -lz, .*: recipe zlib makes it: add NEEDS="zlib"'
toy undefined
sed -i 's/adler32(.*6))/nowhere_to_be_found())/; s/^static PyObject/unsigned long nowhere_to_be_found(void);\n&/' "$tmp/undefined/toy.c"
wheel PKG="$tmp/undefined" NEEDS=zlib
refused 'an undefined symbol: the object and the symbol are named' 'undefined: _toy.*[.]so would not load'
like "$err" 'nowhere_to_be_found' 'by elfcheck'

# --- a good one
wheel PKG="$tmp/toy-1.0.tar.gz" NEEDS=zlib
is "$rc" 0 'an sdist that links zlib'
[ "$rc" -eq 0 ] || diag "$err"
made=$(cd dist/wheels && echo *.whl)
like "$made" "^toy-1[.]0-$tag-$tag-manylinux_2_[0-9]+_x86_64([.]manylinux(1|2010|2014)_x86_64)?[.]whl$" 'has a tag that its symbols deserve'
is "$(cd dist/wheels && sha256sum -c --quiet SHA256SUMS && find . -type f | sed 's|./||; s/.*\(x86_64\)//' | sort | tr '\n' ' ')" \
    '.elfcheck.txt .json .whl SHA256SUMS ' 'beside it the report, the manifest and the checksums'
run "$python" -I -c '
import base64, hashlib, sys, zipfile
wheel = zipfile.ZipFile(sys.argv[1])
for line in wheel.read("toy-1.0.dist-info/RECORD").decode().splitlines():
    name, digest, size = line.split(",")
    if not digest:
        continue
    data = wheel.read(name)
    assert int(size) == len(data) and digest == "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
tags = [line[5:] for line in wheel.read("toy-1.0.dist-info/WHEEL").decode().splitlines() if line.startswith("Tag: ")]
stem, platforms = sys.argv[1].split("/")[-1][8:-4].rsplit("-", 1)
assert tags == [stem + "-" + each for each in platforms.split(".")], tags
print("right", *sorted(wheel.namelist())[1:])' "dist/wheels/$made"
is "$out" 'right toy-1.0.dist-info/METADATA toy-1.0.dist-info/RECORD toy-1.0.dist-info/WHEEL toy-1.0.dist-info/licenses/zlib/LICENSE' 'RECORD has the hash of every member, WHEEL the tags of the name; the licence of zlib is there'
mkdir "$tmp/installed"
"$python" -I -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])' "dist/wheels/$made" "$tmp/installed"
run env PYTHONPATH="$tmp/installed" "$python" -B -c 'import _toy, zlib; print(_toy.sum() == zlib.adler32(b"static", 0))'
is "$out" True 'it is imported, and computes what zlib computes'
object=$(echo "$tmp"/installed/*.so)
is "$(readelf -dW "$object" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' | grep -vcx 'libc[.]so[.]6')" 0 'it needs nothing but libc'
is "$(nm -D --defined-only "$object" | awk '{ print $NF }')" PyInit__toy 'and shows its init function alone'
if (inflating "dist/wheels/$made"); then
    inflating "dist/wheels/$made"
    run "$bin/elfcheck" -q --profile wheel "dist/wheels/$made"
    is "$rc $out" '0 ' 'elfcheck finds nothing in the file that pip gets'
else
    skip 1 "$no_zlib"
fi
like "$(cat dist/wheels/*.json)" '"archive": "libz.a"' 'the manifest names the archive'
sum=$(sha256sum <"dist/wheels/$made")
touch -d 2001-01-01 "$tmp"/good/*
tar -czf "$tmp/toy-1.0.tar.gz" -C "$tmp" good
wheel PKG="$tmp/toy-1.0.tar.gz" NEEDS=zlib
is "$(sha256sum <"dist/wheels/$made")" "$sum" 'built twice, other times: the same bytes'
run make extension PYTHON="$python" PKG="$tmp/good" NEEDS=zlib
is "$(cd dist/wheels/toy-1.0-"$tag-$tag" && find . -type f | sed 's|./||; s/_toy.*so/object/' | sort -r | tr '\n' ' ')" 'object elfcheck.txt ' 'make extension: the object and its report'
toy pure
cat >"$tmp/pure/backend.py" <<'P'
import zipfile
def build_wheel(folder, settings=None, metadata=None):
    with zipfile.ZipFile(folder + "/toy-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("toy.py", "")
        wheel.writestr("toy-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: toy\nVersion: 1.0\n")
        wheel.writestr("toy-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: toy\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    return "toy-1.0-py3-none-any.whl"
P
wheel PKG="$tmp/pure"
like "$rc $err $out" '^0 .*pure Python, nothing was compiled|any.whl: it is pure Python' 'a pure package: it says so'
rm -rf dist

# --- a set: packages with a recipe, side by side
hashes=''
for name in one two; do
    toy "$name"
    sed -i "s/toy-1.0/$name-1.0/g; s/Name: toy/Name: $name/" "$tmp/$name/backend.py"
    tar -czf "$tmp/$name.tar.gz" -C "$tmp" "$name"
    hash=$(sha256sum <"$tmp/$name.tar.gz" | cut -d' ' -f1)
    hashes="$hashes vendor/$hash vendor/$hash.from"
    : >"recipes/packages/$name.lock"
    printf "$name.%s\n" 'about := a toy' 'version := 1.0' 'licence := MIT' 'set := toys' 'needs := zlib' 'modules := _toy' >"recipes/packages/$name.mk"
    printf '%s\n' "define $name.source" "$hash file://$tmp/$name.tar.gz" endef >>"recipes/packages/$name.mk"
done
run make wheels SET=toys PYTHON="$python"
is "$rc $(cd dist/wheels && for file in *.whl; do echo "${file%%-*}"; done | tr '\n' ' ') $(wc -l <dist/wheels/SHA256SUMS)" '0 one two  2' 'make wheels SET=: each package of the set'
[ "$rc" -eq 0 ] || diag "$err"
rm -rf dist
sed -i 's/:= _toy/:= _other/' recipes/packages/one.mk
wheel PKG=one
refused 'a module that the recipe promises and the wheel has not' 'one: the wheel has no module _other'
run make -j1 wheels SET=toys PYTHON="$python"
like "$((rc != 0)) $(cd dist/wheels && echo *.whl) $(echo "$err" | tr '\n' ' ')" '^1 two-1[^ ]*.whl .*one: the wheel has no module _other' \
    'one that fails keeps none after it from being made'
rm -rf dist
# shellcheck disable=SC2086 # words
rm -rf recipes/packages/one.* recipes/packages/two.* $hashes

# --- pyzmq, from the index or, where that is out of reach, from the distribution's archive
wheel PKG=pyzmq
if [ "$rc" -ne 0 ] && printf '%s\n' "$err" | grep -q 'could be had from anywhere'; then
    skip 10 'neither the index nor the distribution is in reach'
    exit
fi
is "$rc" 0 'pyzmq'
[ "$rc" -eq 0 ] || diag "$err"
made=$(cd dist/wheels && echo pyzmq*.whl)
like "$made" "^pyzmq-[0-9.]*-$tag-$tag-manylinux_2_17_x86_64.manylinux2014_x86_64.whl$" 'is a wheel for any system since 2014'
unzip=$tmp/pyzmq
"$python" -I -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])' "dist/wheels/$made" "$unzip"
is "$(find "$unzip" -name '*.so*' | wc -l) $(find "$unzip" -name '*.libs' | wc -l)" '1 0' 'with one shared object and no .libs'
object=$(find "$unzip" -name '*.so')
is "$(readelf -dW "$object" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' | grep -vcE '^(libc|libm|libpthread|librt|libdl)[.]so[.]|^ld-linux')" 0 'which needs libc alone'
is "$(nm -D --defined-only "$object" | awk '{ print $NF }')" PyInit__zmq 'and shows its init function'
# A virtual environment of the person's Python, pip of whatever Python there is.
"$python" -I -m venv --without-pip "$tmp/venv"
if command -v pip3 >/dev/null; then
    run pip3 --python "$tmp/venv/bin/python" install -q --no-index --no-deps --disable-pip-version-check "dist/wheels/$made"
    is "$rc" 0 'pip installs it'
    sed -n '/^define pyzmq.smoke/,/^endef/p' recipes/packages/pyzmq.mk | sed '1d;$d' >"$tmp/smoke.py"
    run env -i "$tmp/venv/bin/python" -I "$tmp/smoke.py"
    is "$rc $err" '0 ' 'and its smoke test passes'
else
    skip 2 'no pip here'
fi
# A peer with the distribution's own library: ours asks, it answers; and the other way round.
cat >"$tmp/peer.py" <<'P'
import ctypes, sys
zmq = ctypes.CDLL(sys.argv[1])
zmq.zmq_ctx_new.restype = zmq.zmq_socket.restype = ctypes.c_void_p
zmq.zmq_socket.argtypes = [ctypes.c_void_p, ctypes.c_int]
zmq.zmq_connect.argtypes = zmq.zmq_bind.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
zmq.zmq_send.argtypes = zmq.zmq_recv.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int]
REQ, REP = 3, 4
context = zmq.zmq_ctx_new()
asker, answerer = zmq.zmq_socket(context, REQ), zmq.zmq_socket(context, REP)
assert zmq.zmq_connect(answerer, sys.argv[2].encode()) == 0 and zmq.zmq_connect(asker, sys.argv[3].encode()) == 0
buffer = ctypes.create_string_buffer(100)
length = zmq.zmq_recv(answerer, buffer, 100, 0)
assert zmq.zmq_send(answerer, buffer.raw[:length][::-1], length, 0) == length
assert zmq.zmq_send(asker, b"peer asks", 9, 0) == 9
length = zmq.zmq_recv(asker, buffer, 100, 0)
assert buffer.raw[:length] == b"peer is told", buffer.raw[:length]
P
cat >"$tmp/ours.py" <<'P'
import subprocess, sys, zmq
with zmq.Context() as context, context.socket(zmq.REQ) as asker, context.socket(zmq.REP) as answerer:
    asker.rcvtimeo = answerer.rcvtimeo = 30000
    ports = ["tcp://127.0.0.1:%d" % each.bind_to_random_port("tcp://127.0.0.1") for each in (asker, answerer)]
    peer = subprocess.Popen([sys.executable, "-I", sys.argv[1], sys.argv[2], *ports])
    asker.send(b"static")
    assert asker.recv() == b"citats"
    assert answerer.recv() == b"peer asks"
    answerer.send(b"peer is told")
    assert peer.wait(30) == 0
    print("both ways")
P
if make_root peer "$roots_own" libzmq5 libbsd0 libmd0 libnorm1 libpgm-5.3-0 libsodium23 libgssapi-krb5-2 libkrb5-3 libk5crypto3 libkrb5support0 \
    libcom-err2 libkeyutils1 && library=$(find "$tmp/peer/root" -name libzmq.so.5) && [ -n "$library" ] &&
    LD_LIBRARY_PATH=$(dirname "$library") "$python" -I -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$library" 2>"$tmp/.err"; then
    run env LD_LIBRARY_PATH="$(dirname "$library")" PYTHONPATH="$unzip" "$python" -B "$tmp/ours.py" "$tmp/peer.py" "$library"
    is "$out" 'both ways' "it talks with the distribution's libzmq, both ways"
    [ "$rc" -eq 0 ] || diag "$err"
else
    skip 1 "the distribution's libzmq cannot be had: $(tail -n 1 "$tmp/.err")"
fi
sum=$(sha256sum <"dist/wheels/$made")
rm -rf dist
wheel PKG=pyzmq
is "$(sha256sum <"dist/wheels/$made")" "$sum" 'built twice: the same bytes'
# From the distribution's sources alone: an index that is none, and nothing of it in vendor/.
rm vendor && mkdir vendor
for file in "$top"/vendor/*.from; do
    case $(cat "$file") in pypi:*) ;; *) ln "${file%.from}" "$file" vendor/ 2>/dev/null || cp "${file%.from}" "$file" vendor/ ;; esac
done
run env PIP_INDEX_URL=http://127.0.0.1:1/ make wheel PYTHON="$python" PKG=pyzmq
if [ "$rc" -ne 0 ] && printf '%s\n' "$err" | grep -q 'could be had from anywhere'; then
    skip 1 "the distribution's archive is out of reach"
else
    is "$rc $(cd dist/wheels && echo pyzmq*.whl)" "0 $made" "from the distribution's sources alone"
    [ "$rc" -eq 0 ] || diag "$err"
fi
