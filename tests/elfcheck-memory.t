#!/bin/sh
# Tests `elfcheck memory`: that the pages which it says loading dirties are those that the kernel counts, before any code
# of the file has run; what RELR would save, by really saving it; sums, JSON, and what hostile files cannot make it do.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 39
program elfcheck

# field KEY: the number of that key in $out.
field() {
    printf '%s\n' "$out" | tr '{,' '\n' | sed -n "s/^\"$1\":\([a-z0-9]*\)}*\$/\1/p" | sed -n 1p
}

first_compiled || bail 'cannot compile tests/elfcheck-first.c'
cat >"$tmp/table.c" <<'C'
// A pointer on each of 17 pages, a hole of 17 without, a big .bss behind a data segment that ends inside a page.
struct page { void *first; char rest[4088]; };
extern struct page pages[17];
struct page pages[17] __attribute__((aligned(4096))) = {
    {&pages[0], {1}}, {&pages[1], {1}}, {&pages[2], {1}}, {&pages[3], {1}}, {&pages[4], {1}}, {&pages[5], {1}},
    {&pages[6], {1}}, {&pages[7], {1}}, {&pages[8], {1}}, {&pages[9], {1}}, {&pages[10], {1}}, {&pages[11], {1}},
    {&pages[12], {1}}, {&pages[13], {1}}, {&pages[14], {1}}, {&pages[15], {1}}, {&pages[16], {1}}};
char hole[17 * 4096] = {1};
char bss[100000];
static void *dense[1000] = {[0 ... 999] = dense};
void **give(void) { return dense; }
C
plain='-shared -fPIC -fvisibility=hidden -Wl,-z,nopack-relative-relocs'
cat >"$tmp/plain.c" <<'C'
static int x[100];
int *volatile places[] = {x, x + 1, x + 2};
_Thread_local int tls;
int puts(const char *);
extern char **environ;
int *call(void) { return puts("x") && environ ? places[1] : &tls; }
C
cat >"$tmp/none.c" <<'C'
int none(int n) { return n + 1; }
C
cd "$tmp"
# shellcheck disable=SC2086 # words
{
    cc $plain -o table.so table.c
    cc -shared -fPIC -o plain.so plain.c
    cc -shared -fPIC -Wl,-z,now -Wl,-z,relro -o now.so plain.c
    cc -shared -fPIC -Wl,-z,lazy -Wl,-z,norelro -o lazy.so plain.c
    cc -shared -fPIC -nostdlib -o none.so none.c
    cc -shared -fPIC -nostdlib -Wl,-z,noseparate-code -o merged.so none.c
}
cd "$top"
for name in table plain now lazy none merged; do
    is "$(predicted_pages "$tmp/$name.so")" "$(measured_pages "$tmp/$name.so") $tmp/$name.so" \
        "$name.so: the kernel counts what was predicted"
done
run "$bin/elfcheck" memory --json "$tmp/table.so"
is "$rc $(field exact)" '0 true' 'and it is exact'
table=$(field dirty_pages)
[ "$table" -ge 20 ] && [ "$table" -lt 30 ]
ok $? 'of a table over 17 pages, 17 and a few are dirty; those of a hole are not'
ceiling=$(field writable_bytes)
[ "$ceiling" -ge $((4096 * 34 + 100000)) ]
ok $? 'the ceiling has .data and .bss'
relatives=$(readelf -rW "$tmp/table.so" | grep -c RELATIVE)
is "$(field relative)" "$relatives" 'every relocation is counted'

