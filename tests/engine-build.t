#!/bin/sh
# Tests what a build gets and what it does not: tools, environment, network, needs, jobs; what is asked of its result;
# and what a person is told when it fails. Works in a private copy with recipes of one second.
# shellcheck disable=SC2016 # the $ are the recipes'
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/world.sh
. "$top/tests/world.sh"
plan 68
world

# gave FILE: what the entry of the last recipe has.
gave() { cat "$(out "$recipe")/$1"; }

# --- environment and tools. A recipe without host compilers, built by a person whose environment is full of traps.
mkdir traps
for tool in clang python3 pkg-config pkgconf cmake; do
    printf '#!/bin/sh\nexit 0\n' >"traps/$tool"
    chmod +x "traps/$tool"
done
recipe looks host=no <<'B'
mkdir -p "$STAGE$PREFIX"
cd "$STAGE$PREFIX"
env | sed 's/=.*//' | sort >names
env >all
for tool in cc c++ gcc g++ clang pkg-config pkgconf python3 python cmake meson ninja curl wget git cargo sudo; do
    if command -v "$tool"; then :; fi
done >found
for tool in sed make perl tar; do command -v "$tool"; done >stock
id -u >user
B
run env PATH="$PWD/traps:$PATH" CFLAGS=-DTRAP LDFLAGS=-ltrap CPATH=/trap LD_LIBRARY_PATH=/trap LD_PRELOAD= PYTHONPATH=/trap \
    PKG_CONFIG_PATH=/trap TRAP=trap CONFIG_SITE=/trap DESTDIR=/trap PERL5LIB=/trap LC_TIME=trap make looks
is "$rc" 0 'a build in the midst of traps'
unlike "$(gave all)" '[Tt][Rr][Aa][Pp]' "nothing of the person's environment is in the build's"
like "$(gave all)" '^HOME=.*/build/work/looks/home$' '(its own is there)'
is "$(gave found)" '' 'no compiler, no pkg-config, no python, no downloader of this machine'
is "$(gave stock | sed 's|.*/||' | tr '\n' ' ')" 'sed make perl tar ' '(the stock tools are there)'
is "$(gave names | grep -v -e '^INGOT_STATUS_FD$' | sed -n '/CONFIG_SITE\|CPATH\|DESTDIR\|PERL\|PYTHON\|LD_LIB\|TRAP/p')" '' 'not one name of them'
is "$(gave user)" "$(id -u)" 'a build runs as who calls it'

# One that asks for a tool which few want has that too; what may not be asked for is refused before anything is built.
recipe asks host=no stock=cmake <<'B'
mkdir -p "$STAGE$PREFIX"
for tool in cc pkgconf python3 cmake meson; do
    if command -v "$tool"; then :; fi
done | sed 's|.*/||' >"$STAGE$PREFIX/found"
B
run env PATH="$PWD/traps:$PATH" make asks
is "$rc.$(gave found)" 0.cmake 'a recipe that asks for cmake has it, and nothing else of the kind'
edit asks 's/cmake/python3/'
run make asks
is "$((rc != 0))" 1 'a recipe cannot ask for python3'
like "$err" "recipes/asks.mk: stock must be one of cmake, not 'python3'" 'and hears so'
rm recipes/asks.mk

# --- network: a listener outside, and one inside
cat >listen <<'P'
use IO::Socket::INET;
my $server = IO::Socket::INET->new(Listen => 5, LocalAddr => '127.0.0.1') or die;
$| = 1; print $server->sockport, "\n"; sleep 60;
P
mkfifo ports
perl listen >ports &
at_exit "kill $! 2>/dev/null"
read -r port <ports
echo "$port" >../port
connect='perl -MIO::Socket::INET -e "IO::Socket::INET->new(PeerAddr => q(127.0.0.1), PeerPort => shift) or die qq(\$!\n)"'
run sh -c "$connect $port"
is "$rc" 0 '(the listener outside can be reached from outside)'
printf '%s "$(cat "$ROOT/../port")"\n' "$connect" | recipe calls
run make calls
is "$((rc != 0))" 1 'a build that connects to the outside fails'
like "$err" 'Network is unreachable|Connection refused|Permission denied' 'as it would without a network'
if [ "$("$bin/sandbox" --print-mode)" = namespace ]; then
    recipe talks <<'B'
mkdir -p "$STAGE$PREFIX"
perl -MIO::Socket::INET -e '
    my $server = IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1") or die "listen: $!\n";
    IO::Socket::INET->new(PeerAddr => "127.0.0.1", PeerPort => $server->sockport) or die "connect: $!\n"'
B
    run make talks
    is "$rc" 0 'but may talk to itself'
    rm recipes/calls.mk recipes/talks.mk
else
    skip 1 'no network namespace here'
    rm recipes/calls.mk
fi

