#!/bin/sh
# Holds elfcheck's checks of executables and shared objects to their promise: each id is red on a bad twin and green on
# a good one, built here with the stock compiler and linker, or damaged by tests/elf-patch.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 137
program elfcheck

cd "$tmp" || exit
cat >start.c <<'C'
void _start(void) { for (;;) ; }
C
cat >relocated.c <<'C'
static const char *const words[] = {"one", "two", "three"};
const char *const *volatile chosen = words;
void _start(void) { for (;;) chosen++; }
C
cat >interpreter.c <<'C'
const char variable[] = "PYTHONHOME", version[] = "python3.13";
void _start(void) { for (;;) ; }
C
cat >threads.c <<'C'
const char number_format[] = "-0X+0X 0X-0x+0x 0x"; /* as in musl's printf */
int pthread_create(void) { return 0; }
void _start(void) { for (;;) pthread_create(); }
C
cat >leaky.c <<'C'
const char where[] = "/build/folder/of/mine/leaky.c";
void _start(void) { for (;;) ; }
C
cat >versioned.c <<'C'
int dependency(void) { return 1; }
C
cat >user.c <<'C'
int dependency(void);
void _start(void) { for (;;) dependency(); }
C
cat >text.s <<'S'
    .text
    .globl f
f:  .quad f
    .section .note.GNU-stack,"",%progbits
S
echo 'V_1.0 { global: dependency; local: *; };' >script
cc_flags='-O1 -fPIC -fno-asynchronous-unwind-tables -fno-stack-protector -ffreestanding'
for source in start interpreter relocated threads leaky versioned user; do
    # shellcheck disable=SC2086 # several flags
    cc $cc_flags -c $source.c
done
as text.s -o text.o
hard='-z relro -z now -z noexecstack'
# shellcheck disable=SC2086 # several flags
{
    ld $hard -static -o static start.o
    ld $hard -static -o interpreter interpreter.o
    ld $hard -static -z stack-size=8388608 -o static-threads threads.o
    ld $hard -static -o static-small-stack threads.o
    strip -o static-small-stack-stripped static-small-stack
    strip -o static-stripped static
    ld $hard -pie --no-dynamic-linker -o static-pie relocated.o
    ld $hard -pie --no-dynamic-linker -z pack-relative-relocs -o static-pie-relr relocated.o
    ld $hard -shared -soname libdep.so.1 --version-script script -o libdep.so versioned.o
    ld $hard -pie -o dynamic user.o libdep.so
    ld $hard -pie --no-dynamic-linker -o needing user.o libdep.so
    ld $hard -pie --no-dynamic-linker --audit=libaudit.so -P libdep-audit.so -o audited relocated.o
    ld $hard -pie --no-dynamic-linker -rpath /somewhere -o searching relocated.o
    ld -N -z noexecstack -o omagic relocated.o 2>.log
    ld -z relro -z now -z execstack -o execstack start.o
    ld $hard -z norelro -pie --no-dynamic-linker -o norelro relocated.o
    ld $hard -shared -z notext -o textrel.so text.o
    ld $hard -static -o leaky leaky.o
}
cd "$top" || exit

# What keeps a static executable static.
for file in static static-pie static-pie-relr; do
    green static-interp "$tmp/$file"
    green static-needed "$tmp/$file"
    green static-filter "$tmp/$file"
    green static-audit "$tmp/$file"
    green static-search-path "$tmp/$file"
    green static-versions "$tmp/$file"
    green static-undefined "$tmp/$file"
    green static-symbolic-reloc "$tmp/$file"
    is "$rc" 0 "$file is clean"
done
red static-interp "$tmp/dynamic" --profile static
is "$rc" 1 'findings make status 1'
red static-needed "$tmp/needing"
red static-needed "$tmp/dynamic" --profile static
red static-versions "$tmp/needing"
for tag in 0x7ffffffd 0x7fffffff; do
    variant "$tmp/needing" filter tag 1 $tag
    red static-filter "$tmp/filter"
    like "$out" 'libdep.so.1' 'the filter is named'
done
red static-audit "$tmp/audited"
like "$out" 'libaudit.so.*libdep-audit.so' 'both audit libraries are named'
red static-search-path "$tmp/searching"
variant "$tmp/needing" lacking tag 1 21
red static-undefined "$tmp/lacking"
red static-symbolic-reloc "$tmp/lacking"
green static-undefined "$tmp/needing"

