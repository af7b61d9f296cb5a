#!/bin/sh
# What musl's start-up code and our ld add to a static program: PT_GNU_RELRO is read-only when main begins, and functions
# that are chosen at start (IFUNC), which musl does not choose, are refused at the link.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
plan 30

cxx=$top/$(make -s out-cxx)
[ -x "$cxx/bin/c++" ] || make -s cxx >/dev/null
cc=$cxx/bin/cc

# --- RELRO
cat >"$tmp/relro.c" <<'END'
#define _GNU_SOURCE
#include <link.h>
#include <stdio.h>
#include <string.h>
#ifdef ALIGNED
_Thread_local int one __attribute__((aligned(4))) = 1;
_Thread_local char zero[8] __attribute__((aligned(ALIGNED)));
#else
_Thread_local int one = 1;
_Thread_local char zero[8];
#endif
static int increment(int n) { return n + 1; }
int (*const table[2000])(int) = {increment, increment};
static int written = 1;

/* rights: those of the mapping that holds the address. */
static const char *rights(unsigned long address)
{
    static char line[512], mode[8];
    FILE *maps = fopen("/proc/self/maps", "r");
    unsigned long low, high;
    strcpy(mode, "none");
    while (maps && fgets(line, sizeof line, maps))
        if (sscanf(line, "%lx-%lx %4s", &low, &high, mode) == 3 && low <= address && address < high)
            break;
    if (maps) fclose(maps);
    return mode;
}

static int visit(struct dl_phdr_info *info, size_t size, void *data)
{
    (void)size;
    for (int i = 0; i < info->dlpi_phnum; i++)
        if (info->dlpi_phdr[i].p_type == PT_GNU_RELRO)
            *(const ElfW(Phdr) **)data = &info->dlpi_phdr[i], printf("relro %s ", rights(info->dlpi_addr + info->dlpi_phdr[i].p_vaddr));
    return 0;
}

int main(int argc, char **argv)
{
    const ElfW(Phdr) *relro = NULL;
    dl_iterate_phdr(visit, &relro);
    written = argc;
    zero[0] = one;
    printf("table %s ", rights((unsigned long)&table[1000]));
    printf("data %s %d\n", rights((unsigned long)&written), table[0](zero[0]) + (argv[0] == NULL));
    return relro == NULL;
}
END
# Thread-local data whose alignment is beyond a page: GNU ld makes one RELRO over two segments with a hole between them.
for words in '-O2 -static' '-O2 -static-pie' '-O2 -static -DALIGNED=8192' '-O2 -static-pie -DALIGNED=8192'; do
    # shellcheck disable=SC2086 # words
    run "$cc" $words -o "$tmp/relro" "$tmp/relro.c"
    is "$rc" 0 "$words: it links"
    run "$tmp/relro"
    is "$out" 'relro r--p table r--p data rw-p 2' "$words: RELRO is read-only, data is not"
    is "$rc" 0 "$words: and it ends well"
done
run "$cc" -O2 -static -Wl,-z,norelro -o "$tmp/relro" "$tmp/relro.c"
run "$tmp/relro"
is "$out, $rc" 'table r--p data rw-p 2, 1' 'a program without RELRO runs as ever'
cat >"$tmp/write.c" <<'END'
static int one(void) { return 1; }
static int two(void) { return 2; }
int (*const table[2000])(void) = {one, one};
int main(void) { *(int (*volatile *)(void))&table[0] = two; return table[0](); }
END
run "$cc" -O0 -static-pie -o "$tmp/write" "$tmp/write.c"
run sh -c 'ulimit -c 0; "$1"; echo "ended with $?"' sh "$tmp/write"
like "$out" 'ended with 139' 'who writes there is stopped'

# --- IFUNC
cat >"$tmp/ifunc.c" <<'END'
static int one(void) { return 1; }
static int (*choose(void))(void) { return one; }
int pick(void) __attribute__((ifunc("choose")));
END
echo 'int pick(void); int main(void) { return pick() - 1; }' >"$tmp/calls.c"
echo 'int pick(void); int (*pointer)(void) = pick; int main(void) { return pointer() - 1; }' >"$tmp/points.c"
cat >"$tmp/clones.c" <<'END'
__attribute__((target_clones("avx2", "default"))) int twice(int n) { return 2 * n; }
int main(int argc, char **argv) { (void)argv; return twice(argc) - 2; }
END
cp "$tmp/clones.c" "$tmp/clones.cc"
"$cc" -O2 -fPIC -c "$tmp/ifunc.c" -o "$tmp/ifunc.o"
ar rc "$tmp/libifunc.a" "$tmp/ifunc.o"

# refuses NAMES NAME WORD...: the compiler ($1 of the words) refuses that link in a sentence with the names, and leaves no file.
refuses() {
    names=$1 what=$2
    shift 2
    rm -f "$tmp/out"
    run "$@" -o "$tmp/out"
    [ -e "$tmp/out" ] && rc="$rc, and the file is there"
    is "$rc $(printf '%s\n' "$err" | sed -n 's/^ld: error: [^ ]*: \(functions chosen at start.*\)$/\1/p')" \
        "1 functions chosen at start (IFUNC, target_clones)$names" "$what"
}
refuses ': pick' 'static: a call' "$cc" -O2 -static "$tmp/calls.c" "$tmp/ifunc.o"
refuses ': pick' 'static: a pointer' "$cc" -O2 -static "$tmp/points.c" "$tmp/libifunc.a"
refuses ': pick' 'static-pie: a call' "$cc" -O2 -static-pie "$tmp/calls.c" "$tmp/ifunc.o"
refuses ': pick' 'static-pie: a pointer' "$cc" -O2 -static-pie -Wl,-z,pack-relative-relocs "$tmp/points.c" "$tmp/libifunc.a"
refuses '' 'stripped' "$cc" -O2 -s -static "$tmp/calls.c" "$tmp/ifunc.o"
refuses ': twice' 'target_clones' "$cc" -O2 "$tmp/clones.c"
refuses ': _Z5twicei' 'target_clones in C++' "$cxx/bin/c++" -O2 -static-pie "$tmp/clones.cc"
refuses ': pick' 'a shared object' "$cc" -O2 -fPIC -shared "$tmp/ifunc.o"
echo '-O2' >"$tmp/words file"
refuses ': pick' 'words from a file' "$cc" "@$tmp/words file" "$tmp/calls.c" "$tmp/ifunc.o"
run sh -c 'cd "$1" && "$2" calls.c ifunc.o; ls a.out' sh "$tmp" "$cc"
like "$err" '^ld: error: a\.out: functions chosen' 'without -o it is a.out that is refused'
isnt "$rc" 0 'and that is not there'

# What is no fault.
run "$cc" -O2 -fPIC -r -nostdlib "$tmp/ifunc.o" -o "$tmp/out.o"
is "$rc" 0 'an object may have one: it is not yet a program'
echo 'int main(void) { return 0; }' >"$tmp/none.c"
run "$cc" -O2 "$tmp/none.c" "$tmp/libifunc.a" -o "$tmp/a name with blanks"
is "$rc $err" '0 ' 'an archive that has one may be named, if nobody calls it'
run "$tmp/a name with blanks"
is "$rc" 0 'and the program runs'
echo 'int missing(void); int main(void) { return missing(); }' >"$tmp/missing.c"
run "$cc" "$tmp/missing.c" -o "$tmp/out"
like "$rc $err" 'undefined reference' 'what the linker itself has to say is said'
run "$cc" -Wl,--version -nostdlib
like "$out" 'GNU ld' 'ld --version answers'
