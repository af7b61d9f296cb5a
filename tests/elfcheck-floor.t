#!/bin/sh
# Holds elfcheck's profiles for dynamic files to their promise: glibc with a floor, module and interpreter, each id red
# on a bad twin and green on a good one; and the floor of all of this machine's libraries to what readelf says of them.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 164
program elfcheck

# A libc of our own, so that what is wanted does not depend on the machine's: six versions, and as many libraries.
cd "$tmp" || exit
cat >libc.c <<'C'
void old(void) {} void nine(void) {} void young(void) {} void mark(void) {} void inside(void) {} void strange(void) {} void odd(void) {}
C
cat >libc.map <<'M'
GLIBC_2.2.5 { global: old; local: *; };
GLIBC_2.9 { global: nine; };
GLIBC_2.34 { global: young; };
GLIBC_ABI_DT_X86_64_PLT { global: mark; };
GLIBC_ABI_OF_TOMORROW { global: strange; };
GLIBC_PRIVATE { global: inside; };
GLIBC_x { global: odd; };
M
cat >libcxx.c <<'C'
void cxx_old(void) {} void cxx_young(void) {} void cxx_named(void) {} void cxx_odd(void) {}
C
cat >libcxx.map <<'M'
GLIBCXX_3.4 { global: cxx_old; local: *; };
GLIBCXX_3.4.29 { global: cxx_young; };
CXXABI_TM_1 { global: cxx_named; };
CXXABI_OF_TOMORROW { global: cxx_odd; };
M
echo 'int dependency(void) { return 1; }' >dependency.c
flags='-O1 -fPIC -fno-asynchronous-unwind-tables -fno-stack-protector -ffreestanding -nostdlib -Wl,--no-as-needed'
# shared NAME WORDS...: a shared object; program_of NAME WORDS...: a dynamic executable.
shared() {
    name=$1
    shift
    # shellcheck disable=SC2086 # several flags
    cc $flags -shared -o "$name" "$@" || bail "$name does not link"
}
program_of() {
    name=$1
    shift
    # shellcheck disable=SC2086 # several flags
    cc $flags -pie -o "$name" "$@" || bail "$name does not link"
}
shared libc.so libc.c -Wl,-soname,libc.so.6,--version-script,libc.map
shared libcxx.so libcxx.c -Wl,-soname,libstdc++.so.6,--version-script,libcxx.map
shared libdep.so dependency.c -Wl,-soname,libdep.so.1
shared libpython.so dependency.c -Wl,-soname,libpython3.13.so.1.0
shared libmusl.so dependency.c -Wl,-soname,libc.musl-x86_64.so.1
shared libnameless.so dependency.c
# wants SYMBOL...: a file _x.c, a module that calls them.
wants() {
    for symbol in "$@"; do echo "void $symbol(void);"; done
    echo 'void *PyInit__x(void) {'
    for symbol in "$@"; do echo "$symbol();"; done
    echo 'return 0; }'
}
wants old >_x.c
now='-Wl,-z,now'
shared _x.so _x.c ./libc.so $now
for symbol in nine young mark inside strange odd; do
    wants old "$symbol" >"$symbol.c"
    shared "$symbol.so" "$symbol.c" ./libc.so $now
done
wants young >single.c
shared single.so single.c ./libc.so $now
for symbol in cxx_old cxx_young cxx_named cxx_odd; do
    wants "$symbol" >"$symbol.c"
    shared "$symbol.so" "$symbol.c" ./libcxx.so $now
