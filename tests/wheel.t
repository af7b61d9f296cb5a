#!/bin/sh
# Makes wheels as a person would, in a copy of the tree whose dist/ is its own: toys with a backend of their own (what is
# found, what is refused, what is left behind) and pyzmq, which talks to a peer with the distribution's libzmq.
# Reads store/ and vendor/ of this tree and fills them: the C libraries are built here if they are not there.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
. tests/roots.sh
. tests/elfcheck.sh
program elfcheck
plan 107

python=$(command -v "${INGOT_WHEEL_PYTHON:-/usr/bin/python3}" || command -v python3 || true)
if ! scripts/wheel/python "${python:-none}" >"$tmp/python" 2>&1; then
    skip "$tests_planned" "no interpreter here that wheels can be made for: $(sed -n 1p "$tmp/python")"
    exit
fi
python=$(sed -n "s/^python=//p" "$tmp/python") tag=$(sed -n 's/^python_tag=//p' "$tmp/python")
unset PKG NEEDS SET PYTHON FLOOR TARGET OFFLINE MIRROR INGOT_RUN INGOT_STATUS_FD 2>/dev/null || true

mkdir -p "$tmp/w" "$top/store" "$top/vendor"
cp -a Makefile scripts src recipes patches tests "$tmp/w"
ln -s "$top/store" "$top/vendor" "$tmp/w/"
mkdir -p "$tmp/w/build"
programs_in "$tmp/w/build"
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
refused 'a header of a library that is not in NEEDS' 'finds no header zlib.h: recipe zlib makes it: add NEEDS="zlib"'
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
wheel PKG="$tmp/toy-1.0.tar.gz" NEEDS=zlib KEEP=1
is "$(sha256sum <"dist/wheels/$made")" "$sum" 'built twice, other times: the same bytes'
# Both calls of the compiler, from its record: alone, and done again.
run "$python" -I -B tests/compiler-cost.py "$PWD/build/work/wheel-toy-1.0-$tag" 10 1
is "$rc $err $(echo "$out" | sed 's/\t[-0-9.]*\t/ N /; s/ [0-9.]* s,/ N s,/' | tr '\n' '|')" '0  wrapper: a call, ms N 2 calls in that build, 2 measured|wrapper: '"all calls, % of the build's wall time N goal: 3|wrapper: its compiles and links again, times those without N N s, 2 lines; goal: 1.03|" 'KEEP=1 keeps the record of the compiler, and what the wrapper costs can be measured'
rm -rf build/work/wheel-toy*
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

# --- CMake finds the libraries of NEEDS, by their descriptions and by its own modules, and no others
toy cmaked
cmake=$(command -v cmake) || cmake=
cat >"$tmp/cmaked/CMakeLists.txt" <<'C'
cmake_minimum_required(VERSION 3.15)
project(toy C)
find_package(PNG 1.6 ${MODE} REQUIRED)
get_target_property(closure PNG::PNG INTERFACE_LINK_LIBRARIES)
list(TRANSFORM closure REPLACE ".*/" "")
find_package(EXPAT ${MODE} REQUIRED)
find_package(zstd QUIET)
find_package(BZip2 QUIET)
find_package(PNG 99 CONFIG QUIET)
file(WRITE ${CMAKE_BINARY_DIR}/found.txt "${closure} zstd=${zstd_FOUND} BZip2=${BZip2_FOUND} newer=${PNG_FOUND}")
add_library(_toy MODULE toy.c)
target_include_directories(_toy PRIVATE ${INCLUDE})
target_link_libraries(_toy PRIVATE PNG::PNG EXPAT::EXPAT)
set_target_properties(_toy PROPERTIES PREFIX "" SUFFIX "${SUFFIX}")
C
sed -i -e 's/zlib.h/png.h/; s/^static PyObject/#include <expat.h>\n&/' \
    -e 's/adler32(.*6))/png_access_version_number() + !png_create_read_struct(PNG_LIBPNG_VER_STRING, 0, 0, 0) + !XML_ParserCreate(NULL))/' "$tmp/cmaked/toy.c"
sed -i -e '/"-c", "toy.c"/c\    os.environ["CMAKE_PREFIX_PATH"] = words[1]\n    subprocess.run([words[0], "-S.", "-Bmade", "-DINCLUDE=" + include, "-DSUFFIX=" + suffix, words[2]], check=True)' \
    -e '/"toy.o", "-o"/c\    subprocess.run([words[0], "--build", "made"], check=True)' \
    -e 's|wheel.write("_toy" + suffix)|wheel.write("made/_toy" + suffix, "_toy" + suffix); wheel.write("made/found.txt", "toy_found.txt")|' "$tmp/cmaked/backend.py"
