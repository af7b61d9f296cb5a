#!/bin/sh
# Tests build/bin/compiler with real compiles and links: a sysroot of archives made here, the machine's gcc and g++ as
# the drivers. What is linked is read with readelf and loaded. Writes a temp folder with a space in its name.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
plan 86

program compiler
gcc=$(command -v gcc) || bail 'no gcc here'
gxx=$(command -v g++) || bail 'no g++ here'
multiarch=$(gcc -print-multiarch)
unset CPATH C_INCLUDE_PATH CPLUS_INCLUDE_PATH LIBRARY_PATH LD_RUN_PATH
room="$tmp/a room"
mkdir -p "$room/bin" "$room/sys/lib" "$room/sys/include" "$room/pkg/own" "$room/python" "$room/elsewhere"
cd "$room"
for name in cc gcc c++ g++ "$multiarch-gcc" "$multiarch-g++"; do ln -s "$bin/compiler" "bin/$name"; done

# --- the sysroot: xslt uses xml and z, xml uses z and libm; words is C++ behind a C interface, and throws
# archive NAME SOURCE: lib NAME.a
archive() {
    case $2 in *.cc) set -- "$1" "$2" "$gxx" ;; *) set -- "$1" "$2" "$gcc" ;; esac
    "$3" -g -O1 -fPIC -c "$2" -o "$1.o" && ar rcs "sys/lib/lib$1.a" "$1.o"
}
echo 'int z_value(void) { return 7; } int z_more(void) { return 1; }' >z.c
echo 'int z_value(void); double sqrt(double);
int xml_value(double x) { return z_value() + (int)sqrt(x); }' >xml.c
echo 'int xml_value(double); int z_more(void); int xslt_value(double x) { return xml_value(x) + z_more(); }' >xslt.c
cat >words.cc <<'C'
#include <stdexcept>
#include <string>
extern "C" int words_value(int n)
{
    try {
        throw std::runtime_error(std::string(n, 'x'));
    } catch (const std::exception &e) {
        return std::string(e.what()).size();
    }
}
C
for name in z xml xslt; do archive "$name" "$name.c"; done
archive words words.cc
echo 'const char whole_mark[] = "a mark of the whole";' >whole.c
archive whole whole.c
echo '#define Z_MARK 42' >sys/include/z_mark.h
echo '#define PYTHON_MARK 11' >python/Python.h

configuration() {
    printf '%s\t%s\n' package Sample driver-c "$gcc" driver-c++ "$gxx" sysroot "$room/sys" python "$room/python" \
        within "$room/pkg" log "$room/log"
    printf 'library\t%s\n' 'xslt  xslt xml z m' 'xml xml z m' 'z z' 'words words pthread' 'whole'
    printf 'recipe\t%s\n' 'yaml libyaml' 'z zlib'
}
configuration >conf
export INGOT_COMPILER="$room/conf"
PATH=$room/bin:$PATH
cd pkg