done
for library in dep python musl; do shared needs-$library.so _x.c ./libc.so ./lib$library.so; done
shared needs-path.so _x.c ./libc.so ./libnameless.so
shared needs-nothing.so _x.c
shared filtered.so _x.c ./libc.so -Wl,--filter=libother.so
printf 'void old(void); void _start(void) { old(); for (;;) ; }\n' >start.c
program_of exe start.c ./libc.so -Wl,--dynamic-linker=/lib64/ld-linux-x86-64.so.2
program_of exe-nix start.c ./libc.so -Wl,--dynamic-linker=/nix/store/glibc/lib/ld-linux-x86-64.so.2
program_of exe-musl start.c ./libmusl.so -Wl,--dynamic-linker=/lib/ld-musl-x86_64.so.1,--unresolved-symbols=ignore-all
shared rpath.so _x.c ./libc.so -Wl,--disable-new-dtags,-rpath,/home/me/lib
# shellcheck disable=SC2016 # ld.so's own variables
{
    shared origin.so _x.c ./libc.so -Wl,--enable-new-dtags,-rpath,'$ORIGIN/../lib:${ORIGIN}'
    shared lib.so _x.c ./libc.so -Wl,--enable-new-dtags,-rpath,'$ORIGIN:/opt/$LIB'
    shared relative.so _x.c ./libc.so -Wl,--enable-new-dtags,-rpath,'$ORIGIN:lib'
    shared empty.so _x.c ./libc.so -Wl,--enable-new-dtags,-rpath,'$ORIGIN::$ORIGIN/lib'
}
cat >words.c <<'C'
static const char *const words[] = {"one", "two", "three"};
const char *const *volatile chosen = words;
C
shared relr.so words.c ./libc.so -Wl,-z,pack-relative-relocs 2>.warnings
shared rela.so words.c ./libc.so
shared relr-bare.so words.c -Wl,-z,pack-relative-relocs
cd "$top" || exit

# What it needs.
green needs-not-libc "$tmp/_x.so" --profile module
is "$rc" 0 'a module that wants libc alone is clean'
green needs-not-libc "$tmp/_x.so" --profile glibc
red needs-not-libc "$tmp/needs-dep.so" --profile glibc
is "$rc" 1 'which is an error'
like "$out" 'libdep.so.1: link its archive' 'with a remedy'
red needs-not-libc "$tmp/cxx_old.so" --profile module
like "$out" 'link with -static-libstdc..' 'and another for the library of the compiler'
red needs-libpython "$tmp/needs-python.so" --profile module
green needs-libpython "$tmp/needs-dep.so" --profile module
red loads-filter "$tmp/filtered.so" --profile glibc
like "$out" 'libother.so' 'the filter is named'
green loads-filter "$tmp/_x.so" --profile glibc
red mixed-libc "$tmp/needs-musl.so" --profile glibc
green mixed-libc "$tmp/needs-dep.so" --profile glibc
red needs-no-libc "$tmp/needs-nothing.so" --profile module
like "$out" 'undefined: old' 'with what is undefined'
green needs-no-libc "$tmp/_x.so" --profile module
echo 'int inflated(void); int puts(const char *); void *PyInit_forgot(void) { return inflated() + puts("") ? 0 : PyInit_forgot; }' >"$tmp/forgot.c"
cc -shared -fPIC -o "$tmp/forgot.so" "$tmp/forgot.c"
red undefined-unversioned "$tmp/forgot.so" --profile module
like "$out" 'no library that is loaded has inflated' 'a library forgotten on the link line'
cat >"$tmp/forgot-load.c" <<'C'
#include <dlfcn.h>
#include <stdio.h>
int main(int count, char **words)
{
    if (count == 2 && !dlopen(words[1], RTLD_NOW)) puts(dlerror());
    return 0;
}
C
cc -o "$tmp/forgot-load" "$tmp/forgot-load.c" -ldl
like "$("$tmp/forgot-load" "$tmp/forgot.so")" 'undefined symbol: inflated' 'ld.so says so too'
green undefined-unversioned "$tmp/needs-dep.so" --profile module
red needs-path "$tmp/needs-path.so" --profile glibc
green needs-path "$tmp/needs-dep.so" --profile glibc
red interpreter-path "$tmp/exe-nix" --profile glibc
green interpreter-path "$tmp/exe" --profile glibc
is "$rc" 0 'an executable that needs libc alone is clean'
green interpreter-path "$tmp/exe-musl" --profile glibc

