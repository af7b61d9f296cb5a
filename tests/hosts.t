#!/bin/sh
# Tests what differs between the machines that builds run on: the compiler that is found or chosen, its version, the umask,
# the length of the folder's path, files from tomorrow. Works in a private copy with recipes of one second and with
# compilers that only say that they are others; no network.
# shellcheck disable=SC2016 # $ in recipes
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/world.sh
. "$top/tests/world.sh"
plan 40
unset HOST_CC HOST_CXX CC 2>/dev/null || true

gcc=$(command -v gcc) || bail 'no gcc here'
gxx=$(command -v g++) || bail 'no g++ here'
own=$(gcc -dumpversion) own=${own%%.*}
# compiler FILE REAL VERSION [TRIPLE]: REAL, which says that it is of another version or for another machine.
compiler() {
    mkdir -p "$(dirname "$1")"
    cat >"$1" <<END2
#!/bin/sh
for word; do
    case \$word in
    -dumpversion) echo $3; exit ;;
    -dumpfullversion) echo $3.1.0; exit ;;
    -dumpmachine) echo ${4:-x86_64-linux-gnu}; exit ;;
    -v) echo 'gcc version $3.1.0' >&2; exit ;;
    esac
done
exec $2 "\$@"
END2
    chmod +x "$1"
}
# pair FOLDER VERSION: gcc-VERSION and g++-VERSION there.
pair() {
    compiler "$1/gcc-$2" "$gcc" "$2"
    compiler "$1/g++-$2" "$gxx" "$2"
}

world
for version in 12 16; do
    [ -e "recipes/libstdcxx-$version.mk" ] || echo 'mkdir -p "$STAGE$PREFIX"' | recipe "libstdcxx-$version"
done
# which: which compilers a build gets, and which libstdc++ goes with them.
printf '%s\n' 'mkdir -p "$STAGE$PREFIX"' 'echo "$(gcc -dumpversion) $(g++ -dumpversion)" >"$STAGE$PREFIX/versions"' |
    recipe which 'needs=libstdcxx-$(HOST_GCC)'
# got: what `which` got in the last build.
got() { printf '%s / %s' "$(cat "$(make -s out-which "$@" 2>/dev/null)/versions")" "$(built)"; }

# --- the machine's own
run make which
is "$rc.$(got)" "0.$($gcc -dumpversion) $($gxx -dumpversion) / libstdcxx-$own which" 'without HOST_CC it is the gcc of the machine'
run scripts/doctor
unlike "$out$err" 'HOST_CC|trying' 'and the doctor has nothing to say of it'

# --- a newer and an older one, chosen by name on PATH
pair "$tmp/newer" 99
pair "$tmp/older" 9
PATH=$PATH:$tmp/newer:$tmp/older
run make which HOST_CC=gcc-99
is "$rc.$(got HOST_CC=gcc-99)" '0.99 99 / libstdcxx-16 which' 'a compiler newer than every recipe is tried with the newest, and g++ follows from gcc'
like "$err" '^ingot: gcc 99 has no recipe of its own; trying it with libstdc[+][+] 16' 'and this is said'
run make doctor HOST_CC=gcc-99
like "$rc $out" '^ +compiler .*, by HOST_CC=gcc-99$' 'the doctor says which one and why'
like "$err" 'trying it with libstdc[+][+] 16' 'and that it is tried'
run make which HOST_CC=gcc-9
is "$((rc != 0)).$(built)" 1. 'one older than every recipe: nothing is built'
like "$err" '^ingot: gcc 9 is too old: .* no recipe libstdcxx-9$' 'it says why'
like "$err" '^  install one of: .*gcc 12.* HOST_CC=gcc-' 'and what to do'

# --- by path
run make which HOST_CC="$tmp/newer/gcc-99"
is "$rc.$(built)" 0. 'the same compiler by its path: nothing is built again'
cp -R "$tmp/newer" ../beside
sed -i 's/99/98/g' ../beside/*
run make which HOST_CC=../beside/gcc-99
is "$rc.$(got HOST_CC=../beside/gcc-99)" '0.98 98 / libstdcxx-16 which' 'a path that is relative to the project'
run make which HOST_CC=gcc-99 HOST_CXX=../beside/g++-99
is "$((rc != 0)).$(built)" 1. 'a pair of two versions is refused'
like "$err" 'gcc-99 is of version 99 and .*beside/g[+][+]-99 of version 98' 'and named'
compiler "$tmp/odd/plain" "$gcc" 99
run make which HOST_CC="$tmp/odd/plain" HOST_CXX=g++-99
is "$rc.$(built)" 0. 'HOST_CXX says what cannot be told from HOST_CC'
run make which HOST_CC="$tmp/odd/plain"
like "$rc $err" '^[1-9] ingot: HOST_CC=.*/odd/plain: what the C[+][+] compiler beside it is called cannot be told$' 'without it that is said'
like "$err" '^  say HOST_CXX=' 'with what to do'
ln -s "$gcc" "$tmp/odd/gcc-same"
ln -s "$gxx" "$tmp/odd/g++-same"
: >../built
run make which HOST_CC="$tmp/odd/gcc-same"
is "$rc.$(built)" 0. 'the gcc of the machine by another name is no other compiler'
isnt "$(make -s list HOST_CC=gcc-99)" "$(make -s list)" 'a compiler of another version is'
echo 'HOST_CC = gcc-99' >config.mk
run make which
is "$rc.$(built)" 0. 'HOST_CC in config.mk counts'
like "$err" 'trying it with libstdc' 'and is the one that is looked at'
rm config.mk