# Executables: a position-independent one, one with COPY relocations into .bss, one with nothing to relocate.
cat >"$tmp/main.c" <<'C'
#include <stdio.h>
char big[9000] = {1};
char *in_big = big + 5000;
int main(void) { return fputs(in_big, stdout) + getc(stdin); }
C
cc -o "$tmp/pie" -fPIE -pie "$tmp/main.c"
cc -o "$tmp/fixed" -fno-pie -no-pie "$tmp/main.c"
for name in pie fixed; do
    is "$(predicted_pages "$tmp/$name")" \
        "$(MEASURED=$tmp/$name LD_BIND_NOW=1 LD_PRELOAD=$tmp/first.so "$tmp/$name") $tmp/$name" \
        "$name: the kernel counts what was predicted"
done
cat >"$tmp/start.c" <<'C'
char big[9000] = {1}, *in_big = big + 5000;
void _start(void) { for (;;) in_big++; }
C
cc -o "$tmp/static" -static -nostdlib -fno-pie -no-pie "$tmp/start.c"
is "$(predicted_pages "$tmp/static")" "0 $tmp/static" 'a static executable without .bss: no page'
echo 'char bss[9000];' >>"$tmp/start.c"
cc -o "$tmp/static" -static -nostdlib -fno-pie -no-pie "$tmp/start.c"
is "$(predicted_pages "$tmp/static")" "1 $tmp/static" 'with .bss: the page that it begins on'
if cc -static -no-pie -o "$tmp/glibc" "$tmp/main.c" 2>"$tmp/.err"; then
    run "$bin/elfcheck" memory --json "$tmp/glibc"
    ifuncs=$(readelf -rW "$tmp/glibc" | grep -c IRELATIV)
    is "$(field relative) $(field irelative)" "0 $ifuncs" 'a static executable of glibc relocates IFUNCs alone'
    cc -static-pie -fPIE -o "$tmp/glibc" "$tmp/main.c"
    run "$bin/elfcheck" memory --json "$tmp/glibc"
    [ "$(field relative)" -gt 100 ] && [ "$(field dirty_pages)" -gt 3 ]
    ok $? 'a static-pie one has relocations'
else
    skip 2 'no static libc here'
fi

# RELR: what would be saved is what a linker saves.
# shellcheck disable=SC2086 # words
if (cd "$tmp" && cc ${plain%-Wl*} -Wl,-z,pack-relative-relocs -o packed.so table.c) 2>"$tmp/.err" &&
    readelf -SW "$tmp/packed.so" | grep -q RELR; then
    run "$bin/elfcheck" memory --json "$tmp/table.so"
    before=$(field reloc_table_bytes) saves=$(field relr_saves_bytes)
    run "$bin/elfcheck" memory --json "$tmp/packed.so"
    is "$((before - saves)) $relatives" "$(field reloc_table_bytes) $(field relative)" 'the linker saves what was predicted'
    is "$(field relr_saves_bytes)" 0 'once packed, nothing more'
    is "$(predicted_pages "$tmp/packed.so")" "$(measured_pages "$tmp/packed.so") $tmp/packed.so" 'RELR dirties as many pages'
else
    skip 3 'this linker packs no relative relocations'
fi

# Other loaders and kernels.
echo 'int libc;' | cc -shared -fPIC -nostdlib -Wl,-soname,libc.so -o "$tmp/libc.so" -x c -
cc -shared -fPIC -nostdlib -Wl,--no-as-needed -o "$tmp/musl.so" "$tmp/none.c" "$tmp/libc.so"
is "$(predicted_pages "$tmp/none.so") $(predicted_pages "$tmp/musl.so")" "1 $tmp/none.so 0 $tmp/musl.so" \
    'musl leaves the dynamic table as it is, glibc does not'
run "$bin/elfcheck" memory --json --page-size 65536 "$tmp/table.so"
is "$(field page_bytes) $(($(field dirty_pages) < 5)) $(($(field dirty_pages) > 0))" '65536 1 1' 'with larger pages fewer are dirty'
for size in 0 4095 5000 2097152 x; do
    run "$bin/elfcheck" memory --page-size "$size" "$tmp/table.so"
    is "$rc" 2 "there are no pages of $size bytes"
done