# fields KEY: that field of the log's last line, as python has it.
python=$(command -v python3) || bail 'no python3 here: the log could not be read'
fields() {
    tail -n 1 ../log | "$python" -c 'import json, sys
value = json.loads(sys.stdin.read())[sys.argv[1]]
print("|".join(" ".join(v.values()) if isinstance(v, dict) else v for v in value) if isinstance(value, list) else value)' "$1"
}
needed() { LC_ALL=C readelf -dW "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | tr '\n' ' '; }
# What a file offers; the linker's own names aside.
offers() { nm -D --defined-only "$1" | awk '{ print $NF }' | sort | tr '\n' ' '; }
loads() {
    "$python" - "$1" "$2" 2>&1 <<'P'
import ctypes, sys
print(getattr(ctypes.CDLL(sys.argv[1]), sys.argv[2])())
P
}

# --- a module: closure, order, what it shows
cat >m.c <<'C'
#include <Python.h>
#include <z_mark.h>
int xslt_value(double);
int helper(void) { return Z_MARK + PYTHON_MARK; }
int PyInit_m(void) { return xslt_value(4) + helper(); }
const char *where(void) { return __FILE__; }
const char *(*volatile keep)(void) = where;
C
run cc -g -O1 -I/usr/include -I /usr/local/include -I"/usr/include/python3.11" -c "$room/pkg/m.c" -o m.o
is "$rc $err" '0 ' 'a compile'
is "$(fields mode) $(fields output) $(fields inputs)" "compile m.o $room/pkg/m.c" 'it is recorded'
is "$(fields dropped)" '-I/usr/include|-I /usr/local/include|-I/usr/include/python3.11' "the machine's folders were dropped"
is "$(fields cwd)" "$room/pkg" 'and where'
run cc -shared -lz m.o -lxslt -lpython3.11 -lgcc_s -L/usr/lib "-L/usr/lib/$multiarch" -Wl,-rpath,/usr/lib -Wl,-R/x -o m.so
is "$rc $err" '0 ' 'a module, the libraries in the wrong order'
is "$(needed m.so)" 'libm.so.6 ' 'it needs what it uses of libc, and no more'
is "$(offers m.so)" 'PyInit_m ' 'and shows its init function only'
is "$(loads ./m.so PyInit_m)" 63 'it works'
is "$(fields libraries)" '-lz lib/libz.a sysroot|-lxslt lib/libxslt.a sysroot|-lxslt lib/libxml.a sysroot|-lxslt -lm libc' \
    'which archives were used, and for whom'
is "$(fields dropped)" "-lpython3.11|-lgcc_s|-L/usr/lib|-L/usr/lib/$multiarch|-Wl,-rpath,/usr/lib|-Wl,-R/x" 'what was dropped'
is "$(fields inputs) $(fields probe) $(fields missing)" 'm.o False ' 'what was linked'
like "$(fields run)" "libxslt.a\\|$room/sys/lib/libxml.a\\|$room/sys/lib/libz.a" 'users before used'
run readelf -SW m.so
unlike "$out" '[.]debug_|[.]symtab' 'no debugging information, no table of names'
like "$out" '[.]note[.]gnu[.]build-id' 'a build-id'
run readelf -dW m.so
like "$out" 'NOW' 'bound at load'
unlike "$out" 'RPATH|RUNPATH' 'no folder of the machine to look in'
unlike "$(strings -a m.so)" "$tmp" 'no path of the build'
like "$(strings -a m.so)" '^/build/m[.]c$' 'but one for all builds'
"$gcc" -shared -fPIC -g "-I$room/sys/include" "-I$room/python" m.c -o bare.so "$room/sys/lib/libxslt.a" "$room/sys/lib/libxml.a" "$room/sys/lib/libz.a" -lm
like "$(offers bare.so)" 'helper.*xml_value' 'a plain gcc shows all of it'
like "$(strings -a bare.so)" "$tmp" 'and the path'

# --- the ways to name a library
for words in '-l xslt' '-l:libxslt.so.1' '-Wl,-lxslt' '-Xlinker -lxslt' "/usr/lib/$multiarch/libxslt.so.1.1.35" \
    '/usr/lib/libxslt.a' '-Wl,-Bstatic -lxslt' '-Wl,--start-group -lz -lxslt -Wl,--end-group' '-lz -lxml -lxslt'; do
    rm -f m.so
    # shellcheck disable=SC2086 # words
    run cc -shared m.o $words -o m.so
    is "$rc $err $(loads ./m.so PyInit_m)" '0  63' "$words"
done
rm -f m.so
run cc -shared m.o "$room/sys/lib/libxslt.a" -o m.so
is "$rc $err $(loads ./m.so PyInit_m)" '0  63' "an archive's path brings its closure too"
run cc -shared -Wl,--whole-archive -lwhole -Wl,--no-whole-archive m.o -lxslt -o libw.so
is "$rc $err $(strings -a libw.so | grep -c 'a mark')" '0  1' 'a whole archive is there although nobody asks for it'
is "$(offers libw.so)" 'PyInit_m helper keep where ' 'and stays hidden'
run cc -shared -lwhole m.o -lxslt -o libw.so
is "$rc $(strings -a libw.so | grep -c 'a mark')" '0 0' 'which any other is not'

# two that use each other, and a closure that has them the wrong way round
echo 'int right(int n); int left(int n) { return n ? right(n - 1) : 5; } int leftmost(void) { return 2; }' >../left.c
echo 'int leftmost(void); int left(int n); int right(int n) { return n ? left(n - 1) : leftmost(); }' >../right.c
echo 'int right(int); int PyInit_r(void) { return right(4); }' >r.c
(cd .. && archive left left.c && archive right right.c)
printf 'library\t%s\n' 'left left right' 'right left right' >>../conf
run cc -shared r.c -lright -lleft -o r.so
is "$rc $err $(loads ./r.so PyInit_r)" '0  2' 'archives that use each other'

# --- C++
echo 'int words_value(int); int PyInit_n(void) { return words_value(5); }' >n.c
run cc -shared n.c -lwords -o n.cpython-311-x86_64-linux-gnu.so
is "$rc $err $(loads ./n.cpython-311-x86_64-linux-gnu.so PyInit_n)" '0  5' 'an archive of C++ in a module of C'
is "$(offers n.cpython-311-x86_64-linux-gnu.so)" 'PyInit_n ' 'it shows nothing of it'
unlike "$(needed n.cpython-311-x86_64-linux-gnu.so)" 'stdc|gcc_s' 'and needs no shared libstdc++'
printf '#include <string>\nextern "C" int words_value(int);\nextern "C" int PyInit_p() { return words_value(std::string("abc").size()); }\n' >p.cc
run g++ -shared p.cc -lwords -o p.abi3.so
is "$rc $err $(loads ./p.abi3.so PyInit_p) $(offers p.abi3.so)" '0  3 PyInit_p ' 'a module of C++'
unlike "$(needed p.abi3.so)" 'stdc|gcc_s' 'needs none either'
run cc -c p.cc -o p.o
is "$rc $err $(fields language)" '0  c++' 'a source of C++ for the C driver'
run cc -shared p.o -lwords -lstdc++ -o p.so
is "$rc $err $(loads ./p.so PyInit_p)" '0  3' 'C++ linked by the C driver'
unlike "$(needed p.so)" 'stdc|gcc_s' 'has -lstdc++ inside'

# --- the package's own libraries
echo 'int own_value(void) { return 3; }' >own/own.c
echo 'int z_value(void) { return 100; } int z_more(void) { return 1; }' >own/z.c
echo 'int own_value(void); int z_value(void); int PyInit_o(void) { return own_value() + z_value(); }' >o.c
run cc -shared own/own.c -lz -o own/libown.so
is "$rc $err $(offers own/libown.so)" '0  own_value ' 'a shared library of its own shows its functions, none of an archive'
# shellcheck disable=SC2016 # $ORIGIN is the loader's
run cc -shared o.c -Lown -lown -lz '-Wl,-rpath,$ORIGIN/own' -o o.so
is "$rc $err $(loads ./o.so PyInit_o)" '0  10' 'and is found, at build and at run time'
is "$(fields libraries)" "-lown $room/pkg/own/libown.so package|-lz lib/libz.a sysroot" 'and is recorded'
run cc -c own/z.c -o own/z.o
ar rcs own/libz.a own/z.o
run cc -shared o.c own/libown.so -Lown -lz -o o2.so
is "$rc $(nm -D o2.so | grep -c own_value) $(fields libraries)" \
    "0 1 own/libown.so $room/pkg/own/libown.so package|-lz $room/pkg/own/libz.a package" "its own libz comes before ours"
ln -s "/usr/lib/$multiarch/libm.so.6" own/libyaml.so
run cc -shared o.c -Lown -lown -lyaml -o o3.so
is "$rc" 1 "a link to the machine's library is the machine's"
rm own/libyaml.so
ln -s pkg ../linked
configuration | sed "s|^within	.*|within	$room/linked|" >../other
run env INGOT_COMPILER="$room/other" cc -shared o.c -Lown -lown -lz -o o4.so
is "$rc $err" '0 ' 'a folder of the build may be named through a link'

# --- what is no part of the build
run cc -shared m.o -lxslt -lyaml -o d.so
is "$rc $out" '1 ' 'a library that a recipe makes'
is "$err" 'Sample: links with -lyaml, which is no part of this build (link of d.so): recipe libyaml makes it: add NEEDS="libyaml"' \
    'says which, and what to do'
is "$(fields missing) $(test -e d.so || echo none)" '-lyaml none' 'it is recorded, and nothing is made'
run cc -shared m.o -lxslt -lfoo -o d.so
is "$rc $err" '1 Sample: links with -lfoo, which is no part of this build (link of d.so): no recipe makes it' 'one that none makes'
run cc -shared -fopenmp m.o -lxslt -o d.so
is "$rc $err" '1 Sample: links with -fopenmp, which is no part of this build (link of d.so): no recipe makes it' 'what an option links with'
libc_path=$("$gcc" -print-file-name=libm.so.6)
cp "$libc_path" "$room/elsewhere/libcrypto.so.3"
run cc -shared m.o -lxslt "$room/elsewhere/libcrypto.so.3" -o d.so
is "$rc $err" "1 Sample: links with $room/elsewhere/libcrypto.so.3, which is no part of this build (link of d.so): no recipe makes it" \
    'a shared library by its path'
for probe in conftest a.out cmTC_12 _configtest; do
    run cc n.c -lfoo -o $probe
    is "$rc $err $(fields probe)" '1 compiler: cannot find -lfoo: no part of this build True' "a probe, $probe, fails in short"
done
printf 'int z_value(void);\nint main(void) { return z_value() != 7; }\n' >conftest.c
run cc conftest.c -lz -o conftest
is "$rc $err" '0 ' 'a probe for what there is links'
run ./conftest
is "$rc" 0 'and runs'
like "$(nm conftest)" ' T main' 'and is not stripped'
run cc conftest.c -o conftest
like "$rc $err" "undefined reference to .z_value" 'undefined names are told by the linker'
like "$rc" '^1$' 'and fail with its status'

# --- questions, response files, names, the environment
for words in --version -dumpmachine '-print-file-name=libc.a' '-E -P -x c /dev/null'; do
    # shellcheck disable=SC2086 # words
    run "$gcc" $words
    plain=$out
    # shellcheck disable=SC2086 # words
    run cc $words
    is "$rc $out" "0 $plain" "$words: as the driver answers"
done
# shellcheck disable=SC1003 # a backslash in the file
printf '%s\n' -shared "'$room/pkg/m.o'" '"-lxslt"' '-o a\ module.so' >words.rsp
run cc @words.rsp
is "$rc $err $(loads './a module.so' PyInit_m)" '0  63' 'a response file, with blanks in names'
awk 'BEGIN { for (i = 0; i < 60000; i++) print "-Wl,--no-as-needed" }' >many.rsp
run cc -shared @many.rsp m.o -lxslt -o many.so
is "$rc $err $(offers many.so)" '0  PyInit_m ' 'one with 60,000 words'
CPATH=/usr/include LD_RUN_PATH=/x run cc -shared m.o -lxslt -o e.so
is "$rc $(fields dropped)" '0 CPATH=/usr/include|LD_RUN_PATH=/x' 'folders that the environment names are none'
printf 'export\tmore\n' >>../conf
echo 'int more(void) { return 1; } int less(void) { return 2; } int PyInit_x(void) { return 0; }' >x.c
run cc -shared x.c -o x.so
is "$rc $(offers x.so)" '0 PyInit_x more ' 'a name that the configuration adds is shown'

# --- an archive that a package's modules have in common
configuration >../conf
printf '%s\t%s\n' shared-file "$room/pkg/libSample.so" shared state >>../conf
printf 'library\t%s\n' 'state state z' >>../conf
echo 'int z_value(void); static int count; int state_more(void) { return count += z_value(); }' >../state.c
(cd .. && archive state state.c)
for name in first second; do echo "int state_more(void); int PyInit_$name(void) { return state_more(); }" >"$name.c"; done
run cc -shared -Wl,-soname,libSample.so -lstate -o "$room/pkg/libSample.so"
is "$rc $err $(offers libSample.so)" '0  state_more ' 'they are a library of the package, which shows them and nothing that they use'
run readelf -dW libSample.so
like "$out" 'SYMBOLIC.*NOW|NOW.*SYMBOLIC' 'bound at load, its own calls to itself'
for name in first second; do
    run cc -shared "$name.c" -lstate -o "$name.abi3.so"
    is "$rc $err $(offers "$name.abi3.so")$(needed "$name.abi3.so" | tr ' ' '\n' | grep -c Sample)" "0  PyInit_$name 1" "$name: a module that links with it"
done
is "$(fields libraries)" "-lstate $room/pkg/libSample.so package" 'as the record says'
mkdir ../apart && mv libSample.so first.abi3.so second.abi3.so ../apart
is "$("$python" -c 'import ctypes
print(*(getattr(ctypes.CDLL("../apart/%s.abi3.so" % name), "PyInit_" + name)() for name in ("first", "second")))' 2>&1)" '7 14' \
    'both find it beside themselves, and count on'
run cc -shared first.c -lstate -o gone.so
like "$rc $err" '^1 .*libSample.so' 'it has to be made first'

# --- twenty at once
: >../log
configuration >../conf
seq 20 | xargs -P 20 -I '{}' cc -DN='{}' $(seq -f '-DFILLER_%g' 300) -c o.c -o 'o{}.o'
is "$("$python" -c 'import json, sys
print(len({json.loads(line)["output"] for line in open(sys.argv[1])}))' ../log)" 20 'the lines of twenty at once are whole'

# --- what is wrong with the configuration
run env -u INGOT_COMPILER cc -c o.c
like "$rc $err" '^2 cc: INGOT_COMPILER names no configuration' 'no configuration'
run env INGOT_COMPILER=/nonexistent cc -c o.c
is "$rc $err" '2 cc: cannot read /nonexistent: No such file or directory' 'one that is not there'
printf 'package\tp\ncolour\tred\n' >../bad
run env INGOT_COMPILER="$room/bad" cc -c o.c
is "$rc $err" "2 cc: $room/bad, line 2: has an unknown key" 'an unknown key'
configuration | sed 's|^driver-c	.*|driver-c	/nonexistent/cc|' >../bad
run env INGOT_COMPILER="$room/bad" cc -c o.c
is "$rc $err" '127 cc: cannot run /nonexistent/cc: No such file or directory' 'no driver'
configuration | sed 's|^log	.*|log	/nonexistent/log|' >../bad
run env INGOT_COMPILER="$room/bad" cc -c o.c -o never.o
is "$rc $err $(test -e never.o || echo none)" '2 cc: cannot add to /nonexistent/log: No such file or directory none' \
    'what cannot be recorded is not done'
run "$bin/compiler" --help
like "$rc $out" '^0 usage: cc[|]' 'help'
run "$bin/compiler" -c o.c
is "$rc" 2 'by its own name it is no compiler'
