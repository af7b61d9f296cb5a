#!/bin/sh
# Holds elfcheck's checks of archives and their objects to their promise: each id is red on a bad twin and green on a
# good one; and its grade of position independence agrees with what the linkers really do.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 198
program elfcheck

# archive NAME FILE...: a deterministic archive with an index.
archive() {
    rm -f "$tmp/$1"
    name=$1
    shift
    (cd "$tmp" && ar crsD "$name" "$@")
}

cat >"$tmp/plain.c" <<'C'
extern int elsewhere;
int defined_here = 3;
int plain(int n) { return n + defined_here + elsewhere; }
int *where(void) { return &defined_here; }
C
cat >"$tmp/other.c" <<'C'
int other(int n) { return n * 2; }
C
cat >"$tmp/table.c" <<'C'
static int one(void) { return 1; }
static int two(void) { return 2; }
int (*const table[])(void) = {one, two};
C
cat >"$tmp/tls.c" <<'C'
static __thread int counter;
int tls(void) { return ++counter; }
C
cat >"$tmp/address.c" <<'C'
int here(int n) { return n; }
extern int there(int n), perhaps(int n) __attribute__((weak));
int (*one(void))(int) { return here; }
int (*two(void))(int) { return there; }
int call(int n) { return perhaps ? perhaps(n) : here(n) + there(n); }
C
cat >"$tmp/switch.c" <<'C'
__attribute__((visibility("protected"))) int kept = 1;
const char *name(int n)
{
    switch (n) {
    case 0: return "a";
    case 1: return "b";
    case 2: return "c";
    case 3: return "d";
    case 4: return "e";
    case 5: return "f";
    default: return &"none"[kept];
    }
}
C
cat >"$tmp/ie.c" <<'C'
extern __thread int counter __attribute__((tls_model("initial-exec")));
int ie(void) { return ++counter; }
C
cat >"$tmp/common.c" <<'C'
int shared_by_all;
C
cat >"$tmp/textual.s" <<'S'
    .text
    .globl textual
textual: .quad textual
    .section .note.GNU-stack,"",%progbits
S
cat >"$tmp/bare.s" <<'S'
    .text
    .globl bare
bare: ret
S
cat >"$tmp/warn.c" <<'C'
static const char warning[] __attribute__((section(".gnu.warning.dangerous"), used)) = "do not";
int dangerous(void) { return 1; }
C
cat >"$tmp/glibc.c" <<'C'
int __printf_chk(int, const char *, ...);
const unsigned short **__ctype_b_loc(void);
int glibc(void) { return __printf_chk(1, "x") + **__ctype_b_loc(); }
C
cat >"$tmp/replacement.c" <<'C'
int __printf_chk(int flag, const char *format, ...) { return flag + *format; }
const unsigned short **__ctype_b_loc(void) { return 0; }
C
cat >"$tmp/musl.c" <<'C'
int sigsetjmp(void *, int);
int musl(void *p) { return sigsetjmp(p, 1); }
C
cat >"$tmp/glibc-function.c" <<'C'
int mallopt(int, int);
int tune(void) { return mallopt(1, 2); }
C
cat >"$tmp/leaky.c" <<'C'
const char where[] = "/build/folder/of/mine/leaky.c";
C
cd "$tmp" || exit
pic='-O1 -fPIC -fno-common -fno-stack-protector -U_FORTIFY_SOURCE'
# shellcheck disable=SC2086 # several flags
{
    for name in plain other table tls ie warn glibc replacement musl glibc-function leaky; do
        cc $pic -c "$name.c" -o "$name.o"
    done
    cc $pic -fcommon -c common.c -o common.o
    cc $pic -c common.c -o no-common.o
    cc $pic -flto -ffat-lto-objects -c other.c -o fat.o
    cc $pic -flto -fno-fat-lto-objects -c other.c -o slim.o
    cc -O1 -fno-pic -fno-pie -c table.c -o table-nopic.o
    cc -O1 -fno-pic -fno-pie -mcmodel=large -c plain.c -o large.o
    cc -O1 -fPIE -c plain.c -o pie.o
    cc -O1 -fno-pic -fno-pie -c plain.c -o nopic.o
    cc -O1 -fPIE -c tls.c -o tls-pie.o
}
as textual.s -o textual.o
as bare.s -o bare.o
as --noexecstack bare.s -o bare-noexec.o
cd "$top" || exit