# glibc's remnants, with a symbol table and without.
cat >"$tmp/puts.c" <<'C'
#include <stdio.h>
int main(void) { return puts("hello") < 0; }
C
cat >"$tmp/names.c" <<'C'
#include <pwd.h>
#include <stdio.h>
int main(void) { return getpwnam("root") == NULL; }
C
cat >"$tmp/iconv.c" <<'C'
#include <iconv.h>
int main(void) { return iconv_open("UTF-8", "LATIN1") == (iconv_t)-1; }
C
for name in puts names iconv; do cc -static -w -o "$tmp/$name" "$tmp/$name.c" 2>"$tmp/.warnings"; done
strip -o "$tmp/names-stripped" "$tmp/names"
strip -o "$tmp/puts-stripped" "$tmp/puts"
for file in puts puts-stripped; do
    green static-nss "$tmp/$file"
    green static-iconv "$tmp/$file"
done
red static-nss "$tmp/names"
red static-nss "$tmp/names-stripped"
red static-iconv "$tmp/iconv"
red kernel-floor "$tmp/puts"
green kernel-floor "$tmp/static"
green thread-stack "$tmp/puts"
red fixed-address "$tmp/static"
green fixed-address "$tmp/static-pie"

# The stacks of musl's threads.
red thread-stack "$tmp/static-small-stack"
is "$rc" 1 'musl is recognised by its strings'
red thread-stack "$tmp/static-small-stack-stripped" --libc musl
is "$rc" 1 'a small stack on musl is an error'
green thread-stack "$tmp/static-small-stack-stripped" --libc glibc
green thread-stack "$tmp/static-threads" --libc musl
green thread-stack "$tmp/static" --libc musl
red thread-stack "$tmp/static-stripped"
is "$rc" 0 'a small stack is no error when nothing says musl'

# An interpreter beside extension modules.
mkdir -p "$tmp/tree/bin" "$tmp/tree/lib/python3.13/lib-dynload" "$tmp/alone/bin" "$tmp/alone/lib/python3.11/lib-dynload"
cp "$tmp/static" "$tmp/tree/bin/other"
cp "$tmp/interpreter" "$tmp/tree/bin/python3.13"
cp "$tmp/interpreter" "$tmp/alone/bin/python3.13"
: >"$tmp/tree/lib/python3.13/lib-dynload/_x.so"
: >"$tmp/alone/lib/python3.11/lib-dynload/_x.so"
red static-beside-extensions "$tmp/tree/bin/python3.13"
green static-beside-extensions "$tmp/alone/bin/python3.13"
green static-beside-extensions "$tmp/tree/bin/other"
mkdir -p "$tmp/flat/lib-dynload"
cp "$tmp/interpreter" "$tmp/flat/python3.13"
green static-beside-extensions "$tmp/flat/python3.13"
: >"$tmp/flat/lib-dynload/_x.so"
red static-beside-extensions "$tmp/flat/python3.13"
like "$out" 'flat/lib-dynload/_x.so' 'a lib-dynload right beside it too'

red wrong-kind "$tmp/libdep.so" --profile static
green wrong-kind "$tmp/libdep.so"
green wrong-kind "$tmp/dynamic" --profile static

# What any image must keep.
for file in static static-pie libdep.so dynamic; do
    green decoy-offset "$tmp/$file"
    green sections-lie "$tmp/$file"
    green writable-code "$tmp/$file"
    green executable-stack "$tmp/$file"
done
green relro "$tmp/static-pie"
red relro "$tmp/norelro"
green text-relocations "$tmp/libdep.so"
red text-relocations "$tmp/textrel.so"
red writable-code "$tmp/omagic"
red executable-stack "$tmp/execstack"
variant "$tmp/static" no-stack segment 0x6474e551 type 0
red executable-stack "$tmp/no-stack"
red build-path "$tmp/leaky" --prefix-leak /build/folder
like "$out" '/build/folder/of/mine/leaky.c' 'the leaked path is shown'
green build-path "$tmp/leaky" --prefix-leak /other/folder
red build-path "$tmp/leaky.o" --prefix-leak /build/folder

# Decoys: what a loader reads is what counts, and a difference is a finding.
variant "$tmp/dynamic" decoy segment 2 offset +16
red decoy-offset "$tmp/decoy"
red static-needed "$tmp/decoy" --profile static
# A segment of a section that is not mapped has no address: .riscv.attributes, and that on RISC-V alone.
variant "$tmp/dynamic" unmapped segment 0x6474e552 vaddr 0
tests/elf-patch "$tmp/unmapped" segment 0x6474e552 type 0x70000003 >/dev/null
red decoy-offset "$tmp/unmapped"
variant "$tmp/unmapped" riscv header machine 243
green decoy-offset "$tmp/riscv"
variant "$tmp/dynamic" lying section .dynamic offset +16
red sections-lie "$tmp/lying"
variant "$tmp/dynamic" hiding section .gnu.version_r type 1
red sections-lie "$tmp/hiding"
variant "$tmp/dynamic" short section .dynsym size -24
red sections-lie "$tmp/short"
variant "$tmp/dynamic" no-sections header shoff 0
red static-versions "$tmp/no-sections" --profile static
green sections-lie "$tmp/no-sections"
objcopy --only-keep-debug "$tmp/dynamic" "$tmp/companion"
verdict "$tmp/companion"
is "$rc" 0 'a debugging companion makes no promises'