# Where it is searched.
for file in rpath lib relative empty; do
    red search-path "$tmp/$file.so" --profile module
done
like "$out" 'an empty item means the current folder' 'an empty item is told'
green search-path "$tmp/origin.so" --profile module
green search-path "$tmp/_x.so" --profile module

# The floor.
red floor-exceeded "$tmp/young.so" --profile glibc:2.17
is "$rc" 1 'a version above the floor is an error'
like "$out" 'GLIBC_2.34 of libc.so.6 is wanted by young' 'with the symbol that wants it'
green floor-exceeded "$tmp/young.so" --profile glibc:2.34
green floor-exceeded "$tmp/young.so" --profile glibc
green floor-exceeded "$tmp/nine.so" --profile glibc:2.17
red floor-exceeded "$tmp/nine.so" --profile glibc:2.5
green floor-exceeded "$tmp/_x.so" --profile glibc:2.1
need=$(tests/elf-patch "$tmp/single.so" value $((0x6ffffffe)))
variant "$tmp/single.so" weak.so at $((need + 20)) 0200
verdict "$tmp/weak.so" --profile glibc:2.17
like "$out" '"id":"floor-exceeded","severity":"info"' 'what is wanted weakly is a note'
is "$rc" 0 'and no error'
red floor-runtime "$tmp/cxx_young.so" --profile glibc:2.17
like "$out" 'GLIBCXX_3.4.29 of libstdc...so.6 is wanted by cxx_young' 'with its symbol'
green floor-runtime "$tmp/cxx_young.so" --profile glibc:2.34
green floor-runtime "$tmp/cxx_old.so" --profile glibc:2.17
red floor-runtime "$tmp/cxx_named.so" --profile glibc:2.12
green floor-runtime "$tmp/cxx_named.so" --profile glibc:2.17
red floor-runtime "$tmp/cxx_odd.so" --profile glibc:2.41
red floor-exceeded "$tmp/odd.so" --profile glibc:2.41
green floor-exceeded "$tmp/odd.so" --profile glibc
red abi-marker "$tmp/mark.so" --profile glibc:2.39
is "$rc" 1 'a marker that not all systems of the floor have is an error'
red abi-marker "$tmp/mark.so" --profile glibc
is "$rc" 0 'without a floor it is a warning'
red abi-marker "$tmp/strange.so" --profile glibc:2.39
is "$rc" 1 'one that elfcheck does not know too'
green abi-marker "$tmp/mark.so" --profile glibc:2.43
green abi-marker "$tmp/young.so" --profile glibc:2.17
red relr-floor "$tmp/relr.so" --profile glibc:2.35
green relr-floor "$tmp/relr.so" --profile glibc:2.36
green relr-floor "$tmp/rela.so" --profile glibc:2.17
red version-private "$tmp/inside.so" --profile module
like "$out" 'libc.so.6 is wanted: inside' 'with the symbol'
green version-private "$tmp/young.so" --profile module
green version-private "$tmp/libc.so" --profile glibc
for words in 'glibc:' 'glibc:2' 'glibc:2.' 'glibc:2.17.1' 'glibc:two' 'glibc:3.1' 'glibc:2.1x' 'static:2.17' 'glibcs:2.17'; do
    run "$bin/elfcheck" --profile "$words" "$tmp/_x.so"
    is "$rc $(printf '%s\n' "$err" | grep -c '2[.]17') $out" '2 1 ' "--profile $words is a usage error that shows how"
done