archive good.a plain.o other.o table.o tls.o
green archive-empty "$tmp/good.a" --libc musl
green archive-thin "$tmp/good.a" --libc musl
green archive-no-index "$tmp/good.a" --libc musl
green archive-stale-index "$tmp/good.a" --libc musl
green archive-bsd-index "$tmp/good.a" --libc musl
green archive-duplicate-member "$tmp/good.a" --libc musl
green archive-duplicate-symbol "$tmp/good.a" --libc musl
green archive-mixed-machine "$tmp/good.a" --libc musl
green archive-foreign-member "$tmp/good.a" --libc musl
green archive-nested "$tmp/good.a" --libc musl
green archive-undated "$tmp/good.a" --libc musl
green archive-protection "$tmp/good.a" --libc musl
green lto-bitcode "$tmp/good.a" --libc musl
green not-pic "$tmp/good.a" --libc musl
green pie-only "$tmp/good.a" --libc musl
green text-relocation "$tmp/good.a" --libc musl
green pic-unknown "$tmp/good.a" --libc musl
green initial-exec-tls "$tmp/good.a" --libc musl
green executable-stack-member "$tmp/good.a" --libc musl
green lto-slim "$tmp/good.a" --libc musl
green lto-fat "$tmp/good.a" --libc musl
green foreign-libc "$tmp/good.a" --libc musl
green foreign-libc-function "$tmp/good.a" --libc musl
green linker-warning "$tmp/good.a" --libc musl
green common-symbol "$tmp/good.a" --libc musl
green malformed-archive "$tmp/good.a" --libc musl
green malformed-sections "$tmp/good.a" --libc musl
green wrong-kind "$tmp/good.a" --libc musl
run "$bin/elfcheck" -q --libc musl "$tmp/good.a"
is "$rc $out $err" '0  ' 'with -q a clean archive is not spoken of'
run "$bin/elfcheck" "$tmp/good.a"
like "$out" "^$tmp/good.a: clean \(archive, x86-64, 4 members, profile archive\)\$" 'without, it has one line'

# The archive as a whole.
printf '!<arch>\n' >"$tmp/empty.a"
red archive-empty "$tmp/empty.a"
(cd "$tmp" && rm -f thin.a && ar crsT thin.a plain.o other.o)
red archive-thin "$tmp/thin.a"
like "$out" 'its member plain.o is elsewhere.*its member other.o is elsewhere' 'and its members are named'
(cd "$tmp" && mkdir -p deep && rm -f deep/thin.a && ar crsT deep/thin.a plain.o)
verdict "$tmp/deep/thin.a"
like "$out" 'its member \.\./plain.o is elsewhere' 'by their paths'
(cd "$tmp" && ar crSD no-index.a plain.o)
red archive-no-index "$tmp/no-index.a"
is "$rc" 1 'no index is an error'
# The index goes stale when a member changes behind ar's back: here a name in the string tables.
archive stale.a plain.o other.o
perl -0777 -pi -e 's/\0other\0(?=.*\0other\0)/\0oTHer\0/s' "$tmp/stale.a"
red archive-stale-index "$tmp/stale.a"
like "$out" 'the index lists .*the index lacks' 'both sides of a stale index are told'
# The index of archives past 4 GiB has 8-byte numbers. Linkers read it in small ones, too.
perl -e 'local $/; open F, "<:raw", shift or die; my $b = <F>; $b =~ s/^!<arch>\n(.{48})(.{10})`\n//s or die;
    my $n = unpack "N", $b; my @at = unpack "x4N$n", $b; my $size = $2 + 0; my $names = substr $b, 4 + 4 * $n, $size - 4 - 4 * $n;
    my $grown = 4 + 4 * $n; my $new = pack("Q>*", $n, map { $_ + $grown } @at) . $names;
    printf "!<arch>\n%-16s%-12d%-6d%-6d%-8d%-10d`\n%s%s", "/SYM64/", 0, 0, 0, 0, length $new, $new, substr $b, $size' \
    "$tmp/good.a" >"$tmp/wide.a"
