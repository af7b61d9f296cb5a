#!/bin/sh
# Tests `elfcheck diff`: each promise that can get worse is made worse, and better, and only the first is exit status 1.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 72
program elfcheck

# change ID OLD NEW: what diff says of that promise: "worse", "fine" (changed, not for the worse), "same"; exit status in $rc.
change() {
    run "$bin/elfcheck" diff --json "$tmp/$2" "$tmp/$3"
    case $out in
    *"\"id\":\"$1\",\"worse\":true"*) said=worse ;;
    *"\"id\":\"$1\",\"worse\":false"*) said=fine ;;
    '{"old":'*) said=same ;;
    *) said="nothing: $err" ;;
    esac
}
# worsens ID OLD NEW: that way it is worse, with status 1; the other way it is not.
worsens() {
    change "$@"
    is "$said $rc" 'worse 1' "$1: $2 -> $3 is worse"
    change "$1" "$3" "$2"
    is "$said" fine "$1: $3 -> $2 is not"
}

cd "$tmp"
cat >one.c <<'C'
int puts(const char *);
int one(void) { return puts("one"); }
C
cat >two.c <<'C'
double cos(double);
int puts(const char *), two(void);
int one(void) { return puts("one"); }
int two(void) { return (int)cos(one()); }
C
echo 'int main(void) { return 0; }' >main.c
echo 'extern int there; int reads(void) { return there; }' >reads.c
echo 'static const char *const words[] = {"one", "two"}; const char *const *volatile chosen = words;' >words.c
lib='-shared -fPIC -Wl,--build-id=none -Wl,-z,relro -Wl,-z,lazy -Wl,-z,noexecstack'
# shellcheck disable=SC2086 # words
{
    cc $lib -Wl,-soname,a -o plain.so one.c
    cc $lib -Wl,-soname,b -o other-name.so one.c
    cc $lib -Wl,-soname,a -Wl,--no-as-needed -o needs.so one.c -lm
    cc $lib -Wl,-soname,a -Wl,-rpath,/nowhere -o path.so one.c
    cc $lib -Wl,-soname,a -Wl,-f,libfilter.so -o filter.so one.c
    cc $lib -Wl,-soname,a -o exports.so two.c
    cc $lib -Wl,-soname,a -Wl,-z,norelro -o norelro.so one.c
    cc $lib -Wl,-soname,a -Wl,-z,now -o now.so one.c
    cc $lib -Wl,-soname,a -Wl,-z,execstack -o stack.so one.c
    cc $lib -Wl,-soname,a -Wl,--build-id=0x1234 -o id.so one.c
    cc -fPIE -pie -o pie main.c
    cc -fno-pie -no-pie -o fixed main.c
    cc -static -nostdlib -fno-pie -no-pie -Wl,-e,main -o static main.c
    cc -c one.c two.c
    ar crsD one.a one.o
    ar crsD two.a two.o
    cc -c -fPIC -o pic.o reads.c
    cc -c -fPIE -o pie.o reads.c
    cc -c -fPIC -Wa,--execstack -o stack.o reads.c
    cp pic.o mixed.o
    for object in pic pie stack; do ar crsD $object.a $object.o; done
    ar crSD no-index.a pic.o
    cc $lib -Wl,-soname,a -Wl,-z,pack-relative-relocs -o relr.so words.c 2>.err
    cc $lib -Wl,-soname,a -o rela.so words.c
}
# A library of one version of a symbol, and of three; and users of each.
printf 'V_1.2 { global: f; };\n' >old.map
printf 'V_1.9 { global: f; }; V_1.10 { global: g; };\n' >new.map
echo 'int f(void) { return 1; } int g(void) { return 2; }' >versioned.c
echo 'int f(void); int use(void) { return f(); }' >use.c
echo 'int f(void), g(void); int use(void) { return f() + g(); }' >use-both.c
printf 'V_1.9 { global: f; };\n' >middle.map
for map in old middle new; do
    mkdir $map
    cc -shared -fPIC -Wl,--version-script,$map.map -Wl,-soname,libv.so -o $map/libv.so versioned.c
    cc -shared -fPIC -Wl,--build-id=none -o uses-$map.so use.c $map/libv.so
done
cc -shared -fPIC -Wl,--build-id=none -o uses-both.so use-both.c new/libv.so
cat >textrel.s <<'S'
    .text
    .globl one
one: .quad puts
    .section .note.GNU-stack,"",%progbits
S
# shellcheck disable=SC2086 # words
cc $lib -Wl,-soname,a -Wl,-z,notext -o textrel.so textrel.s 2>.err
cc -c -o fixed.o textrel.s
ar crsD fixed.a fixed.o
cd "$top"
tests/elf-patch "$tmp/mixed.o" header machine 183 >"$tmp/.patched"
ar crsD "$tmp/mixed.a" "$tmp/pic.o" "$tmp/mixed.o"
variant "$tmp/plain.so" writable.so segment 1 flags 7