# The tag that it deserves.
tag() { run "$bin/elfcheck" floor "$1" && printf '%s\n' "$out" | sed -n '1s/^[^ ]*: \([^:]*\): .*/\1/p'; }
is "$(tag "$tmp/young.so")" manylinux_2_34_x86_64 'a symbol of 2.34 makes a manylinux_2_34'
is "$(tag "$tmp/nine.so")" manylinux_2_12_x86_64 'one of 2.9 what the next policy is called'
is "$(tag "$tmp/_x.so")" manylinux_2_5_x86_64 'one of the first the lowest'
is "$(tag "$tmp/cxx_young.so")" manylinux_2_34_x86_64 'a symbol of libstdc++ counts too'
is "$(tag "$tmp/needs-dep.so")" linux_x86_64 'another library makes it linux'
is "$(tag "$tmp/inside.so")" linux_x86_64 'as does the inside of glibc'
for name in odd strange cxx_odd; do
    is "$(tag "$tmp/$name.so")" linux_x86_64 "as does a version that elfcheck does not know: $name"
done
is "$(tag "$tmp/cxx_named.so")" manylinux_2_17_x86_64 'a version by name where systems have it'
is "$(tag "$tmp/relr.so")" manylinux_2_36_x86_64 'packed relocations want 2.36'
is "$(tag "$tmp/relr-bare.so")" manylinux_2_36_x86_64 'also of a file that needs nothing'
is "$(tag "$tmp/exe-musl")" musllinux_1_2_x86_64 'musl has a tag of its own'
run "$bin/elfcheck" floor "$tmp/nine.so"
like "$out" '^  libc.so.6 GLIBC_2.9: nine$' 'the symbol that forces it is shown'
unlike "$out" 'GLIBC_2.2.5' 'and no lower version of the same library'
run "$bin/elfcheck" floor "$tmp/libc.c"
is "$rc" 3 'a text has no floor'

# Oracle: the highest GLIBC version of each library of this machine, by readelf. Version sort is not ours to trust: the
# numbers are padded.
find /usr/lib/*-linux-gnu* -maxdepth 1 -type f -name '*.so*' | sort >"$tmp/libraries"
xargs readelf -hVW <"$tmp/libraries" >"$tmp/readelf" 2>"$tmp/.err" || :
highest='function pad(v,  p) { split(v, p, "."); return sprintf("%05d%05d%05d", p[1], p[2], p[3]) }
    function end() { if (file != "" && best != "") print file, best; best = "" }'
awk "$highest"' /^File: / { end(); file = $2 }
    /Name: GLIBC_[0-9]/ { for (i = 1; i < NF; i++) if ($i == "Name:") { v = $(i + 1); sub("GLIBC_", "", v)
        if (needs && pad(v) > best) best = pad(v) } }
    /^Version needs section/ { needs = 1 } /^Version (definition|symbols) section|^File: / { needs = 0 } END { end() }' \
    "$tmp/readelf" >"$tmp/wanted"
xargs "$bin/elfcheck" floor <"$tmp/libraries" >"$tmp/floors" 2>"$tmp/.err" || :
awk "$highest"' /^[^ ]/ { end(); file = $1; sub(":$", "", file) }
    /^  [^ ]+ GLIBC_[0-9]/ { v = $2; sub("GLIBC_", "", v); sub(":$", "", v); if (pad(v) > best) best = pad(v) } END { end() }' \
    "$tmp/floors" >"$tmp/got"
seen=$(wc -l <"$tmp/wanted")
ok $((seen <= 20)) "$seen libraries of this machine want glibc"
is "$(diff "$tmp/wanted" "$tmp/got" | head -n 5)" '' "readelf agrees on the highest version of $seen libraries"
own=$(getconf GNU_LIBC_VERSION 2>/dev/null | sed 's/glibc //')
if [ -n "$own" ]; then
    xargs "$bin/elfcheck" --json --profile "glibc:$own" <"$tmp/libraries" >"$tmp/.all" || :
    is "$(grep -c '"id":"floor-\|"id":"relr-\|"id":"version-private\|"malformed":true' "$tmp/.all" || :)" \
        "$(grep -c 'neither an ELF' "$tmp/.all" || :)" "none of them exceeds glibc $own, on which they run"
    run "$bin/elfcheck" --json --profile "glibc:2.$((${own#2.} - 1))" /bin/sh /usr/lib/*-linux-gnu*/libstdc++.so.6
    is "$(printf '%s\n' "$out" | grep -c '"file"')" 2 'a floor below it can be asked for'