is "$(nm -s "$tmp/wide.a" | grep -c ' in ')" "$(nm -s "$tmp/good.a" | grep -c ' in ')" 'binutils read the wide index'
verdict "$tmp/wide.a"
unlike "$out" '"id":"(archive-stale-index|archive-no-index|malformed-archive)"' 'and so do we: it is true'
cp "$tmp/wide.a" "$tmp/wide-stale.a"
perl -0777 -pi -e 's/\0other\0/\0oTHer\0/' "$tmp/wide-stale.a"
red archive-stale-index "$tmp/wide-stale.a"
# BSD's index, in both of its names. Each linker knows one; the numbers are little-endian here.
bsd_index() {
    perl -e 'local $/; open F, "<:raw", shift or die; my $b = <F>; my $long = shift; $b =~ s/^!<arch>\n(.{48})(.{10})`\n//s or die;
    my $n = unpack "N", $b; my @at = unpack "x4N$n", $b; my $size = $2 + 0; my $names = substr $b, 4 + 4 * $n, $size - 4 - 4 * $n;
    my $new = $long ? "__.SYMDEF\0\0\0" : ""; my $all = length($new) + 8 + 8 * $n + length $names; $all++ if $all & 1; my $grown = $all - $size;
    $grown-- if $size & 1; my ($x, $table) = (0, "");
    for (split /\0/, $names) { last if @at == 0; $table .= pack "VV", $x, shift(@at) + $grown; $x += 1 + length }
    $new .= pack("V", 8 * $n) . $table . pack("V", length $names) . $names;
    printf "!<arch>\n%-16s%-12d%-6d%-6d%-8d%-10d`\n%s%s", $long ? "#1/12" : "__.SYMDEF", 0, 0, 0, 0, $all, $new . "\0" x ($all - length $new),
        substr $b, $size + ($size & 1)' "$@"
}
bsd_index "$tmp/good.a" '' >"$tmp/bsd-short.a"
bsd_index "$tmp/good.a" 1 >"$tmp/bsd-long.a"
echo 'int other(int); int main(void) { return other(1); }' >"$tmp/wants.c"
cc -c -o "$tmp/wants.o" "$tmp/wants.c"
for form in short long; do
    red archive-bsd-index "$tmp/bsd-$form.a"
    unlike "$out" 'archive-stale-index|archive-no-index|malformed-archive' "the $form form is read, and says the truth"
    linked=''
    for linker in bfd lld; do
        if cc -fuse-ld=$linker -o "$tmp/wanted" "$tmp/wants.o" "$tmp/bsd-$form.a" >"$tmp/.link" 2>&1; then linked="$linked $linker"; fi
    done
    case $form in short) wanted=bfd ;; *) wanted=lld ;; esac
    if command -v ld.lld >"$tmp/.which"; then is "$linked" " $wanted" "of the linkers $wanted alone takes it"; else skip 1 'no lld'; fi
    cp "$tmp/bsd-$form.a" "$tmp/bsd-stale.a"
    perl -0777 -pi -e 's/\0other\0/\0oTHer\0/' "$tmp/bsd-stale.a"
    red archive-stale-index "$tmp/bsd-stale.a"
done
# Names that overlap, as many as there are symbols: the work stays bounded.
perl -e 'my $n = 20000; my $names = "x" x 100000 . "\0"; my $d = pack("V", 8 * $n) . pack("VV", 0, 8) x $n . pack("V", length $names) . $names;
    $d .= "\0" if length($d) & 1; printf "!<arch>\n%-16s%-12d%-6d%-6d%-8d%-10d`\n%s", "__.SYMDEF", 0, 0, 0, 0, length $d, $d' >"$tmp/bsd-deep.a"