# What the machine has is out of sight: as a folder is here that CMake would look into.
mkdir -p "$tmp/machine/lib/cmake/zstd"
echo 'set(zstd_FOUND TRUE)' >"$tmp/machine/lib/cmake/zstd/zstd-config.cmake"
cat >"$tmp/find.cmake" <<'C'
find_package(zstd)
message(STATUS "zstd=${zstd_FOUND}")
C
if [ -z "$cmake" ]; then
    skip 8 'no cmake here'
else
    like "$(CMAKE_PREFIX_PATH=$tmp/machine "$cmake" -P "$tmp/find.cmake")" 'zstd=(1|TRUE)' 'CMake finds a package of the machine'
    for mode in CONFIG MODULE; do
        rm -rf dist "$tmp/installed"
        echo "$cmake $tmp/machine -DMODE=$mode" >"$tmp/cmaked/link"
        wheel PKG="$tmp/cmaked" NEEDS='libpng expat'
        is "$rc" 0 "find_package($mode) in the build of a wheel"
        [ "$rc" -eq 0 ] || diag "$err"
        "$python" -I -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])' dist/wheels/*.whl "$tmp/installed"
        like "$(cat "$tmp/installed/toy_found.txt")" ' zstd=0? BZip2=(0|FALSE)? newer=0?$' 'finds neither what NEEDS does not name nor a newer one'
        run env PYTHONPATH="$tmp/installed" "$python" -B -c 'import _toy; print(_toy.sum() >= 10600)'
        is "$out" True 'and what it links is there, with all that it needs'
        [ "$mode" = MODULE ] || like "$(cat "$tmp/installed/toy_found.txt")" '^(m;libz.a|libz.a;m) ' 'the target has the closure'
    done
fi
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

# --- what was made of the same is there; of anything else, it is made anew
made=$(cd dist/wheels && echo one-*.whl)
# again NAME PATTERN WORD...: make wheel once more says so.
again() {
    name=$1 pattern=$2
    shift 2
    wheel PKG=one "$@"
    like "$rc $out$err" "^0 .*/$made: $pattern" "$name"
}
touch -d 2001-01-01 "dist/wheels/$made"
sum=$(sha256sum <"dist/wheels/$made")
again 'nothing has changed: up to date' 'up to date'
is "$(stat -c %Y "dist/wheels/$made") $(cd build/work && echo wheel-one*)" "$(date -d 2001-01-01 +%s) wheel-one*" 'and nothing was touched, nothing left'
run make extension PYTHON="$python" PKG=one
like "$rc $out$err" '^0 .*1 shared objects, checked' 'make extension makes what was asked for'
echo '# another text' >>recipes/packages/one.lock
again 'another lock file: built' '[0-9]+ KiB, checked'
sed -i 's/a toy/another toy/' recipes/packages/one.mk
again 'another recipe: built' '[0-9]+ KiB, checked'
again 'other NEEDS: built' '[0-9]+ KiB, checked' NEEDS=zlib
again 'the same NEEDS: up to date' 'up to date' NEEDS=zlib
echo more >>"dist/wheels/$made"
again 'the wheel has other bytes: built' '[0-9]+ KiB, checked' NEEDS=zlib
is "$(sha256sum <"dist/wheels/$made")" "$sum" 'and is what it was'
rm dist/wheels/one-*.elfcheck.txt
again 'its report is gone: built' '[0-9]+ KiB, checked' NEEDS=zlib
sed -i "/$made/d" dist/wheels/SHA256SUMS
again 'its checksum is gone: built' '[0-9]+ KiB, checked' NEEDS=zlib
# The rest of what a key is made of, on the key itself, in the run that was the last.
wheel_run=$(find build/run -mindepth 2 -maxdepth 2 -name graph -printf '%T@ %h/\n' | sort -rn | sed -n '1s/.* //p')
key() { INGOT_RUN=${wheel_run%/} scripts/wheel/key "$tmp/keyed"; }
mkdir "$tmp/keyed" "$tmp/headers"
# And what a build may say that it does not find. libpng is there, so it is not what lacks.
printf '%s\n' "spec='wants'" >"$tmp/keyed/vars.sh"
echo store/0123456789abcdef/libpng >"$tmp/keyed/libraries"
cat >"$tmp/keyed/log" <<'L'
a.c:1:10: fatal error: openssl/evp.h: No such file or directory
a.c:2:10: fatal error: openssl/evp.h: No such file or directory
a.c:3:10: fatal error: lber.h: No such file or directory
Package 'libzmq', required by 'virtual:world', not found
Package libpng was not found in the pkg-config search path.
CMake Error: Could NOT find JPEG (missing: JPEG_LIBRARY JPEG_INCLUDE_DIR)
meson.build:3:0: ERROR: Dependency "yaml-0.1" not found, tried pkgconfig
L
explained() { INGOT_RUN=${wheel_run%/} scripts/wheel/explain "$tmp/keyed" "$tmp/keyed/log" | sed -n 's/^ingot: wants: finds no //p'; }
is "$(explained)" \
    'header openssl/evp.h: recipe openssl makes it: add NEEDS="openssl"