else
    skip 2 'not on glibc'
fi
# Oracle: the symbols of the highest version, by objdump.
agree=0 compared=0
for file in "$tmp"/young.so "$tmp"/cxx_young.so /bin/sh "$(command -v perl)"; do
    version=$("$bin/elfcheck" floor "$file" | awk '$1 == "libc.so.6" || $1 == "libstdc++.so.6" { print $2; exit }' | tr -d :)
    theirs=$(objdump -T "$file" | awk -v v="($version)" '$2 ~ /UND/ || $3 ~ /UND/ || $4 ~ /UND/ { if ($(NF - 1) == v) n++ } END { print n + 0 }')
    ours=$("$bin/elfcheck" floor --json "$file" | grep -o "\"version\":\"$version\",\"weak\":[a-z]*,\"symbols\":[0-9]*" | sed 's/.*://' | head -n 1)
    compared=$((compared + 1))
    if [ "$theirs" = "$ours" ]; then agree=$((agree + 1)); else diag "$file $version: objdump $theirs, elfcheck $ours"; fi
done
is "$agree" "$compared" "objdump agrees on how many symbols want it, in $compared files"

# What import asks of a module.
cd "$tmp" || exit
module='void *PyInit__x(void) { return 0; }'
mkdir -p leaky unique embedding ancient hidden data tls lazy other
printf '%s\nint deflate(int n) { return n + 1; } int mine(void) { return deflate(2); }\n' "$module" >leaky.c
printf '%s\nint _PyRuntime[4];\n' "$module" >embedding.c
wants PyUnicodeUCS4_Decode >ancient.c
printf '__attribute__((visibility("hidden"))) %s\n' "$module" >hidden.c
for size in 8 2000; do
    printf 'static __thread char block[%s] = "x"; int at; void *PyInit__x(void) { return &block[at]; }\n' $size >"tls$size.c"
    shared tls$size.so tls$size.c -ftls-model=initial-exec $now
done
printf 'void *PyInit__x(void) { return 0; }\nvoid *PyInit__y(void) { return 0; }\n' >two.c
printf '%s\n' "$module" >plain.c
cat >unique.s <<'S'
    .data
    .globl once
    .type once, %gnu_unique_object
    .size once, 4
once: .long 1
    .section .note.GNU-stack,"",%progbits
S
module_file=_x.cpython-313-x86_64-linux-gnu.so
shared "$module_file" two.c $now
shared other/_y.so two.c $now
shared other/_z.so two.c $now
shared leaky/_x.so leaky.c -fno-ipa-cp -fno-inline $now
shared unique/_x.so plain.c unique.s $now
shared embedding/_x.so embedding.c $now
shared ancient/_x.so ancient.c $now
shared hidden/_x.so hidden.c $now
echo 'int PyInit__x = 1;' >data.c
shared data/_x.so data.c $now
shared lazy/_x.so _x.c ./libc.so -Wl,-z,lazy
shared tls/_x.so plain.c -Wl,-z,nodlopen $now
cd "$top" || exit
green exports-init "$tmp/$module_file" --profile module
green exports-init "$tmp/other/_y.so" --profile module
red exports-init "$tmp/other/_z.so" --profile module
like "$out" 'PyInit__z is not exported, but PyInit__[xy], PyInit__[xy]' 'with what is there instead'
red exports-init "$tmp/hidden/_x.so" --profile module
# What is in the symbol table, and not where dlsym looks or import can call it.
red exports-init "$tmp/data/_x.so" --profile module
like "$out" 'PyInit__x is not in executable memory' 'data is no function'
variant "$tmp/$module_file" _x.lost.so at 0 7f
table=$(tests/elf-patch "$tmp/_x.lost.so" value $((0x6ffffef5)))
variant "$tmp/$module_file" _x.lost.so at $((table + 16)) 0000000000000000
red exports-init "$tmp/_x.lost.so" --profile module
like "$out" 'PyInit__x is there, but the hash table does not lead to it' 'an empty filter hides it from dlsym'
# Names outside of ASCII are in punycode, as Python's own codec makes it of them.
python=$(command -v python3 || true)
if [ "$python" ]; then
    for word in é λx naïve_模块 ßa🐍b; do
        code=$("$python" -c 'import sys; print(sys.argv[1].encode("punycode").decode().replace("-", "_"))' "$word")
        echo "void *PyInitU_$code(void) { return 0; }" >"$tmp/named.c"
        (cd "$tmp" && shared "$word.so" named.c -Wl,-z,now && cp "$word.so" "${word}x.so")
        green exports-init "$tmp/$word.so" --profile module
        red exports-init "$tmp/${word}x.so" --profile module
    done