red malformed-archive "$tmp/bsd-deep.a"
mkdir "$tmp/again"
cp "$tmp/other.o" "$tmp/again/plain.o"
rm -f "$tmp/twice.a"
(cd "$tmp" && ar qcsD twice.a plain.o again/plain.o)
red archive-duplicate-member "$tmp/twice.a"
is "$rc" 0 'two members of one name are a warning'
(cd "$tmp" && ar qcsD same.a plain.o plain.o)
red archive-duplicate-member "$tmp/same.a"
is "$rc" 1 'one object twice is an error'
cp "$tmp/plain.o" "$tmp/plain-too.o"
archive clash.a plain.o plain-too.o
red archive-duplicate-symbol "$tmp/clash.a"
cat >"$tmp/inline.cc" <<'C'
inline int inlined(int n) { static int calls; return n + ++calls; }
int UNIT(int n) { return inlined(n); }
C
(cd "$tmp" && for unit in one two; do
    c++ -O0 -fPIC -DUNIT=$unit -c inline.cc -o $unit.o
done && ar crsD comdat.a one.o two.o)
green archive-duplicate-symbol "$tmp/comdat.a"
cp "$tmp/other.o" "$tmp/odd.o"
tests/elf-patch "$tmp/odd.o" header machine 183
archive mixed.a plain.o odd.o
red archive-mixed-machine "$tmp/mixed.a"
echo text >"$tmp/readme.txt"
archive foreign.a plain.o readme.txt
red archive-foreign-member "$tmp/foreign.a"
archive nested.a plain.o good.a
red archive-nested "$tmp/nested.a"
printf 'BC\300\336 and so on' >"$tmp/bitcode.o"
archive bitcode.a plain.o bitcode.o >"$tmp/.log" 2>&1
red lto-bitcode "$tmp/bitcode.a"
(cd "$tmp" && rm -f dated.a && ar crsU dated.a plain.o)
red archive-undated "$tmp/dated.a"
# Protection that one object takes from all, as GNU ld and readelf have it.
(cd "$tmp" && cc -fPIC -fcf-protection -c other.c -o marked.o && cc -fPIC -fcf-protection -c table.c -o marked-too.o &&
    cc -fPIC -fcf-protection=none -c tls.c -o unmarked.o)
archive marked.a marked.o marked-too.o
archive unmarked.a marked.o unmarked.o
# kept ARCHIVE: how often the linker keeps the marks.
kept() {
    ld -shared --whole-archive -o "$tmp/protected.so" "$1"
    readelf -n "$tmp/protected.so" | grep -c 'IBT, SHSTK' || :
}
red archive-protection "$tmp/unmarked.a"
is "$(kept "$tmp/unmarked.a")" 0 'the linker leaves the marks out'
green archive-protection "$tmp/marked.a"
is "$(kept "$tmp/marked.a")" 1 'which it keeps where all have them'
head -c 300 "$tmp/good.a" >"$tmp/cut.a"
red malformed-archive "$tmp/cut.a"
is "$rc" 3 'a truncated archive is malformed input'
red wrong-kind "$tmp/good.a" --profile static

# A link line: what comes too late, on both sides of what GNU ld says.
echo 'int front(void); int main(void) { return front(); }' >"$tmp/app.c"
echo 'int back(void); int front(void) { return back(); }' >"$tmp/front.c"
echo 'int back(void) { return 0; }' >"$tmp/back.c"
echo 'int front(void); int back(void) { return front(); }' >"$tmp/round.c"
echo 'int front(void) { return 2; }' >"$tmp/twin.c"
(cd "$tmp" && for name in app front back round twin; do cc -fPIC -c $name.c && ar crsD lib$name.a $name.o; done)
# line FILE...: what is said of them in this order, and whether GNU ld links the program with them.
line() {
    run "$bin/elfcheck" --profile archive --json "$@"
    linked=no
    if cc -fuse-ld=bfd -o "$tmp/app" "$tmp/app.o" "$@" >"$tmp/.link" 2>&1; then linked=yes; fi
}
red link-order "$tmp/libfront.a" --profile archive "$tmp/libback.a"
like "$out" 'libfront.a\(front.o\).*wants back, which only an earlier file defines: .*libback.a\(back.o\)' 'both members are named'
is "$rc" 0 'which is a warning'
green link-order "$tmp/libback.a" --profile archive "$tmp/libfront.a"
line "$tmp/libback.a" "$tmp/libfront.a"
is "$linked" no 'GNU ld does not link the former'
like "$(cat "$tmp/.link")" 'undefined reference to .back' 'for that symbol'
line "$tmp/libfront.a" "$tmp/libback.a"
is "$linked" yes 'and the latter it does'
red link-duplicate "$tmp/libtwin.a" --profile archive "$tmp/libfront.a"
like "$out" 'libfront.a\(front.o\).*defines front, and so does .*libtwin.a\(twin.o\)' 'what both define is told'
green link-duplicate "$tmp/libround.a" --profile archive "$tmp/libfront.a"
red link-circle "$tmp/libround.a" --profile archive "$tmp/libfront.a"
echo 'int back(void); int main(void) { return back(); }' | cc -c -o "$tmp/app.o" -x c -
line "$tmp/libfront.a" "$tmp/libround.a"
is "$linked" no 'GNU ld fails for a program that begins with the second'
line -Wl,--start-group "$tmp/libfront.a" "$tmp/libround.a" -Wl,--end-group
is "$linked" yes 'and takes a group of both'
green link-circle "$tmp/libback.a" --profile archive "$tmp/libfront.a"
green link-circle "$tmp/libback.a" --profile archive "$tmp/libback.a"
green link-order "$tmp/libback.a" "$tmp/libfront.a"
unlike "$out" 'all files' 'without --profile archive the order is nobody'"'"'s'
line "$tmp/libfront.a"
unlike "$out" 'all files' 'one file has no order'
yes "$tmp/libback.a" | sed 512q >"$tmp/files"
# shellcheck disable=SC2046 # 512 files
green link-too-long "$tmp/libback.a" --profile archive $(sed 1d "$tmp/files")
# shellcheck disable=SC2046
red link-too-long "$tmp/libback.a" --profile archive $(cat "$tmp/files")