header lber.h, and no recipe makes it
library libzmq: recipe libzmq makes it: add NEEDS="libzmq"
library JPEG: recipe libjpeg-turbo makes it: add NEEDS="libjpeg-turbo"
library yaml-0.1: recipe libyaml makes it: add NEEDS="libyaml"' 'what the compiler, pkg-config, CMake and Meson miss is told with its recipe'
mkdir "$tmp/keyed/lookups"
echo 'mariadb NOT-FOUND' >"$tmp/keyed/lookups/1"
printf '%s\n' 'libpng [1.6.50]' 'libzmq>=4 NOT-FOUND' >"$tmp/keyed/lookups/2"
echo 'Exception: say where it is' >"$tmp/keyed/log"
is "$(explained)" 'library libzmq: recipe libzmq makes it: add NEEDS="libzmq"
library mariadb, and no recipe makes it' 'and what pkg-config was asked for in vain, when nobody tells'
printf '%s\n' "$(cat "$tmp/python")" "TARGET='x86_64-linux-gnu.2.17'" "fields='${wheel_run}packages'" 'package=one' >"$tmp/keyed/vars.sh"
first=$(key)
is "$(key)" "$first" 'asked twice, the key is the same'
# otherwise NAME: the key is one, and not that.
otherwise() {
    now=$(key) || now=
    case $now in '' | "$first") ok 1 "another key for $1" && diag "$now" ;; *) ok 0 "another key for $1" ;; esac
}
cp "$tmp/keyed/vars.sh" "$tmp/vars"
for change in 's/2[.]17/2.18/' "s/^python_full=.*/python_full=3.99.1/" "s|^python=.*|python=/bin/true|" "s|^python_include=.*|python_include=$tmp/headers|"; do
    sed "$change" "$tmp/vars" >"$tmp/keyed/vars.sh"
    otherwise "$change"
done
first=$(key)
echo '/* another */' >"$tmp/headers/Python.h"
otherwise 'other headers'
cp "$tmp/vars" "$tmp/keyed/vars.sh"
first=$(key)
for file in scripts/wheel/dist src/wheel/pack.py src/compiler/line.c src/elfcheck/check_wheel.c; do
    cp -p "$file" "$tmp/kept"
    echo >>"$file"
    otherwise "another $file"
    cp -p "$tmp/kept" "$file"
done
sed -i '/^ *recipe zlib$/,/^ *recipe /{/^ *field version$/{n;s/.*/\t9/}}' "$wheel_run/graph"
otherwise 'another zlib'
rm -rf dist
# --- made twice, and beside the index's
toy drift
sed -i -e 's/toy-1.0/drift-1.0/g; s/Name: toy/Name: drift/' -e 's/Version: 1.0.n")$/Version: 1.0\\nSummary: %s\\n" % os.urandom(8).hex())/' \
    "$tmp/drift/backend.py"
tar -czf "$tmp/drift.tar.gz" -C "$tmp" drift
hash=$(sha256sum <"$tmp/drift.tar.gz" | cut -d' ' -f1)
hashes="$hashes vendor/$hash vendor/$hash.from"
: >recipes/packages/drift.lock
sed -e 's/^\(define \)*one[.]/\1drift./' -e "s|^[0-9a-f]* file:.*|$hash file://$tmp/drift.tar.gz|" recipes/packages/one.mk >recipes/packages/drift.mk
run make check-repro-wheels PYTHON="$python" SET=toys
is "$rc $(echo "$out" | sed 's/ the same \(...\)-1.0-.*manifest$/\1/' | tr '\n' ' ')" '2 one:one two:two ' 'check-repro-wheels: each honest package of a set is the same twice'
like "$err" '^drift: whl json differ: dist/wheels/drift-1[.]0-.*' 'and a wheel that is not is named'
is "$(echo "$err" | grep '^  drift')" "  drift-1.0.dist-info/METADATA
  drift-1.0.dist-info/RECORD" 'with those of its members that differ'
