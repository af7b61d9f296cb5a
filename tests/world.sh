# shellcheck shell=sh
# A private copy of the engine with recipes that build in a blink, for tests of the engine. Sourced after lib.sh;
# reads Makefile, scripts/, src/ and the compiled tools; writes folders of $tmp.
# Every build leaves its name in `built`, beside the copy: what was built is counted there, not guessed from output.
# shellcheck disable=SC2016 # the $ are the recipes'
set -eu

# Nothing of the person's own that would change what the engine does.
unset TARGET WITH WITHOUT DATA PIE READLINE LICENSES OFFLINE MIRROR SANDBOX V INGOT_RUN INGOT_STATUS_FD 2>/dev/null || true

# world: makes $tmp/world anew, without recipes but the one that doctor wants, and goes there.
world() {
    cd "$top"
    rm -rf "$tmp/world"
    mkdir -p "$tmp/world/recipes"
    cp -a Makefile scripts src "$tmp/world"
    cd "$tmp/world"
    compiled
    version=$(gcc -dumpversion)
    echo 'mkdir -p "$STAGE$PREFIX"' | recipe "libstdcxx-${version%%.*}"
    : >../built
}

# compiled: puts the engine's own tools into build/, so that no test waits for a compiler.
compiled() {
    programs_in build
    # Somebody else's programs are newer than all that ours are made of: make leaves them in place.
    if [ -n "${INGOT_BIN-}" ]; then cp -f "$INGOT_BIN"/* build/bin; fi
}
for tool in plan sandbox status elfcheck; do program "$tool"; done

# recipe NAME FIELD=VALUE...: writes recipes/NAME.mk; standard input is its build. Fields not given are as small as can be.
recipe() {
    recipe=$1
    shift
    {
        for field in version=1 licence=MIT profile=none host=yes "$@"; do
            echo "$recipe.${field%%=*} := ${field#*=}"
        done
        printf 'define %s.build\necho "$name" >>"$ROOT/../built"\n' "$recipe"
        cat
        echo endef
    } >"recipes/$recipe.mk"
}

# library NAME FIELD=VALUE...: a recipe that gives lib/NAME with its version in it.
library() {
    library=$1
    shift
    # shellcheck disable=SC2016 # for the build
    printf '%s\n' 'mkdir -p "$STAGE$PREFIX/lib"' 'echo "$version" >"$STAGE$PREFIX/lib/$name"' |
        recipe "$library" "gives=lib/$library" "$@"
}

# built: the names of what was built since it was asked last, in order of the alphabet.
built() {
    sort ../built | tr '\n' ' ' | sed 's/ $//'
    : >../built
}

# edit NAME SED-SCRIPT: changes a recipe; a change that changes nothing is the test's own fault.
edit() {
    sed "$2" "recipes/$1.mk" >edited
    if cmp -s edited "recipes/$1.mk"; then bail "edit '$2' changes nothing of $1"; fi
    mv edited "recipes/$1.mk"
}

# out NAME: its store entry.
out() {
    make -s list 2>/dev/null | awk -v name="$1" '$1 == name { print "store/" $5 "/" name }'
}

# archive FILE WHERE FOLDER: a source archive of WHERE/FOLDER; $sha256 is its hash.
archive() {
    tar -czf "$1" -C "$2" "$3"
    sha256=$(sha256sum <"$1")
    sha256=${sha256%% *}
}

# source_lines NAME LINE...: gives a recipe its source.
source_lines() {
    lines=$1
    shift
    { echo "define $lines.source"; printf '%s\n' "$@"; echo endef; } >>"recipes/$lines.mk"
}

# background LOG COMMAND...: starts it as a process group of its own that a Ctrl-C would end; $group is its number.
background() {
    log=$1
    shift
    # A shell without job control gives its background processes an ignored INT.
    perl -MPOSIX -e 'POSIX::setsid(); $SIG{INT} = "DEFAULT"; exec @ARGV' "$@" >"$log" 2>&1 </dev/null &
    group=$!
    at_exit "kill -KILL -$group 2>/dev/null"
}

# product: recipes of all that `make` by itself wants; the programs are static and do nothing. python needs leaf.
product() {
    library leaf
    for name in cc cxx; do echo 'mkdir -p "$STAGE$PREFIX"' | recipe "$name"; done
    recipe cpython <<'B'
mkdir -p "$STAGE$PREFIX/kit"
printf 'module\tstate\tlibraries\tsize\nzlib\tbuilt-in\tz\t1\n' >"$STAGE$PREFIX/kit/modules.tsv"
B
    for name in python elfcheck; do
        program=$name
        if [ "$name" = python ]; then program=python3.13; fi
        { echo "program=$program"; cat; } <<'B' | recipe "$name" "gives=bin/$program" "needs=cpython leaf"
mkdir -p "$STAGE$PREFIX/bin"
echo 'void _start(void) { __asm__ volatile("mov $60, %%eax; xor %%edi, %%edi; syscall" ::: "memory"); }' >exit.c
gcc -static -nostdlib -fno-asynchronous-unwind-tables -o "$STAGE$PREFIX/bin/$program" exit.c
B
    done
}
