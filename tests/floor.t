#!/bin/sh
# A glibc floor: the folder that make floor makes, programs linked with it, and where they run. What a stub offers is
# held against the real library of that release; programs run here and in roots of older and newer distributions.
# shellcheck disable=SC2086 # flags are words
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/roots.sh
. tests/roots.sh
plan 129
program elfcheck
program glibc-floor

# The recipe names all that the program is made of: what is missing there could change without a floor being made anew.
make -s -f scripts/tools.mk -n -B build/bin/glibc-floor | grep -o 'build/obj/[^ ]*[.]o[ $]' | sed 's/[.]o.$/.d/' | sort -u >"$tmp/parts"
# shellcheck disable=SC2046 # no blanks in them
awk '{ for (i = 1; i <= NF; i++) if ($i ~ /^src\//) { sub(/:$/, "", $i); print $i } }' $(cat "$tmp/parts") | sort -u >"$tmp/made-of"
make -s derivation-glibc WITH= TARGET=x86_64-linux-gnu.2.17 | sed -n 's/^file tree \([^ ]*\) .*/\1/p' | sort >"$tmp/keyed"
is "$(wc -l <"$tmp/made-of" | awk '{ print ($1 > 30) }') $(comm -23 "$tmp/made-of" "$tmp/keyed")" '1 ' 'the recipe of the target is keyed by all sources of the program'
rm "$tmp/parts" "$tmp/made-of" "$tmp/keyed"