else
    skip 8 'no python3 here that knows punycode'
fi
red exports-leak "$tmp/leaky/_x.so" --profile module
like "$out" '1 of zlib: deflate' 'a leak has an origin'
like "$out" '1 of no library that elfcheck knows: mine' 'or is said to have none'
like "$out" '1 of its own references go by name' 'and its harm is told'
green exports-leak "$tmp/$module_file" --profile module
red exports-unique "$tmp/unique/_x.so" --profile module
green exports-unique "$tmp/leaky/_x.so" --profile module
red embeds-libpython "$tmp/embedding/_x.so" --profile module
green embeds-libpython "$tmp/leaky/_x.so" --profile module
red old-python-abi "$tmp/ancient/_x.so" --profile module
green old-python-abi "$tmp/_x.so" --profile module
red module-static-tls "$tmp/tls8.so" --profile module
like "$out" '"id":"module-static-tls","severity":"warning"' 'a little of it is a warning'
red module-static-tls "$tmp/tls8.so" --profile module --libc musl
like "$out" '"id":"module-static-tls","severity":"error"' 'on musl an error'
red module-static-tls "$tmp/tls2000.so" --profile module
like "$out" '"id":"module-static-tls","severity":"error"' 'more than there is room for is an error too'
green module-static-tls "$tmp/_x.so" --profile module
red module-refused "$tmp/tls/_x.so" --profile module
variant "$tmp/_x.so" executable.so header type 2
red module-refused "$tmp/executable.so" --profile module
red wrong-kind "$tmp/executable.so" --profile module
red module-refused "$tmp/exe" --profile module
green module-refused "$tmp/_x.so" --profile module
variant "$tmp/_x.so" tight.so segment 1 align 0x200
red load-alignment "$tmp/tight.so" --profile module
green load-alignment "$tmp/_x.so" --profile module
red lazy-binding "$tmp/lazy/_x.so" --profile module
is "$rc" 0 'which is a note'
green lazy-binding "$tmp/_x.so" --profile module
variant "$tmp/_x.so" other-os.so at 7 09
red module-flags "$tmp/other-os.so" --profile module
green module-flags "$tmp/_x.so" --profile module