# --- what it links with and what it runs
library deep
library near needs=deep
library far
recipe tool gives=bin/tool <<'B'
mkdir -p "$STAGE$PREFIX/bin" "$STAGE$PREFIX/share"
echo 'a secret' >"$STAGE$PREFIX/share/secret"
printf '#!/bin/sh\ncat %s/share/secret\n' "$PREFIX" >"$STAGE$PREFIX/bin/tool"
chmod +x "$STAGE$PREFIX/bin/tool"
B
recipe sees needs=near tools=tool <<'B'
mkdir -p "$STAGE$PREFIX"
(cd "$SYSROOT" && find . -type f | sort) >"$STAGE$PREFIX/sysroot"
tool >"$STAGE$PREFIX/tool"
echo spoilt >"$SYSROOT/lib/near"
echo left >"$SYSROOT/lib/left"
B
run make far sees
is "$rc" 0 'a recipe with needs and a tool'
is "$(gave sysroot | tr '\n' ' ')" './lib/deep ./lib/near ' 'its sysroot has what it needs, the needs of these, and no more'
is "$(gave tool)" 'a secret' 'its tool finds its own files'
is "$(cat "$(out near)/lib/near")" 1 'a build that writes into its sysroot does not write into the store'
mv "$tmp/world" "$tmp/moved"
cd "$tmp/moved"
edit sees 's/^tool/true; &/'
run make sees
is "$rc.$(gave tool)" '0.a secret' 'nor does the tool lose them in another folder'
mv "$tmp/moved" "$tmp/world"
cd "$tmp/world"

# --- CMake, which looks around in the machine if it is let
if command -v cmake >/dev/null; then
    recipe finds kind=cmake stock=cmake needs=near <<'B'
cat >CMakeLists.txt <<'E'
cmake_minimum_required(VERSION 3.5)
project(finds C)
find_library(LIBRARY NAMES c m z)
find_path(HEADER stdlib.h)
find_program(PROGRAM NAMES python3 cc1 meson)
find_program(STOCK sed)
find_file(NEED near PATH_SUFFIXES lib)
get_filename_component(STOCK "${STOCK}" NAME)
file(WRITE ${CMAKE_BINARY_DIR}/found "${LIBRARY} ${HEADER} ${PROGRAM} ${STOCK} ${CMAKE_C_FLAGS_RELEASE}")
file(WRITE ${CMAKE_BINARY_DIR}/finds.cmake "${NEED}")
install(FILES ${CMAKE_BINARY_DIR}/found ${CMAKE_BINARY_DIR}/finds.cmake DESTINATION lib/cmake)
E
export CC=gcc
kind_configure
kind_build
kind_install
B
    run make finds
    is "$rc" 0 'a recipe of kind cmake'
    is "$(gave lib/cmake/found)" 'LIBRARY-NOTFOUND HEADER-NOTFOUND PROGRAM-NOTFOUND sed -DNDEBUG' \
        'CMake finds no library, header or program of the machine, and adds no -O of its own'
    is "$(gave lib/cmake/finds.cmake)" '${CMAKE_CURRENT_LIST_DIR}/../../lib/near' \
        'it finds what is needed, and says of it where it will be'
else
    skip 3 'no cmake here'
fi

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

# --- jobs. Inner makes take part in the one jobserver: a job notes how many run beside it.
cat >../inner <<'M'
all: $(foreach n,1 2 3 4 5 6,job-$n)
job-%:
	@: >$(TOP)/running/$$$$; ls $(TOP)/running | wc -l >>$(TOP)/peaks; sleep 0.1; rm $(TOP)/running/$$$$
M
jobs() {
    rm -rf ../running ../peaks
    mkdir ../running
    for name in jobs1 jobs2 jobs3; do
        printf 'mkdir -p "$STAGE$PREFIX"\nmake -f "$ROOT/../inner" TOP="$ROOT/.." # %s\n' "$1" | recipe $name "version=$1"
    done
    run make "-j$1" jobs1 jobs2 jobs3
}
jobs 1
is "$rc.$(wc -l <../peaks)" 0.18 'three inner makes of six jobs under -j1'
is "$(sort -nu ../peaks | tail -n 1)" 1 'never two at once'
jobs 3
is "$rc.$(wc -l <../peaks)" 0.18 'the same under -j3'
is "$(sort -nu ../peaks | awk '$1 > 3')" '' 'never four at once'
unlike "$(cat build/log/jobs[123].log)" 'warning' "and no warning of make's"
# A make above, whose jobs are the ones.
printf '%s\n' 'all:' "	+@\$(MAKE) -C $PWD aside" >../above
run make -j3 -f ../above
is "$rc.$(echo "$err" | grep jobserver)" '0.' 'a make above keeps its jobs'
# A single inner make must get what the outer one does not use: its two jobs wait for one another.
cat >../pair <<'M'
all: one two
one two:
	@: >$(TOP)/met-$@; i=0; until [ -e $(TOP)/met-one ] && [ -e $(TOP)/met-two ]; do i=$$((i + 1)); [ $$i -lt 50 ] || exit 1; sleep 0.1; done
M
printf 'mkdir -p "$STAGE$PREFIX"\nmake -f "$ROOT/../pair" TOP="$ROOT/.."\n' | recipe pair
run make -j2 pair
is "$rc" 0 'two jobs of one inner make run at once under -j2'
rm -f ../met-*
edit pair 's/^make/sleep 0; make/'
if [ "$(nproc)" -gt 1 ]; then
    run make pair
    is "$rc" 0 'and on a machine of several cores without being asked'
else
    skip 1 'this machine has one core'
fi

# --- an ordinary user
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null; then
    world
    library leaf
    library user needs=leaf
    product
    chmod 755 "$tmp"
    chown -R 65534:65534 "$tmp"
    run setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/nonexistent make user
    is "$rc" 0 'an ordinary user builds'
    is "$(stat -c %u "$(out user)/lib/user")" 65534 'what is then theirs'
    run setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/nonexistent make
        is "$rc" 0 'all of it'
    run setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/nonexistent SANDBOX=seccomp make libstdcxx-"$(gcc -dumpversion | cut -d. -f1)"
        is "$rc" 0 'without namespaces too'
else
    skip 4 'not root, so already tested as an ordinary user'
fi
