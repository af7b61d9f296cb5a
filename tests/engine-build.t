#!/bin/sh
# Tests what a build gets and what it does not: tools, environment, network, needs; as root and as an ordinary user.
# Works in a private copy with recipes of one second.
# shellcheck disable=SC2016 # the $ are the recipes'
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/world.sh
. "$top/tests/world.sh"
plan 26
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