machine=$(getconf GNU_LIBC_VERSION 2>/dev/null) || machine=''
machine=${machine#glibc }
if [ -z "$machine" ] || [ "$(uname -m)" != x86_64 ]; then
    skip 128 'floors are made and tried here on x86-64 with glibc only'
    exit
fi

# --- what cannot be made is said in a sentence
run scripts/floor 2.99 "$tmp/newer"
is "$rc" 2 'a floor newer than the glibc: refused'
like "$err" "glibc 2[.]99 is newer than the one in /.*, $machine, .*: choose $machine or an older floor" 'and told which are possible'
run scripts/floor 2.11 "$tmp/older"
is "$rc" 2 'a floor before 2.12: refused'
like "$err" 'glibc 2[.]11 is older than 2[.]12 .*choose 2[.]12 or newer' 'and told the oldest'
run scripts/floor 2.x "$tmp/word"
like "$rc $err" "2 glibc-floor: '2[.]x' is no version of glibc" 'a floor that is no number: refused'
run scripts/floor 2.17 "$tmp/none" "$tmp"
like "$rc $err" '1 ingot: there is no libc.so.6 in /' 'a FROM= without a glibc: refused'
mkdir "$tmp/mine"
run scripts/floor 2.17 "$tmp/mine"
like "$rc $err" '1 ingot: .*/mine is there already, and no floor' 'a folder that is somebody'\''s: left alone'
run "$bin/glibc-floor" --floor
like "$rc $err" '2 glibc-floor: --floor is unknown or lacks its value' 'an option without its value'
cp "$top/README.md" "$tmp/libc.so.6"
run "$bin/glibc-floor" --floor 2.17 --libraries "$tmp" --nonshared x --out "$tmp"
like "$rc $err" '3 glibc-floor: .*/libc.so.6 is no shared library' 'a libc.so.6 that is none: status 3'
is "$(ls "$tmp")" 'libc.so.6
mine' 'nothing half-made is left'

run "$bin/glibc-floor" --help
like "$rc $out" '0 usage: glibc-floor --floor X[.]Y' '--help'
# What is malformed is told; what a replacement may not do, too.
own=$(dirname "$(gcc -print-file-name=libc.so.6)")
mkdir "$tmp/broken"
cp -L "$own"/libm.so.6 "$own"/ld-linux-x86-64.so.2 "$tmp/broken"
ask() { # OBJECT...: with the libraries in $libraries
    run "$bin/glibc-floor" --floor 2.17 --libraries "$libraries" --nonshared "$(gcc -print-file-name=libc_nonshared.a)" --out "$tmp/broken" "$@"
}
libraries=$tmp/broken
head -c 900000 "$own/libc.so.6" >"$tmp/broken/libc.so.6"
ask
like "$rc $err" '3 glibc-floor: .*/broken/libc.so.6 ' 'half a libc.so.6: status 3'
libraries=$own
echo 'int getrandom(void) { return 0; }' | gcc -fPIC -x c -c - -o "$tmp/open.o"
ask "$tmp/open.o"
like "$rc $err" '3 glibc-floor: .*/open.o defines a symbol that is not hidden' 'a replacement that others could bind to: refused'
echo 'int roundeven(double); int getrandom(void) { return roundeven(1); }' |
    gcc -fPIC -fvisibility=hidden -fno-builtin -w -x c -c - -o "$tmp/wants.o"
ask "$tmp/wants.o"
like "$rc $err" "3 glibc-floor: the replacement wants.o asks for 'roundeven', which glibc 2.17 has not" 'one that wants more than the floor has: refused'
rm -r "$tmp/broken" "$tmp"/*.o

# --- floors, and programs linked with each
minors="12 17 28 ${machine#2.}"
# make_floor MINOR FOLDER [FROM]
make_floor() {
    run scripts/floor "2.$1" "$2" ${3+"$3"}
    is "$rc" 0 "a floor of 2.$1${3+ from another glibc} is made"
    [ "$rc" = 0 ] || diag "$err"
}
sources=$top/tests/floor
common="-O2 -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64"
# link OUTPUT FLOOR WORDS...: compiles and links; what went wrong is told.
link() {
    output=$1 floor=$2
    shift 2
    run "$@" "@$floor/flags" -o "$output"
    [ "$rc" = 0 ] || diag "$err"
    return "$rc"
}
# object SOURCE FLOOR: $object is what a C++ source is compiled to. The compiler is asked once for each text that the
# preprocessor makes with the floor's flags: headers of C++ are long, and the floors of one glibc give the same text.
mkdir "$tmp/objects"
object() {
    sum=$($cxx -O2 "@$2/flags" -E -P "$1" | sha256sum)
    object=$tmp/objects/${sum%% *}.o
    [ -e "$object" ] || run $cxx -O2 "@$2/flags" -c "$1" -o "$object"
}
# held FILE MINOR NAME: elfcheck finds nothing in it. (Notes aside: that it is not stripped is the test's own doing.)
held() {
    run "$bin/elfcheck" -q --fail-on warning --profile "glibc:2.$2" "$1"
    is "$rc $out" '0 ' "$3: elfcheck finds nothing above 2.$2"
}
# The control: what is linked without a floor is above the oldest.
echo 'int puts(const char *); int main(void) { return puts("") < 0; }' >"$tmp/plain.c"
cc -o "$tmp/plain" "$tmp/plain.c"
run "$bin/elfcheck" -q --fail-on warning --profile glibc:2.12 "$tmp/plain"
like "$rc $out" 'floor-exceeded' 'elfcheck finds what is linked without a floor'
# tried COMMAND...: runs everything, or cxx, by a command that takes it to its place.
fine='everything: all is well
p12cmADEF'
run_here() {
    rm -rf "$tmp/files"
    mkdir "$tmp/files"
    run "$1" "$1" "$2" "$tmp/files"
}
cxx='g++ -std=c++17'
for minor in $minors; do
    floor=$tmp/floor-$minor
    make_floor "$minor" "$floor"
    mkdir "$tmp/$minor"
    link "$tmp/$minor/plugin.so" "$floor" gcc $common -shared -fPIC -Wl,-z,defs "$sources/plugin.c" || :
    link "$tmp/$minor/pie" "$floor" gcc $common -DFLOOR_MINOR="$minor" "$sources/everything.c" -lm || :
    link "$tmp/$minor/fixed" "$floor" gcc $common -DFLOOR_MINOR="$minor" -D_FORTIFY_SOURCE=2 -fstack-protector-strong \
        -fno-pie -no-pie "$sources/everything.c" -lm -lpthread || :
    link "$tmp/$minor/plugin-cxx.so" "$floor" $cxx -O2 -shared -fPIC "$sources/plugin.cc" || :
    # An exception crosses objects if they share one libstdc++ and one unwinder: the program's, which it exports.
    object "$sources/cxx.cc" "$floor"
    link "$tmp/$minor/cxx" "$floor" $cxx -rdynamic "$object" || :
    for name in plugin.so pie fixed plugin-cxx.so cxx; do held "$tmp/$minor/$name" "$minor" "$name"; done
    for name in pie fixed; do
        run_here "$tmp/$minor/$name" "$tmp/$minor/plugin.so"
        is "$out" "$fine" "$name of 2.$minor runs here"
    done
    run "$tmp/$minor/cxx" "$tmp/$minor/plugin-cxx.so"
    is "$out" 'cxx: all is well' "cxx of 2.$minor runs here"
done

floor=$tmp/floor-17
# --- what is needed, and what is given away
needed() { readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | tr '\n' ' '; }
printf 'int main(void)\n{\n    return 0;\n}\n' >"$tmp/nothing.c"
link "$tmp/nothing" "$floor" gcc "$tmp/nothing.c"
is "$(needed "$tmp/nothing")" 'libc.so.6 ' 'a program without threads needs libc.so.6 alone'
unlike "$(needed "$tmp/17/plugin.so")" 'libpthread' 'nor does a mutex need libpthread, which libc.so.6 stood in for'
like "$(needed "$tmp/17/pie")" 'libpthread[.]so[.]0' 'one with threads needs libpthread.so.0, where they were'
unlike "$(needed "$tmp/${machine#2.}/pie")" 'libpthread' "at glibc $machine's own floor they are in libc.so.6"
is "$(nm -D --defined-only "$tmp/17/cxx" | awk '{ print $NF }' | grep -xE 'stat|fstat|lstat|arc4random|getentropy|_dl_find_object|secure_getenv|floor_init|atexit')" '' \
    'replacements are nobody else'\''s: a program that exports all it can exports none of them'

# --- clang and lld
if command -v clang >/dev/null; then
    link "$tmp/17/clang" "$floor" clang $common -Werror=unused-command-line-argument -DFLOOR_MINOR=17 -c "$sources/everything.c"
    ok "$rc" 'clang takes the flags for -c without a word'
    link "$tmp/17/clang" "$floor" clang $common -DFLOOR_MINOR=17 "$sources/everything.c" -lm || :
    held "$tmp/17/clang" 17 'clang'
    run_here "$tmp/17/clang" "$tmp/17/plugin.so"
    is "$out" "$fine" 'what clang made runs here'
else
    skip 3 'no clang here'
fi
if command -v ld.lld >/dev/null; then
    link "$tmp/17/lld" "$floor" gcc -fuse-ld=lld $common -DFLOOR_MINOR=17 "$sources/everything.c" -lm || :
    held "$tmp/17/lld" 17 'lld'
    run_here "$tmp/17/lld" "$tmp/17/plugin.so"
    is "$out" "$fine" 'what lld linked runs here'
else
    skip 2 'no lld here'
fi

# --- the rest of a compiler's ways
link "$tmp/17/profiled" "$floor" gcc -pg -no-pie "$tmp/nothing.c" || :
(cd "$tmp" && ./17/profiled)
ok "$([ -s "$tmp/gmon.out" ] && echo 0 || echo 1)" '-pg: the program leaves its profile'
object "$sources/cxx.cc" "$floor"
link "$tmp/both" "$floor" $cxx -static-libstdc++ -static-libgcc "$object" || :
held "$tmp/both" 17 'C++ with all the words for static libraries'
link "$tmp/static" "$floor" gcc -static "$tmp/nothing.c" || :
like "$rc $err" '1 .*a floor is for programs that use the glibc they find: link without -static' '-static: refused in a sentence'

# --- configure tests: what is there, what only fails, what is not there (autoconf's AC_CHECK_FUNC and meson's has_function)
detects() { # FUNCTION
    cat >"$tmp/conftest.c" <<END
#define $1 innocuous_$1
#include <limits.h>
#undef $1
char $1();
#if defined __stub_$1 || defined __stub___$1
choke me
#endif
int main(void) { return $1(); }
END
    run gcc "@$floor/flags" -w -fno-builtin "$tmp/conftest.c" -o "$tmp/conftest" -lm
    return "$rc"
}
for function in getrandom memfd_create copy_file_range pthread_create dlopen stat atexit; do
    detects $function || :
    ok "$rc" "configure finds $function"
done
# What an interpreter misses most when it goes to 2.17: there, or for the linker only, since it always fails.
lacking=
for function in fcntl64 explicit_bzero getrandom close_range sem_clockwait memfd_create preadv64v2 pwritev64v2 mknodat \
    copy_file_range closefrom posix_spawn_file_actions_addclosefrom_np; do
    nm "$floor/lib/libfloor.a" 2>/dev/null | grep -q " T $function\$" || lacking="$lacking $function"
done
if [ "${machine#2.}" -ge 34 ]; then is "$lacking" '' 'the twelve that CPython asks for have replacements'; else skip 1 'a glibc before 2.34'; fi
for function in posix_spawn_file_actions_addclosefrom_np roundeven gets_nothing; do
    detects $function || :
    isnt "$rc" 0 "configure does not find $function"
done
detects roundeven || :
like "$err" "'roundeven' came with glibc 2[.]25, after this floor, and has no replacement: do without it .*raise the floor to 2[.]25" \
    'what has no replacement is named, with what to do'
like "$(cat "$floor/missing.tsv")" '^roundeven	2[.]25	libm[.]so[.]6$' 'and listed'
unlike "$(cat "$floor/missing.tsv")" '^(getrandom|stat|memcpy|pthread_create)	' 'what is there is not'

# --- the folder may move, and have blanks in its path
mv "$floor" "$tmp/moved floor"
run "$tmp/moved floor/here"
run gcc "@$tmp/moved floor/flags" "$tmp/nothing.c" -o "$tmp/nothing"
is "$rc" 0 'a folder that was moved is used where it lies now'
like "$(gcc "@$tmp/moved floor/flags" -print-file-name=crt1.o)" '/moved floor/lib/crt1[.]o$' 'with its own start file'
mv "$tmp/moved floor" "$floor"
"$floor/here"

# --- the same folder twice
run scripts/floor 2.17 "$tmp/again"
rm "$tmp/again/flags"
mv "$floor/flags" "$tmp/flags"
is "$(diff -r "$floor" "$tmp/again" 2>&1)" '' 'a second one has the same bytes'
mv "$tmp/flags" "$floor/flags"

# --- other systems
if ! roots_possible; then
    skip 47 'roots of distributions need root, apt-get and dpkg-deb'
    exit
fi
# everywhere ROOT NAME MINOR...: what was linked for these floors runs there.
everywhere() {
    root=$1 suite=$2
    shift 2
    for minor; do
        rm -rf "$root/try"
        mkdir "$root/try"
        cp "$tmp/$minor"/* "$root/try"
        for name in pie fixed; do
            rm -rf "$root/files"
            mkdir "$root/files"
            run chroot "$root" "/try/$name" "/try/$name" /try/plugin.so /files
            is "$out" "$fine" "$suite: $name of 2.$minor runs"
        done
        run chroot "$root" /try/cxx /try/plugin-cxx.so
        is "$out" 'cxx: all is well' "$suite: cxx of 2.$minor runs"
    done
}
for suite in bullseye trixie sid; do
    if ! make_root $suite $suite libc6 libc6-dev linux-libc-dev dash; then
        skip 9 "the archive has no $suite for us"
        continue
    fi
    everywhere "$tmp/$suite/root" $suite 12 17 28
done

# exports LIBRARY: name, version, what a plain reference gets.
exports() {
    readelf -W --dyn-syms "$1" | awk '$7 != "UND" && $7 != "ABS" && $8 ~ /@@GLIBC_[0-9]/ { sub("@@", " ", $8); print $8 }' | sort
}
# agrees FLOOR FOLDER: each stub offers nothing that the real library of that release has not, in just that version.
agrees() {
    for stub in "$1"/lib/lib*.so.[0-9] "$1"/lib/ld-*; do
        case $(head -c 4 "$stub") in ?ELF) ;; *) continue ;; esac
        exports "$stub" >"$tmp/ours"
        exports "$2/${stub##*/}" >"$tmp/theirs"
        comm -23 "$tmp/ours" "$tmp/theirs" | sed "s|^|${stub##*/}: |"
        cut -d' ' -f1 "$tmp/ours" >>"$tmp/offered"
    done
}
if [ -d "$tmp/bullseye/root/lib" ]; then
    real=$(echo "$tmp"/bullseye/root/lib/*/libc.so.6)
    scripts/floor 2.31 "$tmp/floor-31" >/dev/null
    : >"$tmp/offered"
    is "$(agrees "$tmp/floor-31" "${real%/*}")" '' 'a floor of 2.31 has every symbol where the real 2.31 has it, in its version'
    ok "$(($(wc -l <"$tmp/offered") < 3000))" 'over 3,000 of them were compared'
    # The real one has more: functions that this machine's glibc keeps for old programs only.
    for library in libc.so.6 libm.so.6 libdl.so.2 librt.so.1 libutil.so.1 libpthread.so.0 libresolv.so.2; do
        exports "${real%/*}/$library"
    done | cut -d' ' -f1 | sort -u >"$tmp/theirs"
    exports "$(gcc -print-file-name=libc.so.6)" | cut -d' ' -f1 >"$tmp/linkable"
    exports "$(gcc -print-file-name=libm.so.6)" | cut -d' ' -f1 >>"$tmp/linkable"
    sort -u "$tmp/linkable" | comm -12 - "$tmp/theirs" >"$tmp/both"
    is "$(sort -u "$tmp/offered" | comm -13 - "$tmp/both")" '' 'and lacks none that both glibcs let one link'
else
    skip 3 'no glibc 2.31 to compare with'
fi

# --- floors of another glibc than the machine's: newer headers, older headers
for suite in trixie bullseye; do
    if [ ! -d "$tmp/$suite/root/usr/include" ] || [ ! -d "$tmp/bullseye/root/lib" ]; then
        skip 5 "no glibc of $suite"
        continue
    fi
    make_floor 17 "$tmp/from-$suite" "$tmp/$suite/root"
    link "$tmp/other" "$tmp/from-$suite" gcc $common -DFLOOR_MINOR=17 "$sources/everything.c" -lm || :
    held "$tmp/other" 17 "of $suite's glibc"
    cp "$tmp/other" "$tmp/17/plugin.so" "$tmp/bullseye/root/"
    rm -rf "$tmp/bullseye/root/files"
    mkdir "$tmp/bullseye/root/files"
    run chroot "$tmp/bullseye/root" /other /other /plugin.so /files
    is "$out" "$fine" "of $suite's glibc: runs on 2.31"
    object "$sources/cxx.cc" "$tmp/from-$suite"
    link "$tmp/other" "$tmp/from-$suite" $cxx -rdynamic "$object" || :
    held "$tmp/other" 17 "of $suite's glibc, C++"
    run "$tmp/other" "$tmp/17/plugin-cxx.so"
    is "$out" 'cxx: all is well' "of $suite's glibc, C++: runs here"
done

# Newer headers make other functions of strtol and scanf. Ours are held against the glibc that has them.
if [ -d "$tmp/from-trixie" ] && scripts/floor 2.41 "$tmp/own-trixie" "$tmp/trixie/root" >/dev/null; then
    link "$tmp/trixie/root/ours" "$tmp/from-trixie" gcc $common "$sources/numbers.c" || :
    link "$tmp/trixie/root/real" "$tmp/own-trixie" gcc $common "$sources/numbers.c" || :
    like "$(nm -D "$tmp/trixie/root/real")" 'U __isoc23_strtol@GLIBC_2.38' 'numbers: the real one is compared'
    run chroot "$tmp/trixie/root" /real
    real=$out
    run chroot "$tmp/trixie/root" /ours
    is "$out" "$real" 'numbers: read as glibc 2.41 reads them'
else
    skip 2 'no glibc of trixie'
fi

# --- another machine's glibc: nothing in the program knows x86-64
if command -v clang >/dev/null && command -v ld.lld >/dev/null && command -v llvm-ar >/dev/null &&
    make_root arm bookworm:arm64 libc6 libc6-dev linux-libc-dev && make_root old-arm bullseye:arm64 libc6; then
    export AR=llvm-ar CC='clang --target=aarch64-linux-gnu -fuse-ld=lld'
    make_floor 31 "$tmp/floor-arm" "$tmp/arm/root"
    real=$(echo "$tmp"/old-arm/root/lib/*/libc.so.6)
    is "$(agrees "$tmp/floor-arm" "${real%/*}")" '' 'aarch64: a floor of 2.31 has what the real 2.31 has'
    run scripts/floor 2.12 "$tmp/none" "$tmp/arm/root"
    like "$rc $err" "2 glibc-floor: glibc 2[.]12 never ran on this machine's processor, which came with glibc 2[.]17" \
        'aarch64: a floor before the first glibc for it is refused'
    make_floor 17 "$tmp/floor-arm" "$tmp/arm/root"
    lib=$tmp/floor-arm/lib
    run $CC "@$tmp/floor-arm/flags" $common -DFLOOR_MINOR=17 "$sources/everything.c" -o "$tmp/arm/everything" \
        -nostdlib "$lib/Scrt1.o" "$lib/crti.o" -lm -lc "$lib/crtn.o"
    [ "$rc" = 0 ] || diag "$err"
    held "$tmp/arm/everything" 17 'aarch64: a program'
else
    skip 5 'no clang, lld and glibc for aarch64'
fi
