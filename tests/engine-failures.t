#!/bin/sh
# Tests what is asked of a build and what a person is told when it fails: sources unpacked and patched, promises kept, the
# log, the shell in there. Works in a private copy with recipes of one second.
# shellcheck disable=SC2016 # the $ are the recipes'
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/world.sh
. "$top/tests/world.sh"
plan 41
world

# gave FILE: what the entry of the last recipe has.
gave() { cat "$(out "$recipe")/$1"; }

# --- patches, and what is asked of the result
mkdir -p ../leaf-1 vendor patches/patched
echo old >../leaf-1/file
archive vendor/new .. leaf-1
mv vendor/new "vendor/$sha256"
recipe patched <<'B'
mkdir -p "$STAGE$PREFIX"
cp file "$STAGE$PREFIX"
B
source_lines patched "$sha256 https://example.invalid/leaf.tar.gz"
printf 'Why: new is better.\n--- a/file\n+++ b/file\n@@ -1 +1 @@\n-old\n+new\n' >patches/patched/0001-new.patch
run make patched
is "$rc.$(gave file)" 0.new 'a source is unpacked and patched'
printf 'Why: none.\n--- a/file\n+++ b/file\n@@ -1 +1 @@\n-odd\n+new\n' >patches/patched/0001-new.patch
run make patched
is "$((rc != 0))" 1 'a patch that does not fit: the build fails'
like "$err" "patched failed in its phase 'patch'" 'and says that it was the patch'
rm -r patches recipes/patched.mk

# broken WHO PHASE PATTERN WHAT: its build fails, so, and nothing of it is in the store.
broken() {
    run make "$1"
    is "$((rc != 0)).$(find store -name "$1")" 1. "$4: fails, and is not in the store"
    like "$err" "^ingot: $1 failed in its phase '$2'" "$4: in its own build"
    like "$err" "$3" "$4: says what"
}
recipe empty gives='lib/none.a include/some.h' <<'B'
mkdir -p "$STAGE$PREFIX/include"
touch "$STAGE$PREFIX/include/some.h"
B
broken empty gives 'empty does not give lib/none.a, which its recipe promises' 'a promise not kept'
recipe fixed <<'B'
mkdir -p "$STAGE$PREFIX/lib/pkgconfig"
printf 'prefix = "%s"\nName: fixed\n' "$PREFIX" >"$STAGE$PREFIX/lib/pkgconfig/fixed.pc"
B
broken fixed gives "fixed's lib/pkgconfig/fixed.pc cannot be moved, it says 'prefix = " 'a .pc file that says its prefix in its own way'
library doubtful
printf 'define doubtful.assert\n[ "$(cat "$OUT/lib/doubtful")" = 2 ] || { echo "error: it says $(cat "$OUT/lib/doubtful")"; exit 1; }\nendef\n' >>recipes/doubtful.mk
broken doubtful assert 'error: it says 1' 'an assertion that does not hold'
edit doubtful 's/= 2 /= 1 /'
run make doubtful
is "$rc" 0 '(and one that does)'
# A library's try-out: a program built from what its .pc file says. It stands in the store only if its features do.
recipe pkgconf gives='bin/pkgconf bin/cc' <<'B'
mkdir -p "$STAGE$PREFIX/bin"
printf '#!/bin/sh\nexec gcc "$@"\n' >"$STAGE$PREFIX/bin/cc"
printf '#!/bin/sh\necho "$SYSROOT/lib/libtried.a"\n' >"$STAGE$PREFIX/bin/pkgconf"
chmod +x "$STAGE$PREFIX"/bin/*
B
recipe tried tools=pkgconf test=tried gives=lib/libtried.a <<'B'
mkdir -p "$STAGE$PREFIX/lib"
echo 'int feature(void) { return 1; }' >tried.c
cc -c tried.c
ar rcD "$STAGE$PREFIX/lib/libtried.a" tried.o
B
mkdir -p tests/links
cp "$top/tests/links/try.h" tests/links
printf '%s\n' '#include "try.h"' 'int feature(void);' 'int main(void) { TRY(feature()); return 0; }' >tests/links/tried.c
edit tried 's/return 1/return 0/'
broken tried try 'error: .*tests/links/tried.c:3: feature\(\) does not hold' 'a library whose feature fails'
edit tried 's/feature(void) { return 0/other(void) { return 1/'
broken tried try "undefined reference to .feature'" 'a library without it'
edit tried 's/other/feature/'
run make tried
is "$rc" 0 '(and one that has it)'
recipe dynamic profile=static gives=bin/dynamic <<'B'
mkdir -p "$STAGE$PREFIX/bin"
echo 'int main(void) { return 0; }' >main.c
gcc -o "$STAGE$PREFIX/bin/dynamic" main.c
B
broken dynamic check 'static-interp' 'a program that is not static'

# --- the failure, told
recipe fails <<'B'
i=0
while [ "$i" -lt 50 ]; do echo "compiling $i"; i=$((i + 1)); done
echo "main.c:3:1: error: expected ';' before '}' token"
echo "main.c:9:1: error: another"
i=0
while [ "$i" -lt 50 ]; do echo "waiting $i"; i=$((i + 1)); done
exit 3
B
run make fails
is "$rc" 2 "make's own exit status"
like "$err" "^ingot: fails failed in its phase 'build'" 'recipe and phase'
like "$err" "first error, line [0-9]+:main.c:3:1: error: expected ';'" 'the first error line'
unlike "$err" 'another' 'and not the next'
like "$err" '^    waiting 49$' 'the end of the log'
unlike "$err" 'compiling' 'but not all of it'
like "$err" '^  whole log: make log-fails .*build/log/fails.log' 'the log'
like "$err" 'make shell-fails' 'the way in'
is "$(printf '%s\n' "$err" | grep -c 'failed in')" 2 'told once, and once in the line of progress'
like "$(make log-fails)" '^compiling 0$' 'make log has all of it'
library after needs=fails
library aside
: >../built
run make -k after aside
is "$((rc != 0)).$(built)" '1.aside fails' 'make -k: what does not need it is built, what does is not'
run make -j1 fails after
is "$((rc != 0)).$(built)" '1.fails' 'without -k it ends there'
run make aside
is "$rc" 0 'what was built meanwhile is good'

# --- a shell in there
run make shell-aside <<'S'
echo "name=$name cc=$CC prefix=$PREFIX"
pwd
command -v python3 || echo 'no python3'
S
like "$out" '^name=aside cc=cc prefix=/ingot$' "make shell: the build's variables"
like "$out" '^.*/build/work/aside/src$' 'in its source'
like "$out" '^no python3$' 'with its tools'
is "$rc" 0 'and is left in peace'
is "$(make -s list | awk '$1 == "aside" { print $6 }')" built 'what was in the store still is'