# Objects.
red lto-slim "$tmp/slim.o"
green lto-fat "$tmp/slim.o"
red lto-fat "$tmp/fat.o"
green lto-slim "$tmp/fat.o"
red executable-stack-member "$tmp/bare.o"
green executable-stack-member "$tmp/bare-noexec.o"
red linker-warning "$tmp/warn.o"
red common-symbol "$tmp/common.o"
green common-symbol "$tmp/no-common.o"
# What nothing on a link line defines, nor a libc, nor a linker. (crypt is of libcrypt, which no compiler links by itself.)
mkdir -p "$tmp/system/usr/lib"
cp "$(cc -print-file-name=libc.so.6)" "$tmp/system/usr/lib/"
cat >"$tmp/lacks.c" <<'C'
void *malloc(unsigned long size);
double atan(double x);
char *crypt(const char *key, const char *salt);
extern char _end[], __start_mine[];
int ours __attribute__((section("mine")));
void *lacks(void) { return crypt(malloc(atan(_end - __start_mine)), 0); }
C
echo 'void *lacks(void); int main(void) { return lacks() == 0; }' >"$tmp/needing.c"
echo 'char *crypt(const char *key, const char *salt) { return key != salt ? 0 : (char *)key; }' >"$tmp/crypt.c"
(cd "$tmp" && cc -O1 -fPIC -c lacks.c needing.c crypt.c)
archive lacks.a lacks.o
red link-undefined "$tmp/lacks.a" --profile archive --sysroot / "$tmp/needing.o"
like "$out" '"id":"link-undefined","severity":"warning","count":1,.*lacks.a[(]lacks.o[)] *".*wants crypt' 'the one that is of no libc is named, with its member'
red link-undefined "$tmp/lacks.a" --profile archive --sysroot "$tmp/system" "$tmp/needing.o"
like "$out" '"id":"link-undefined","severity":"warning","count":2,' 'of a sysroot without libm, atan too'
red link-undefined "$tmp/lacks.a" --profile archive "$tmp/needing.o"
like "$out" '"id":"link-undefined","severity":"info".*malloc' 'without a sysroot they are a note'
green link-undefined "$tmp/lacks.a" --profile archive --sysroot / "$tmp/needing.o" "$tmp/crypt.o"
# Past 65,279 sections a section may have the number of SHN_ABS or SHN_COMMON: only the symbol's own field means these.
{
    seq 65600 | sed 's/.*/.section .text.f&,"ax",@progbits\n.globl f&\nf&: ret/'
    echo '.text'
    seq 65500 65550 | sed "s/.*/mov \$f&, %eax/"
    echo '.comm shared, 4
    .section .note.GNU-stack,"",@progbits'
} >"$tmp/many.s"
as -o "$tmp/many.o" "$tmp/many.s"
red common-symbol "$tmp/many.o"
like "$out" '"id":"common-symbol","severity":"warning","count":1,"places":\[{"symbol":"shared"' 'a section of a reserved number is no common symbol'
like "$out" '"id":"not-pic","severity":"error","count":51' 'and no absolute one'
red initial-exec-tls "$tmp/ie.o"
red foreign-libc "$tmp/glibc.o" --libc musl
like "$out" '__ctype_b_loc.*__printf_chk|__printf_chk.*__ctype_b_loc' 'both symbols are named'
green foreign-libc "$tmp/glibc.o" --libc glibc
green foreign-libc "$tmp/glibc.o"
archive replaced.a glibc.o replacement.o
green foreign-libc "$tmp/replaced.a" --libc musl
red foreign-libc "$tmp/musl.o" --libc glibc
green foreign-libc "$tmp/musl.o" --libc musl
red foreign-libc-function "$tmp/glibc-function.o" --libc musl
is "$rc" 0 'a function of another libc is a warning'
green foreign-libc-function "$tmp/glibc-function.o" --libc glibc
red build-path "$tmp/leaky.o" --prefix-leak /build/folder
green build-path "$tmp/leaky.o" --prefix-leak /build/other
cp "$tmp/other.o" "$tmp/unknown-machine.o"
tests/elf-patch "$tmp/unknown-machine.o" header machine 2
red pic-unknown "$tmp/unknown-machine.o"