# What modules ask of an interpreter.
# (One name of CPython's headers does not begin with Py.)
seq 1000 | sed 's/.*/void Py_Function&(void) {}/' >"$tmp/python.c"
echo 'const long long PY_TIMEOUT_MAX = 1;' >>"$tmp/python.c"
printf 'void deflate(void) {}\nvoid own(void) {}\n' >"$tmp/more.c"
(
    cd "$tmp"
    shared libpython3.13.so python.c
    shared libpython-leaky.so python.c more.c
    program_of python start.c python.c ./libc.so -Wl,--export-dynamic,--dynamic-linker=/lib64/ld-linux-x86-64.so.2
    program_of python-mute start.c python.c ./libc.so -Wl,--dynamic-linker=/lib64/ld-linux-x86-64.so.2
    program_of python-thin start.c ./libc.so ./libpython.so -Wl,--dynamic-linker=/lib64/ld-linux-x86-64.so.2
)
green interpreter-exports "$tmp/libpython3.13.so" --profile interpreter
is "$rc" 0 'a library with all of the API is clean'
green interpreter-exports "$tmp/python" --profile interpreter
is "$rc" 0 'and so is a program'
red interpreter-exports "$tmp/libpython-leaky.so" --profile interpreter
like "$out" '1 of zlib: deflate.*: own' 'what leaks is named'
red interpreter-api "$tmp/python-mute" --profile interpreter
green interpreter-api "$tmp/python" --profile interpreter
green interpreter-api "$tmp/python-thin" --profile interpreter

# Notes: the two kinds of std::string, and OpenMP. By what the compiler makes, and what nm says of the machine's libraries.
if echo '#include <string>' | c++ -E -x c++ - >/dev/null 2>&1; then
    printf '#include <string>\nstd::string *made(const char *text) { return new std::string(text); }\n' >"$tmp/string.cc"
    for abi in 0 1; do c++ -O1 -shared -fPIC -D_GLIBCXX_USE_CXX11_ABI=$abi -o "$tmp/string$abi.so" "$tmp/string.cc"; done
    red cxx11-strings "$tmp/string1.so" --profile module
    is "$(printf '%s\n' "$out" | grep -o '"id":"cxx11-strings","severity":"info"')" '"id":"cxx11-strings","severity":"info"' 'it is a note'
    green cxx11-strings "$tmp/string0.so" --profile module
else
    skip 3 'no c++ here'
fi
if echo 'int main(void) { return 0; }' | cc -fopenmp -o "$tmp/parallel" -x c - 2>/dev/null; then
    printf 'void told(int);\nvoid all(void)\n{\n#pragma omp parallel\n    told(1);\n}\n' >"$tmp/parallel.c"
    cc -O1 -shared -fPIC -fopenmp -o "$tmp/parallel.so" "$tmp/parallel.c"
    cc -O1 -shared -fPIC -o "$tmp/serial.so" "$tmp/parallel.c"
    red openmp-runtime "$tmp/parallel.so" --profile module
    like "$out" '"detail":"needs libgomp.so.1"' 'with its library'
    like "$out" '"detail":"GOMP_4.0 of libgomp.so.1 is wanted by GOMP_parallel"' 'and its version and symbols'
    green openmp-runtime "$tmp/serial.so" --profile module
else
    skip 4 'no libgomp here'
fi
find /usr/lib/*-linux-gnu* -maxdepth 1 -type f -name '*.so*' | while read -r file; do
    ! readelf -h "$file" >"$tmp/.header" 2>&1 || echo "$file"
done >"$tmp/machines"
tr '\n' '\0' <"$tmp/machines" | xargs -0 nm -AD --undefined-only 2>/dev/null | grep -E ' U .*(7__cxx11|B5cxx11)' | cut -d: -f1 | sort -u >"$tmp/theirs"
# noted ID: the libraries that elfcheck has this note about.
noted() {
    tr '\n' '\0' <"$tmp/machines" | xargs -0 "$bin/elfcheck" --profile glibc --json |
        sed -n 's/^{"file":"\([^"]*\)".*"id":"'"$1"'".*/\1/p' | sort -u
}
noted cxx11-strings >"$tmp/ours"
ok $(($(wc -l <"$tmp/theirs") == 0)) "nm sees new strings in $(wc -l <"$tmp/theirs") libraries of this machine"
is "$(diff "$tmp/theirs" "$tmp/ours" | head -n 5)" '' 'and elfcheck in the same'