# Text and sums.
run "$bin/elfcheck" memory "$tmp/table.so" "$tmp/plain.so"
is "$rc $(printf '%s\n' "$out" | wc -l)" '0 5' 'a head, a row for each file, the sum, and what merging gives'
like "$out" '^ +[0-9]+ .* sum of 2$' 'the sum says of how many'
sum=$(printf '%s\n' "$out" | awk 'NR == 2 || NR == 3 { n += $1 } NR == 4 { print n - $1 }')
is "$sum" 0 'and is one'
like "$out" '^if merged into one: about [0-9]+ dirty pages' 'merging is spoken of'
run "$bin/elfcheck" memory --json "$tmp/none.so" "$tmp/none.so"
is "$(printf '%s\n' "$out" | tail -n 1 | tr '{,' '\n' | grep -Ec '^"(files":2|dirty_pages":2|merged_dirty_pages":1|merged_fixed_dirty_pages":1)')" \
    4 'the sum in JSON'
printf '%s\n' "$out" >"$tmp/json"
run perl -MJSON::PP -ne 'decode_json($_); $n++; END { print $n }' "$tmp/json"
is "$out" 3 'each line of which is JSON'

# What no loader loads, and what claims more than there is.
run "$bin/elfcheck" memory "$tmp/table.c"
is "$rc $out" '3 ' 'a text is malformed'
cc -c -o "$tmp/none.o" "$tmp/none.c"
run "$bin/elfcheck" memory "$tmp/none.o" "$tmp/none.so"
is "$rc $(printf '%s\n' "$out" | wc -l)" '2 2' 'an object file is none'
like "$err" 'none.o is no executable or shared object' 'and that is said'
# .bss of 64 TiB: its pages would need 2 GiB of bits.
perl -e 'local $/; my $elf = <STDIN>; my ($at, $size, $count) = (unpack("Q", substr $elf, 32, 8), unpack("SS", substr $elf, 54, 4));
    for my $i (0 .. $count - 1) { my $p = $at + $i * $size;
        my ($type, $flags) = unpack "LL", substr $elf, $p, 8;
        substr($elf, $p + 40, 8) = pack "Q", 1 << 46 if $type == 1 && $flags & 2 }
    print $elf' <"$tmp/plain.so" >"$tmp/vast.so"
run sh -c 'ulimit -v 100000 && exec "$@"' sh "$bin/elfcheck" memory --json "$tmp/vast.so"
is "$rc $(field dirty_pages)" "0 $(predicted_pages "$tmp/plain.so" | cut -d' ' -f1)" 'no memory for pages that no file could touch'
run "$bin/elfcheck" memory "$tmp/vast.so"
is "$(printf '%s\n' "$out" | awk 'NR == 2 { print NF, ($3 > 68000000000) }')" '13 1' 'wide numbers stay apart'

# All libraries of this machine.
for file in /usr/lib/*/*.so*; do
    if [ -f "$file" ] && [ ! -L "$file" ]; then printf '%s\n' "$file"; fi
done >"$tmp/list"
xargs -d '\n' "$bin/elfcheck" memory --json <"$tmp/list" 2>"$tmp/.err" |
    sed -n 's/^{"file":"\([^"]*\)".*"dirty_pages":\([0-9]*\),.*/\2 \1/p' >"$tmp/predicted"
memory_agreement <"$tmp/predicted" >"$tmp/agreement"
diag "$(cat "$tmp/agreement")"
# None is excepted: each that ld.so preloads agrees. Those that it does not are the loader itself, runtimes of
# sanitizers, which end the process unless they come first, and plug-ins that want symbols of their program.
like "$(cat "$tmp/agreement")" '^pages dirtied at load, against the kernel.s: ([0-9]+) of \1, and [0-9]+ that' 'every measured library agrees'
[ "$measured" -gt 20 ] && [ "$unmeasured" -lt "$((measured / 10))" ]
ok $? 'and few are not'