# Malformed parts, one by one.
green malformed-header "$tmp/dynamic"
variant "$tmp/dynamic" bad-header header phentsize 55
red malformed-header "$tmp/bad-header"
is "$rc" 3 'malformed input is status 3'
green malformed-segments "$tmp/dynamic"
variant "$tmp/dynamic" bad-segments segment 1 filesz 0x7fffffffffffffff
red malformed-segments "$tmp/bad-segments"
green malformed-dynamic "$tmp/dynamic"
variant "$tmp/dynamic" bad-dynamic segment 2 memsz 32
red malformed-dynamic "$tmp/bad-dynamic"
green malformed-symbols "$tmp/dynamic"
hash=$(tests/elf-patch "$tmp/dynamic" value $((0x6ffffef5)))
variant "$tmp/dynamic" bad-symbols at "$hash" 00000000
red malformed-symbols "$tmp/bad-symbols"
green malformed-versions "$tmp/dynamic"
verneed=$(tests/elf-patch "$tmp/dynamic" value $((0x6ffffffe)))
variant "$tmp/dynamic" bad-versions at $((verneed + 16)) 01020304
red malformed-versions "$tmp/bad-versions"
green malformed-relocations "$tmp/static-pie"
rela=$(tests/elf-patch "$tmp/static-pie" value 7)
variant "$tmp/static-pie" bad-relocations at "$rela" 000000ffff7f0000
red malformed-relocations "$tmp/bad-relocations"
green malformed-notes "$tmp/puts"
variant "$tmp/puts" bad-notes segment 4 filesz 20
red malformed-notes "$tmp/bad-notes"
is "$rc" 0 'a warning: the loader passes over such notes'
green malformed-sections "$tmp/start.o"
variant "$tmp/start.o" bad-sections.o header shoff 0x7fffffff
red malformed-sections "$tmp/bad-sections.o"
green unusable-sections "$tmp/dynamic"
variant "$tmp/dynamic" bad-headers header shentsize 63
red unusable-sections "$tmp/bad-headers"
red unknown-format tests/lib.sh
is "$rc" 3 'an unknown format is malformed input'
green unknown-format "$tmp/static"
printf '/* GNU ld script */\nINPUT(libc.so.6)\n' >"$tmp/script.so"
green unknown-format "$tmp/script.so"

# Oracle: PT_INTERP and DT_NEEDED of programs of this machine, as readelf has them.
agree=0 seen=0
for file in /bin/sh /usr/bin/make /usr/bin/perl "$(command -v cc)" "$tmp/dynamic"; do
    wanted=$(readelf -ldW "$file" | sed -n 's/.*program interpreter: \(.*\)\]/\1/p; s/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort)
    verdict "$file" --profile static
    got=$(printf '%s\n' "$out" | grep -Eo '"symbol":"[^"]*","detail":"(PT_INTERP|DT_NEEDED) is' | cut -d'"' -f4 | sort)
    seen=$((seen + 1))
    [ "$got" = "$wanted" ] && agree=$((agree + 1))
done
is "$agree" "$seen" "readelf agrees on interpreter and needed libraries of $seen programs"

# Oracle: counts of dynamic symbols and relocations, as readelf has them, on libraries of this machine.
agree=0 seen=0
for file in /usr/lib/*/lib[cmz]*.so.* "$tmp/libdep.so" "$tmp/static-pie-relr"; do
    if [ ! -f "$file" ] || [ -L "$file" ] || [ "$seen" -ge 40 ]; then continue; fi
    wanted=$(readelf_counts "$file")
    got=$(elfcheck_counts "$file")
    seen=$((seen + 1))
    if [ "$got" = "$wanted" ]; then agree=$((agree + 1)); else diag "$file: readelf $wanted, elfcheck $got"; fi
done
[ "$seen" -gt 2 ] && is "$agree" "$seen" "readelf agrees on symbols and relocations of $seen libraries"

# Every id has its twins, and no test names an id that does not exist.
"$bin/elfcheck" --list | sed 's/ .*//' | sort >"$tmp/ids"
for color in red green; do
    sed -n "s/^ *$color \([a-z0-9-]*\) .*/\1/p" tests/elfcheck*.t | sort -u >"$tmp/$color"
    is "$(diff "$tmp/ids" "$tmp/$color")" '' "every id has a $color twin, and nothing else has"
done
