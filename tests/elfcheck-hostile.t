#!/bin/sh
# No input makes elfcheck crash, hang or read what it must not: small files cut at every byte and flipped at random, and
# files that claim the absurd, under ASan and UBSan; every run ends with one of the four statuses.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 74

mkdir "$tmp/obj" "$tmp/in"

# compile: elfcheck with sanitisers, as $tmp/elfcheck.
compile() {
    choose_zlib
    printf '%s\n' src/elfcheck/*.c src/base/*.c >"$tmp/sources"
    # shellcheck disable=SC2016 # expanded by the inner shell
    xargs -P "$(nproc)" -I '{}' sh -c 'cc -std=c11 -D_GNU_SOURCE -O1 -g -Isrc -fsanitize=address,undefined -fno-sanitize-recover=all \
        $3 -c "$1" -o "$2/$(basename "$1" .c).o"' sh '{}' "$tmp/obj" "$zlib" <"$tmp/sources" || bail 'elfcheck does not compile with sanitisers'
    # Mapped files have no fence behind them, memory of the heap does: so here files are read into it.
    cat >"$tmp/input.c" <<'C'
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include "elfcheck/input.h"
int input_open_id(const char *path, struct span *bytes, struct input_id *id)
{
    FILE *file = fopen(path, "rb");
    struct stat about;
    unsigned char *heap;
    if (!file)
        return errno;
    fstat(fileno(file), &about);
    *id = (struct input_id){about.st_dev, about.st_ino};
    heap = malloc((size_t)about.st_size);
    *bytes = span_of(heap, fread(heap, 1, (size_t)about.st_size, file));
    return fclose(file);
}
int input_open(const char *path, struct span *bytes)
{
    struct input_id id;
    return input_open_id(path, bytes, &id);
}
bool input_close(struct span bytes)
{
    free((void *)bytes.at);
    return true;
}
C
    # shellcheck disable=SC2046,SC2086 # several files, or none
    cc -Isrc -fsanitize=address,undefined -w -pthread -o "$tmp/elfcheck" $(find "$tmp/obj" -name "*.o" ! -name input.o) "$tmp/input.c" $zlib_library || bail 'no elfcheck'
}
# Somebody else's elfcheck is tested as it is.
if [ -n "${INGOT_BIN-}" ]; then cp "$bin/elfcheck" "$tmp/elfcheck"; else compile; fi
export ASAN_OPTIONS=detect_leaks=1:max_allocation_size_mb=256

# survives NAME STATUS-PATTERN FILE...: all at once; a crash ends the run, and the sanitiser says where.
survives() {
    name=$1 wanted=$2
    shift 2
    count=$#
    case $1 in
    memory | inventory | floor | inspect | tree | symbols | why) ;; # they take none of these
    *) set -- --ignore not-stripped --prefix-leak /build --libc musl "$@" ;;
    esac
    run within 600 "$tmp/elfcheck" "$@"
    like "$rc" "^($wanted)\$" "$name: ends with status $wanted"
    unlike "$err" 'Sanitizer|runtime error' "$name: nothing for the sanitisers ($count files)"
    clean=$(printf '%s\n' "$out" | grep -c ': clean (') || :
}

cat >"$tmp/small.c" <<'C'
extern int dependency(int);
static const char *const words[] = {"/build/one", "two"};
const char *const *volatile chosen = words;
__attribute__((weak)) int shared;
void _start(void) { for (;;) shared = dependency((int)(chosen - words)); }
C
cat >"$tmp/dependency.c" <<'C'
int dependency(int n) { return n + 1; }
C
cd "$tmp" || exit
echo 'V_1 { global: dependency; local: *; };' >script
cc -O1 -fPIC -fno-asynchronous-unwind-tables -c small.c
cc -O1 -fPIC -fno-asynchronous-unwind-tables -c dependency.c
cc -O1 -fPIE -g0 -fno-asynchronous-unwind-tables -o pie.o -c small.c
ld -shared -z noseparate-code --version-script script --hash-style=both --build-id -o libdependency.so dependency.o
ld -pie -z noseparate-code -z max-page-size=4096 --hash-style=both --build-id -z pack-relative-relocs -o small small.o libdependency.so
cp pie.o a_member_with_a_long_name.o
ar crsD small.a dependency.o a_member_with_a_long_name.o
cd "$top" || exit

# cut FILE: its beginnings, one for each length, in $tmp/in. flip FILE SEED N: N copies with up to eight bytes changed,
# half of them among the first 1,500.
cut_all() {
    rm -f "$tmp"/in/*
    perl -e 'local $/; open F, "<:raw", shift or die; my $b = <F>;
        for (my $n = 0; $n < length $b; $n++) { open O, ">:raw", "$ARGV[0]/cut$n" or die; print O substr $b, 0, $n; close O }' \
        "$1" "$tmp/in"
}
flip() {
    rm -f "$tmp"/in/*
    perl -e 'local $/; open F, "<:raw", shift or die; my $b = <F>; srand shift; my $n = shift;
        my @odd = (0, 1, 0x7f, 0x80, 0xff);
        for my $i (1 .. $n) {
            my $c = $b;
            for (0 .. rand 8) {
                my $range = $i % 2 ? length $c : length $c < 1500 ? length $c : 1500;
                substr($c, rand $range, 1) = chr(rand() < 0.5 ? $odd[rand @odd] : rand 256);
            }
            open O, ">:raw", "$ARGV[0]/flip$i" or die; print O $c; close O;
        }' "$1" "$2" "$3" "$tmp/in"
}

# The control: the files are good before they are damaged, and damage is noticed.
run "$tmp/elfcheck" --profile any "$tmp/small" "$tmp/libdependency.so"
is "$rc" 0 'the small files are clean'
run "$tmp/elfcheck" "$tmp/small.a"
like "$out" 'not-pic|pie-only' 'the small archive has a finding'

size=$(wc -c <"$tmp/small")
[ "$size" -lt 16384 ]
ok $? "the small program has $size bytes"
cut_all "$tmp/small"
survives 'a program cut short' 3 "$tmp"/in/*
cut_all "$tmp/libdependency.so"
survives 'a library cut short' 3 "$tmp"/in/*
cut_all "$tmp/small.o"
survives 'an object cut short' 3 "$tmp"/in/*
cut_all "$tmp/small.a"
survives 'an archive cut short' 3 "$tmp"/in/*
for seed in 1 2; do
    flip "$tmp/small" $seed 3000
    survives "a program with wrong bytes, seed $seed" 3 "$tmp"/in/*
done
is "$((clean > 0 && clean < 3000))" 1 'some of them are still clean, some are not'
survives 'memory of those' '[23]' memory "$tmp"/in/*
survives 'inventory of those' 3 inventory "$tmp"/in/*
survives 'their floor' '[23]' floor "$tmp"/in/*
for profile in glibc:2.17 module; do survives "which are held to $profile" 3 --profile "$profile" "$tmp"/in/*; done
# What would be loaded: a damaged program with good libraries, and a good one with damaged libraries.
mkdir -p "$tmp/root/lib"
cp "$tmp/libdependency.so" "$tmp/root/lib/"
run "$tmp/elfcheck" tree --sysroot "$tmp/root" "$tmp/small"
like "$out" 'libdependency.so => /lib/libdependency.so' 'the small program finds its library'
survives 'resolving those' 3 --profile any --sysroot "$tmp/root" "$tmp"/in/*
survives 'the tree of those' 3 tree --sysroot "$tmp/root" "$tmp"/in/*
survives 'the symbols of those' 3 symbols "$tmp"/in/*
flip "$tmp/libdependency.so" 6 3000
survives 'libraries with wrong bytes, resolved' 3 --profile any --sysroot "$tmp/root" "$tmp"/in/*
count=0 crashed=
for file in "$tmp"/in/flip*7; do
    cp "$file" "$tmp/root/lib/libdependency.so"
    run within 200 "$tmp/elfcheck" why --sysroot "$tmp/root" "$tmp/small" dependency V_1 libdependency.so
    case $rc in [0123]) count=$((count + 1)) ;; *) crashed="$crashed $file: $rc $err" ;; esac
done
is "$crashed" '' "$count damaged libraries of a good program"
flip "$tmp/small.a" 3 3000
survives 'an archive with wrong bytes' 3 "$tmp"/in/*
for format in sarif tap junit github; do survives "which $format tells of" 3 "--$format" "$tmp"/in/flip*5; done

# A wheel, stored: what is deflated is not looked into without zlib. All of it is read, the program inside too.
if perl -MIO::Compress::Zip -e 1 2>/dev/null; then
    mkdir -p "$tmp/wheel/a-1.dist-info"
    cp "$tmp/small" "$tmp/wheel/a.so"
    printf 'Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: cp313-cp313-linux_x86_64\n' >"$tmp/wheel/a-1.dist-info/WHEEL"
    printf 'Metadata-Version: 2.1\nName: a\nVersion: 1\n' >"$tmp/wheel/a-1.dist-info/METADATA"
    printf '"a.so",sha256=,1\n"a""b",,\na-1.dist-info/RECORD,,\n' >"$tmp/wheel/a-1.dist-info/RECORD"
    (cd "$tmp/wheel" && perl -MIO::Compress::Zip=:all -e 'my $out = shift;
        zip [@ARGV] => $out, Method => ZIP_CM_STORE, Minimal => 1 or die $ZipError' ../a-1-cp313-cp313-linux_x86_64.whl \
        a.so a-1.dist-info/WHEEL a-1.dist-info/METADATA a-1.dist-info/RECORD) || bail 'perl makes no zip file'
    run "$tmp/elfcheck" "$tmp/a-1-cp313-cp313-linux_x86_64.whl"
    like "$rc $out" '^1 .*4 members' 'the wheel is read'
    cut_all "$tmp/a-1-cp313-cp313-linux_x86_64.whl" 3
    survives 'a wheel cut short' 3 --profile wheel "$tmp"/in/*
    for seed in 4 5; do
        flip "$tmp/a-1-cp313-cp313-linux_x86_64.whl" $seed 3000
        survives "a wheel with wrong bytes, seed $seed" '2|3' --profile wheel "$tmp"/in/*
    done
    # The same deflated. What is said of the program inside is said when it is no longer there.
    (cd "$tmp/wheel" && perl -MIO::Compress::Zip=:all -e 'my $out = shift;
        zip [@ARGV] => $out, Method => ZIP_CM_DEFLATE, Minimal => 1 or die $ZipError' ../b-1-cp313-cp313-linux_x86_64.whl \
        a.so a-1.dist-info/WHEEL a-1.dist-info/METADATA a-1.dist-info/RECORD) || bail 'perl makes no deflated zip file'
    run "$tmp/elfcheck" --json --prefix-leak /build "$tmp/b-1-cp313-cp313-linux_x86_64.whl"
    case $rc in
    1)
        like "$out" '"member":"a.so","symbol":"/build/one"' 'a deflated wheel is read'
        cut_all "$tmp/b-1-cp313-cp313-linux_x86_64.whl"
        survives 'a deflated wheel cut short' 3 --profile wheel "$tmp"/in/*
        for seed in 6 7; do
            flip "$tmp/b-1-cp313-cp313-linux_x86_64.whl" $seed 3000
            survives "a deflated wheel with wrong bytes, seed $seed" 3 --profile wheel "$tmp"/in/*
        done
        ;;
    *) skip 7 'no zlib, neither in store/ nor on this machine' ;;
    esac
else
    skip 14 'no IO::Compress::Zip here to make a wheel with'
fi

# Two files at once, one of them damaged.
compared=0 worst=0
compare() {
    compared=$((compared + 1)) status=0
    within 200 "$tmp/elfcheck" diff --json "$1" "$2" >/dev/null 2>"$tmp/diff.err" || status=$?
    if [ $status -gt 3 ] || grep -Eq 'Sanitizer|runtime error' "$tmp/diff.err"; then worst=$status && diag "$1 and $2: $(head -n 5 "$tmp/diff.err")"; fi
    reached="$reached $status"
}
for file in libdependency.so small.a; do
    reached=''
    cut_all "$tmp/$file"
    for one in "$tmp"/in/cut*[05]0; do compare "$tmp/$file" "$one" && compare "$one" "$tmp/$file"; done
    flip "$tmp/$file" 8 60
    for one in "$tmp"/in/*; do compare "$tmp/$file" "$one" && compare "$one" "$tmp/small.a"; done
    is "$worst" 0 "diff of damaged copies of $file ($compared runs)"
    like "$reached" ' 3' 'of which some are malformed'
done

# What honest files don't have. The time limit is the test: each of these makes a naive reader quadratic, or worse.
perl -e '
    my $n = 200_000;
    # An object: 60,000 relocation sections that all read the same 100,000 relocations.
    my $head = sub { pack("a16 v v V Q< Q< Q< V v v v v v v", "\x7fELF\x02\x01\x01", @_) };
    my $section = sub { pack "V V Q< Q< Q< Q< V V Q< Q<", @_ };
    my $rela = pack("Q< Q< q<", 0, (1 << 32) | 2, 0) x 100_000;
    my $symbols = pack("V C C v Q< Q<", 0, 0, 0, 0, 0, 0) . pack("V C C v Q< Q<", 1, 0x10, 0, 0, 0, 0);
    my $names = "\0x\0";
    my $at = 64;
    my $table = "";
    $table .= $section->((0) x 10);
    $table .= $section->(0, 1, 2, 0, $at, 8, 0, 0, 1, 0);
    $table .= $section->(0, 2, 0, 0, $at + length $rela, length $symbols, 3, 0, 1, 24);
    $table .= $section->(0, 3, 0, 0, $at + length($rela) + length $symbols, length $names, 0, 0, 1, 0);
    $table .= $section->(0, 4, 0, 0, $at, length $rela, 2, 1, 8, 24) x 60_000;
    my $data = $rela . $symbols . $names;
    open O, ">:raw", "$ARGV[0]/overlapping.o" or die;
    print O $head->(1, 62, 1, 0, 0, 64 + length $data, 0, 64, 0, 0, 64, 60_004, 3) . $data . $table;
    close O;
    # An object whose 200,000 symbols are all named by one string of 200,000 bytes, each from another byte on.
    $names = "\0" . "y" x $n . "\0";
    $symbols = pack("V C C v Q< Q<", 0, 0, 0, 0, 0, 0) . join "", map { pack "V C C v Q< Q<", $_, 0x10, 0, 0, 0, 0 } 1 .. $n;
    $table = $section->((0) x 10) . $section->(0, 2, 0, 0, 64, length $symbols, 2, 0, 1, 24) .
        $section->(0, 3, 0, 0, 64 + length $symbols, length $names, 0, 0, 1, 0);
    open O, ">:raw", "$ARGV[0]/names.o" or die;
    print O $head->(1, 62, 1, 0, 0, 64 + length($symbols) + length $names, 0, 64, 0, 0, 64, 3, 2) . $symbols . $names . $table;
    close O;
    # Section count from section 0: 2^62 of them.
    open O, ">:raw", "$ARGV[0]/sections.o" or die;
    print O $head->(1, 62, 1, 0, 0, 64, 0, 64, 0, 0, 64, 0, 0) . $section->(0, 0, 0, 0, 0, 1 << 62, 0, 0, 0, 0);
    close O;
    # 1,000 PT_LOADs, each all of the file, and 60,000 of them.
    for my $count (1000, 60_000) {
        my $size = 64 + 56 * $count;
        open O, ">:raw", "$ARGV[0]/loads$count" or die;
        print O $head->(2, 62, 1, 0, 64, 0, 0, 64, 56, $count, 0, 0, 0) .
            join "", map { pack "V V Q< Q< Q< Q< Q< Q<", 1, 5, 0, $_ * (1 << 24), 0, $size, $size, 1 } 1 .. $count;
        close O;
    }
' "$tmp"
{
    printf '!<arch>\n%-48s%-10d`\n' '//' 2000000
    perl -e 'print "z" x 2_000_000; printf "/%-47d%-10d`\n", $_, 0 for 0 .. 20_000'
} >"$tmp/names.a"
{
    printf '!<arch>\n%-48s%-10d`\n' '/' 12
    printf '\377\377\377\377\000\000\000\000\000\000\000\000'
} >"$tmp/index.a"
survives 'files that claim the absurd' 3 "$tmp/overlapping.o" "$tmp/names.o" "$tmp/sections.o" "$tmp"/loads* "$tmp/names.a" "$tmp/index.a"

# Ten million symbols: little time, and no memory by their number beside the file (280 MB), which two readers map.
perl -e '
    my ($n, $at) = (10_000_000, 4096);
    my $dynamic = $at + 24 * $n;
    my $hash = $dynamic + 16 * 6;
    my $end = $hash + 12 + 4 * $n;
    open O, ">:raw", "$ARGV[0]/crowd.so" or die;
    print O pack("a16 v v V Q< Q< Q< V v v v v v v", "\x7fELF\x02\x01\x01", 3, 62, 1, 0, 64, 0, 0, 64, 56, 2, 0, 0, 0);
    print O pack("V V Q< Q< Q< Q< Q< Q<", 1, 4, 0, 0, 0, $end, $end, 4096), pack("V V Q< Q< Q< Q< Q< Q<", 2, 6, $dynamic, $dynamic, 0, 96, 96, 8);
    print O pack("a" . ($at - 64 - 112), "\0x\0");
    print O pack("x24") if $n;
    print O pack("V C C v Q< Q<", 1, 0x12, 0, $_ % 2, 64, 8) x ($n / 10 - ($_ == 9)) for 0 .. 9;
    print O pack("Q<*", 5, 64 + 112, 10, 3, 6, $at, 11, 24, 4, $hash, 0, 0), pack("V*", 1, $n, 0);
    print O pack("x400000") x ($n / 100_000);
' "$tmp"
for words in '--profile module' memory floor symbols; do
    # shellcheck disable=SC2016,SC2086 # expanded by the inner shell; words are words
    run within 600 sh -c 'ulimit -v 700000; "$@" >"$0" 2>&1' "$tmp/crowd.out" "$bin/elfcheck" $words "$tmp/crowd.so"
    like "$rc" '^[013]$' "$words of ten million symbols in 700 MB of addresses ends with a verdict"
    ok "$((rc == 0 && $(wc -c <"$tmp/crowd.out") == 0))" 'and says something'
done