if command -v pip3 >/dev/null; then
    mkdir "$tmp/others" "$tmp/index"
    cp dist/wheels/one-*.whl "$tmp/index"
    find recipes/packages -type f ! -name 'one.*' ! -name 'two.*' ! -name 'drift.*' -exec mv -t "$tmp/others" {} +
    sed -i 's/:= _toy/:= _other/' recipes/packages/drift.mk
    cp -a "$top/docs" .
    run env PIP_NO_INDEX=1 PIP_FIND_LINKS="$tmp/index" make wheel-sizes PYTHON="$python"
    mv "$tmp"/others/* recipes/packages
    like "$rc $err" 'our own was not made: ingot: drift: the wheel has no module _other, which its recipe promises' 'wheel-sizes: what is not made is told'
    size=$((($(stat -c %s "$tmp"/index/one-*.whl) + 512) / 1024))
    is "$(sed -n '/^<!-- sizes/,/^<!-- end/p' docs/wheels.md | grep -E '^[|] (one|two|drift) ')" "| drift | 1.0 | not made | | none | |
| one | 1.0 | $size | manylinux_2_5 | $size | manylinux_2_5 |
| two | 1.0 | $size | manylinux_2_5 | none | |" 'and the table has sizes and tags, and what is not there'
    is "$rc $(diff "$top/docs/wheels.md" docs/wheels.md | grep '^[<>]' | grep -vcE '^. ([|]|Sizes|on |PyPI|auditwheel|$)')" '2 0' 'and nothing else was touched'
else
    skip 3 'no pip here'
fi
rm -rf dist
rm -rf recipes/packages/drift.*
sed -i 's/:= _toy/:= _other/' recipes/packages/one.mk
wheel PKG=one
refused 'a module that the recipe promises and the wheel has not' 'one: the wheel has no module _other'
run make -j1 wheels SET=toys PYTHON="$python"
like "$((rc != 0)) $(cd dist/wheels && echo *.whl) $(echo "$err" | tr '\n' ' ')" '^1 two-1[^ ]*.whl .*one: the wheel has no module _other' \
    'one that fails keeps none after it from being made'
rm -rf dist
# Two modules of a package, which would have a zlib each: it says where its zlib is.
toy both
sed -i "s/toy-1.0/both-1.0/g; s/Name: toy/Name: both/" "$tmp/both/backend.py"
# shellcheck disable=SC2016 # regular expressions
sed -i -e 's/^\( *\)subprocess.run.*"-shared".*/&\n&/' -e 's/^\( *\)wheel.write("_toy".*/&\n&/' "$tmp/both/backend.py"
awk '/"-shared"|wheel.write[(]"_toy"/ { if (seen[$1 $2]++) gsub(/"_toy"/, "\"_too\"") } { print }' "$tmp/both/backend.py" >"$tmp/backend.py"
mv "$tmp/backend.py" "$tmp/both/"
sed -i -e 's/PyLong_FromUnsignedLong.*/PyLong_FromVoidPtr((void *)zlibVersion());/' "$tmp/both/toy.c"
echo 'PyMODINIT_FUNC PyInit__too(void) { return PyModule_Create(&module); }' >>"$tmp/both/toy.c"
tar -czf "$tmp/both.tar.gz" -C "$tmp" both
hash=$(sha256sum <"$tmp/both.tar.gz" | cut -d' ' -f1)
hashes="$hashes vendor/$hash vendor/$hash.from"
: >recipes/packages/both.lock
printf 'both.%s\n' 'about := a toy' 'version := 1.0' 'licence := MIT' 'needs := zlib' 'modules := _toy _too' >recipes/packages/both.mk
printf '%s\n' 'define both.source' "$hash file://$tmp/both.tar.gz" endef >>recipes/packages/both.mk
for shared in '' 'both.shared := . z'; do
    echo "$shared" >>recipes/packages/both.mk
    wheel PKG=both
    [ "$rc" -eq 0 ] || diag "$err"
    rm -rf "$tmp/installed"
    "$python" -I -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])' dist/wheels/both*.whl "$tmp/installed"
    run env PYTHONPATH="$tmp/installed" "$python" -B -c 'import _toy, _too; print(_toy.sum() == _too.sum())'
    is "$out $err $(cd "$tmp/installed" && echo *.so | sed 's/[.]c[^ ]*//g')" \
        "$([ -n "$shared" ] && echo 'True  _too _toy libboth-libraries.so' || echo 'False  _too _toy')" \
        "two modules have ${shared:+one library with }${shared:-a library each}"
done
is "$(readelf -dW "$tmp/installed/libboth-libraries.so" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p')" libc.so.6 'which needs nothing but libc'
is "$("$python" -I -c 'import json, sys
print(*(each["path"] + ":" + "".join(library["archive"] for library in each["libraries"])
        for each in json.load(open(sys.argv[1]))["objects"] if each["path"].startswith("lib")))' dist/wheels/both*.json)" \
    libboth-libraries.so:libz.a 'and the manifest tells what is in it'
rm -rf dist
# shellcheck disable=SC2086 # words
rm -rf recipes/packages/one.* recipes/packages/two.* recipes/packages/both.* recipes/packages/drift.* $hashes

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