# --- what cannot be one
# refused HOST_CC PATTERN NAME
refused() {
    run make which HOST_CC="$1"
    is "$((rc != 0)).$(built)" 1. "$3: nothing is built"
    like "$err" "^ingot: $2" "$3: said"
}
refused gcc-77 "HOST_CC: there is no compiler 'gcc-77' here\$" 'no such compiler'
refused 'gcc -m32' "HOST_CC='gcc -m32' is more than one word\$" 'words'
mkdir "$tmp/clang"
printf '#!/bin/sh\necho clang version 19.1.0 >&2\n' >"$tmp/clang/gcc"
chmod +x "$tmp/clang/gcc"
refused "$tmp/clang/gcc" "HOST_CC: '.*/clang/gcc' is no gcc, and the toolchain is made of gcc\$" 'clang by the name of gcc'
compiler "$tmp/arm/gcc" "$gcc" "$own" aarch64-linux-gnu
refused "$tmp/arm/gcc" "HOST_CC: '.*/arm/gcc' compiles for aarch64-linux-gnu\$" 'a compiler for another machine'
compiler "$tmp/alone/gcc-99" "$gcc" 99
refused "$tmp/alone/gcc-99" "HOST_CXX: there is no compiler '.*/alone/g[+][+]-99' here\$" 'no C++ compiler beside it'

# --- a cache that stands for the compiler on PATH
mkdir "$tmp/cache"
printf '#!/bin/sh\necho "the cache was called" >&2\nexit 1\n' >"$tmp/cache/ccache"
chmod +x "$tmp/cache/ccache"
ln -s ccache "$tmp/cache/gcc"
ln -s ccache "$tmp/cache/g++"
run env PATH="$tmp/cache:$PATH" scripts/host-compiler cc
is "$rc.$out" "0.$gcc" 'a link to ccache that stands for gcc is passed over'
run env PATH="$tmp/cache:$PATH" make which
is "$rc.$(built)" 0. 'and makes no other key'

# --- the programs of the engine itself
compiler "$tmp/noted/gcc-98" "echo gcc-98 >>'$tmp/noted/called'; exec $gcc" 98
sed -i 's/^exec echo/echo/' "$tmp/noted/gcc-98"
# rebuilt VARIABLE=VALUE...: how often the compiler that keeps notes was called to make a program of the engine.
rebuilt() {
    rm -rf "$tmp/noted/called" build/obj/build/status build/bin/status
    make -s -f scripts/tools.mk build/bin/status "$@" >/dev/null 2>&1 || echo failed
    [ -x build/bin/status ] || echo none
    if [ -e "$tmp/noted/called" ]; then echo called; fi
}
is "$(HOST_CC="$tmp/noted/gcc-98" rebuilt)" called "HOST_CC compiles the engine's programs"
is "$(HOST_CC="$tmp/noted/gcc-98" rebuilt CC=cc)" '' 'unless CC says otherwise'
run make -n floor HOST_CC=gcc-99
like "$out" "CC='gcc-99' scripts/floor" 'make floor takes it'
run make -n floor HOST_CC=gcc-99 CC=other
like "$out" "CC='other' scripts/floor" 'unless CC says otherwise'

# --- places and times
# tree_of RECIPE: names, modes and contents of what a build gave.
tree_of() {
    (cd "$(out "$1")" && find . -printf '%p %m %T@\n' | sort && find . -type f | sort | xargs cat) | sha256sum
}
printf '%s\n' 'mkdir -p "$STAGE$PREFIX/lib/deep"' 'cp -R src/. "$STAGE$PREFIX/lib"' 'echo x >"$STAGE$PREFIX/lib/deep/file"' |
    recipe modes tree=src/kept
mkdir -p src/kept
printf 'text\n' >src/kept/file
printf '#!/bin/sh\n' >src/kept/program
chmod 755 src/kept/program
make modes >/dev/null 2>&1
first=$(tree_of modes)
cp -a . "$tmp/strict"
cd "$tmp/strict"
rm -rf store build/run build/work
(umask 077 && chmod -R go= src && make modes >"$tmp/log" 2>&1) || diag "$(cat "$tmp/log")"
is "$(tree_of modes)" "$first" 'with a umask of 077 and files that nobody else may read: the same bytes and modes'
long=$tmp/long
while [ ${#long} -lt 140 ]; do long=$long/a.folder+with_a@long-name; done
mkdir -p "$long"
cp -a "$tmp/world" "$long/world"
cd "$long/world"
rm -rf store build/run build/work
run make modes
is "$rc.$(tree_of modes)" "0.$first" 'in a path of more than 140 characters: the same'
cd "$tmp/world"
# The clock went back a day, seen from the files: all of them are from tomorrow. (make says so; that is all it does.)
find . -exec touch -h -d '+1 day' {} +
: >../built
run make which modes
is "$rc.$(built)" 0. 'files from tomorrow: nothing is built again'
edit modes 's/version := 1/version := 2/'
run make modes
is "$rc.$(built)" 0.modes 'and what was edited is built'