# Position independence, and its fine points.
red not-pic "$tmp/nopic.o"
like "$out" 'R_X86_64_[0-9S]+ against' 'the relocation is named'
red pie-only "$tmp/pie.o"
green not-pic "$tmp/pie.o"
red pie-only "$tmp/tls-pie.o"
red text-relocation "$tmp/table-nopic.o"
red text-relocation "$tmp/textual.o"
archive hidden-in-archive.a pie.o
red pie-only "$tmp/hidden-in-archive.a"
cat >"$tmp/hidden.c" <<'C'
__attribute__((visibility("hidden"))) int elsewhere = 1;
C
cat >"$tmp/user.c" <<'C'
extern int elsewhere;
static int local = 4;
int user(void) { return elsewhere + local; }
C
(cd "$tmp" && cc -O1 -fPIC -c hidden.c && cc -O1 -fPIE -c user.c)
red pie-only "$tmp/user.o"
archive hidden.a user.o hidden.o
green pie-only "$tmp/hidden.a"

# oracle LABEL COMPILE: compiles every source so, and compares the grade with linking it with -shared -z text.
# A text relocation that the linker only warns of counts as a refusal.
oracle() {
    label=$1 agree=0 seen=0 sources='plain other table tls ie user address switch'
    shift
    # lld links the address of __gnu_local_gp, which non-PIC code of MIPS builds from HI16 and LO16, into a shared object
    # as if it knew it; GNU ld refuses HI16 against anything but _gp_disp (elfxx-mips.c), and so do we.
    case $label in *' mips-'*-fno-pic | *' mipsel-'*-fno-pic) sources='plain other table tls user address switch' ;; esac
    wanted=$(echo "$sources" | wc -w)
    for source in $sources; do
        "$@" -O1 -w -c "$tmp/$source.c" -o "$tmp/oracle.o" || continue
        link=good
        $linker -shared -z text -o "$tmp/oracle.so" "$tmp/oracle.o" >"$tmp/.link" 2>&1 || link=bad
        $also -shared -z text -o "$tmp/oracle.so" "$tmp/oracle.o" >"$tmp/.link" 2>&1 || link=bad
        grade=$(grade "$tmp/oracle.o")
        seen=$((seen + 1))
        if [ "$link" = "$grade" ]; then agree=$((agree + 1)); else diag "$label $source: linker $link, elfcheck $grade"; fi
    done
    is "$agree of $seen" "$wanted of $wanted" "the linker agrees with the grades of $label"
}
linker=ld also=:
for flags in -fno-pic -fPIE -fPIC '-fPIC -mcmodel=large' '-fPIC -fno-plt' '-fPIE -fvisibility=hidden'; do
    # shellcheck disable=SC2086 # several flags
    oracle "cc $flags" cc $flags