run "$bin/elfcheck" diff "$tmp/plain.so" "$tmp/plain.so"
is "$rc $out" "0 $tmp/plain.so -> $tmp/plain.so: the same promises, and sizes" 'a file is like itself'
run "$bin/elfcheck" diff -q "$tmp/plain.so" "$tmp/plain.so"
is "$rc $out" '0 ' 'of which -q says nothing'
run "$bin/elfcheck" diff "$tmp/pic.a" "$tmp/pic.a"
is "$rc $out" "0 $tmp/pic.a -> $tmp/pic.a: the same promises, and sizes" 'as is an archive'
worsens needed plain.so needs.so
worsens search_paths plain.so path.so
worsens hooks plain.so filter.so
worsens exports exports.so plain.so
worsens relro plain.so norelro.so
worsens now now.so plain.so
worsens executable_stack plain.so stack.so
worsens writable_code plain.so writable.so
worsens text_relocations plain.so textrel.so
worsens pie pie fixed
worsens static static fixed
worsens interpreter static fixed
worsens versions uses-old.so uses-middle.so
worsens exports two.a one.a
worsens pic pic.a pie.a
worsens pic pic.o pie.o
worsens pie pic.a fixed.a
worsens index pic.a no-index.a
worsens executable_stack pic.a stack.a
worsens mixed_machines pic.a mixed.a
worsens relr rela.so relr.so
change soname plain.so other-name.so
is "$said $rc" 'worse 1' 'another soname is worse'
change kind plain.so pie
is "$said" worse 'so is another kind of file'
change build_id plain.so id.so
is "$said $rc" 'fine 0' 'another build id is not'
change file_bytes plain.so id.so
is "$said $rc" 'fine 0' 'nor is another size'
change versions uses-middle.so uses-both.so
is "$said" worse 'V_1.10 is above V_1.9'
change versions uses-both.so uses-middle.so
is "$said" fine 'V_1.9 is not above V_1.10'
run "$bin/elfcheck" diff "$tmp/uses-middle.so" "$tmp/uses-both.so"
like "$out" '^    [+] V_1\.10$' 'and is named'

# Text, order, bounds.
cat >"$tmp/many.c" <<'C'
#define F(n) int f##n(void) { return n; }
F(1) F(2) F(3) F(4) F(5) F(6) F(7) F(8) F(9) F(10) F(11) F(12) F(13)
C
cc -shared -fPIC -o "$tmp/many.so" "$tmp/many.c"
echo 'int none(void) { return 1; }' | cc -shared -fPIC -o "$tmp/few.so" -x c -
run "$bin/elfcheck" diff "$tmp/many.so" "$tmp/few.so"
like "$out" '^    - and 3 more$' 'of many names ten are shown'
is "$(printf '%s\n' "$out" | grep '^    - f' | tr -d '\n -')" "f1f10f11f12f13f2f3f4f5f6" 'the first in the order of bytes'
printf '%s\n' "$out" >"$tmp/once"
run "$bin/elfcheck" diff "$tmp/many.so" "$tmp/few.so"
is "$out" "$(cat "$tmp/once")" 'and the same ones every time'
run "$bin/elfcheck" diff --json "$tmp/many.so" "$tmp/few.so"
printf '%s\n' "$out" >"$tmp/json"
# shellcheck disable=SC2016 # perl's
run perl -MJSON::PP -ne 'my $d = decode_json($_); print map { "$_->{removed}{count} " . @{ $_->{removed}{first} } } grep { $_->{id} eq "exports" } @{ $d->{changes} }' "$tmp/json"
is "$out" '13 10' 'JSON has the count and ten'

# Misuse, and files that are none.
run "$bin/elfcheck" diff "$tmp/plain.so"
is "$rc $err" '2 elfcheck: elfcheck diff takes OLD NEW' 'one file is not two'
run "$bin/elfcheck" diff "$tmp/plain.so" "$tmp/none"
is "$rc" 2 'a file that is not there'
run "$bin/elfcheck" diff "$tmp/one.c" "$tmp/plain.so"
is "$rc" 3 'a text is malformed'
# Each pair of these: no status but those four, one line for what cannot be opened, and nothing is waited for.
mkfifo "$tmp/fifo"
head -c 900 "$tmp/plain.so" >"$tmp/cut.so"
: >"$tmp/empty"
told() {
    run within 10 "$bin/elfcheck" diff "$tmp/$1" "$tmp/$2"
    is "$rc $out $err" "2  elfcheck: $3" "$1 and $2"
}
for pair in 'fifo plain.so' 'plain.so fifo'; do
    # shellcheck disable=SC2086 # two words
    told $pair "$tmp/fifo is not a regular file"
done
for pair in 'old plain.so' 'plain.so old'; do
    # shellcheck disable=SC2086
    told $pair "cannot open $tmp/old: Is a directory"
done
for pair in 'none plain.so' 'plain.so none'; do
    # shellcheck disable=SC2086
    told $pair "cannot open $tmp/none: No such file or directory"
done
change kind one.a plain.so
is "$said $rc" 'worse 1' 'an archive and an ELF file are two kinds'
change kind plain.so one.a
is "$said $rc" 'worse 1' 'either way'
change exports plain.so cut.so
is "$said $rc" 'worse 3' 'half a file is malformed, and has lost its names'
change exports cut.so plain.so
is "$said $rc" 'fine 3' 'as the older one too'
run "$bin/elfcheck" diff "$tmp/plain.so" "$tmp/empty"
is "$rc $err" "3 elfcheck: $tmp/empty is malformed: elfcheck says in what when it is given alone" 'an empty file, which is named'
run "$bin/elfcheck" diff "$tmp/cut.so" "$tmp/cut.so"
is "$rc" 3 'a malformed file beside itself is still malformed'
run "$bin/elfcheck" diff "$tmp/pie" "$tmp/pie"
is "$rc $out" "0 $tmp/pie -> $tmp/pie: the same promises, and sizes" 'one file twice is mapped twice'