done
if command -v clang >"$tmp/.which" && command -v ld.lld >"$tmp/.which"; then
    # On i386 each linker lets something pass that the other refuses: lld 14 links R_386_TLS_IE into a relocation of
    # read-only code, GNU ld R_386_GOTOFF to a symbol that may be taken over.
    for target in x86_64-linux-gnu i386-linux-gnu aarch64-linux-gnu arm-linux-gnueabihf riscv64-linux-gnu \
        powerpc64le-linux-gnu aarch64_be-linux-gnu x86_64-linux-gnux32 powerpc-linux-gnu mips-linux-gnu mipsel-linux-gnu \
        mips64-linux-gnuabi64 mips64el-linux-gnuabi64; do
        # lld does not know x32.
        linker=ld.lld also=:
        case $target in
        i386*) also='ld -m elf_i386' ;;
        *x32) linker='ld -m elf32_x86_64' ;;
        esac
        for flags in -fno-pic -fPIE -fPIC; do
            oracle "clang $target $flags" clang --target=$target $flags
        done
    done
    # Objects for ARM have their float ABI in build attributes; those without floating point fit all.
    for abi in soft softfp hard; do
        echo 'float half(float a) { return a / 2; }' | clang --target=armv7-linux-gnueabi -mfloat-abi=$abi -O1 -c -o "$tmp/$abi.o" -x c -
    done
    echo nop | clang --target=armv7-linux-gnueabi -c -o "$tmp/nop.o" -x assembler -
    archive floats.a nop.o soft.o hard.o
    red archive-mixed-machine "$tmp/floats.a"
    like "$out" '"member":"hard.o".*Tag_ABI_VFP_args' 'the odd one is named'
    archive soft.a soft.o nop.o softfp.o
    green archive-mixed-machine "$tmp/soft.a"
    archive hard.a hard.o nop.o
    green archive-mixed-machine "$tmp/hard.a"
    # Nothing here links for s390x: the compiler's own word is taken for what is position-independent.
    for pair in fPIC:good:plain,table,tls,ie,user,address,switch fPIE:bad:tls fno-pic:bad:plain,tls,user; do
        rest=${pair#*:} agree=0 seen=0
        for source in $(echo "${rest#*:}" | tr , ' '); do
            clang --target=s390x-linux-gnu -"${pair%%:*}" -O1 -w -c "$tmp/$source.c" -o "$tmp/oracle.o" || continue
            seen=$((seen + 1))
            if [ "$(grade "$tmp/oracle.o")" = "${rest%%:*}" ]; then agree=$((agree + 1)); else diag "s390x ${pair%%:*} $source"; fi
        done
        is "$agree of $seen" "$(echo "$rest" | tr , '\n' | wc -l) of $(echo "$rest" | tr , '\n' | wc -l)" "s390x: what -${pair%%:*} makes is ${rest%%:*}"
    done
else
    skip 46 'no clang with lld, which make objects of other machines'
fi

# No compiler here makes objects for LoongArch: one relocation of x86-64 becomes each of its kinds.
printf '.text\n.globl f\nf: .quad elsewhere\n.section .note.GNU-stack,"",%%progbits\n' | as -o "$tmp/larch.o" -
tests/elf-patch "$tmp/larch.o" header machine 258
at=$(readelf -SW "$tmp/larch.o" | awk '/ \.rela\.text / { for (i = 1; i < NF; i++) if ($i == "RELA") print $(i + 2) }')
for pair in 2:text-relocation 1:not-pic 67:not-pic 79:not-pic 91:not-pic 71:pie-only 99:pie-only 83:pie-only 121:pie-only 87:initial-exec-tls \
    66:none 75:none 97:none 110:none; do
    cp "$tmp/larch.o" "$tmp/larch-${pair%:*}.o"
    perl -e 'open F, "+<:raw", $ARGV[0] or die; seek F, hex($ARGV[1]) + 8, 0; print F pack "V", $ARGV[2]' "$tmp/larch-${pair%:*}.o" "$at" "${pair%:*}"
    verdict "$tmp/larch-${pair%:*}.o"
    is "$(printf '%s\n' "$out" | sed -n 's/.*"id":"\([a-z-]*\)".*/\1/p' | sed 's/^$/none/')" "$(echo "${pair#*:}" | sed 's/^none$//')" \
        "LoongArch: relocation ${pair%:*} is ${pair#*:}"
done

# Oracle: whole archives of this machine, as GNU ld links them.
agree=0 seen=0
for file in /usr/lib/gcc/*/*/libgcc.a "$tmp/good.a" "$tmp/hidden.a" "$tmp/hidden-in-archive.a"; do
    [ -f "$file" ] || continue
    link=good
    ld -shared -z text --whole-archive -o "$tmp/oracle.so" "$file" >"$tmp/.link" 2>&1 || link=bad
    grade=$(grade "$file")
    seen=$((seen + 1))
    if [ "$link" = "$grade" ]; then agree=$((agree + 1)); else diag "$file: linker $link, elfcheck $grade"; fi
done
is "$agree" "$seen" "the linker agrees on $seen whole archives"
