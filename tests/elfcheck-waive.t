#!/bin/sh
# Tests elfcheck --waive: what a line takes, by check, path, member and symbol; that no more is taken; that what is not
# needed is told; and what a bad line is answered.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 33
program elfcheck

cd "$tmp"
cat >bad.s <<'S'
    .text
    .globl one, two
one: .quad one, one
two: .quad two
S
as bad.s -o bad.o
sed 's/one/a#b/' bad.s | as -o hash.o - 2>/dev/null || cp bad.o hash.o
printf '.text\n.globl many\nmany: .rept 25\n.quad many\n.endr\n.section .note.GNU-stack,"",%%progbits\n' | as -o many.o -
ar crsD two.a bad.o many.o
printf '\177ELF' >short.o

# waived LINES FILE...: what elfcheck says with them, as JSON.
waived() {
    printf %b "$1" >waivers
    shift
    run "$bin/elfcheck" --waive waivers --json "$@"
}
# of ID: how many places of it the first report has, and how many are waived.
of() {
    found=$(printf '%s\n' "$out" | sed -n "1s/.*\"id\":\"$1\",\"severity\":\"[a-z]*\",\"count\":\([0-9]*\).*/\1/p")
    gone=$(printf '%s\n' "$out" | sed -n '1s/.*"waived":\([0-9]*\).*/\1/p')
    echo "${found:-0} ${gone:-0}"
}

waived '' bad.o
is "$rc $(of text-relocation) $err" '1 3 0 ' 'an empty file waives nothing'
waived 'text-relocation' bad.o
is "$rc $(of text-relocation) $(of executable-stack-member) $err" '1 0 3 1 3 ' 'an id takes that check, and no other'
waived '# All of it.\n\n \ttext-relocation\t# reason\nexecutable-stack-member *\r\n' bad.o
is "$rc $err" '0 ' 'lines may end as on other systems'
waived '# All of it.\n\n \ttext-relocation\t# reason\nexecutable-stack-member * * # other\n' bad.o
is "$rc $(of text-relocation) $err" '0 0 4 ' 'comments and blanks; what is waived has status 0'
waived 'text-relocation other.o\ntext-relocation *.o\n' bad.o
is "$(of text-relocation) $err" '0 3 elfcheck: waivers:1: this waiver of text-relocation matched nothing: take it out' 'a path, and a line that took nothing'
waived 'text-relocation bad.o one\n' bad.o
is "$(of text-relocation) $err" '1 2 ' 'a symbol'
like "$out" '"symbol":"two"' 'the other is shown'
unlike "$out" '"symbol":"one"' 'it is not'
waived 'text-relocation * t[v-x]o\n' "$tmp/bad.o"
is "$(of text-relocation)" '2 1' 'a set of letters'
waived 'text-relocation * a#b\n' hash.o
is "$rc" 1 'a # inside of a word is no comment'
waived 'text-relocation */two.a:many.o\n' "$tmp/two.a"
is "$(of text-relocation) $err" '3 25 ' 'a member of an archive'
waived 'text-relocation many.o\n' two.a
like "$err" 'matched nothing' 'which alone is no path'
waived 'text-relocation * many\n' many.o
is "$(of text-relocation) $err" '15 10 ' 'of places that are counted only, a line with a symbol takes none'
waived 'text-relocation * *\n' many.o
is "$(of text-relocation)" '0 25' 'a star is no symbol at all'
waived 'malformed-header short.o\n' short.o
is "$rc" 0 'malformed input too can be accepted'
waived 'malformed-header other.o\n' short.o
is "$rc" 3 'and is not by another line'
run "$bin/elfcheck" --waive waivers inspect short.o
is "$rc $err" '2 elfcheck: elfcheck inspect takes no --waive' 'inspect has no verdicts to waive'
printf 'text-relocation\n' >one
printf 'executable-stack-member\n' >two
run "$bin/elfcheck" --waive one --waive=two bad.o
is "$rc $(printf '%s\n' "$out" | tail -n 1)" '0 1 file checked: clean; 4 waived' 'several files of waivers, and a line with the sum'
run "$bin/elfcheck" -q --waive one --waive two bad.o
is "$rc $out$err" '0 ' 'which -q leaves out'
run "$bin/elfcheck" --sarif --waive one --waive two bad.o
like "$out" '"results":\[\]' 'other formats know as little'

# A usage error is told with its place.
bad() {
    waived "$1" bad.o
    is "$rc $err" "2 elfcheck: $2" "$3"
    is "$out" '' 'and nothing is checked'
}
bad 'text-relocation\n\nno-such-check # x\n' "waivers:3: no check 'no-such-check'; --list names them" 'an id that is none'
bad 'text-relocation * * reason\n' "waivers:1: 'reason' is a word too many: ID [PATH-GLOB [SYMBOL-GLOB]]  # reason" 'a word too many'
bad 'text-relocation\0\n' 'waivers:1: a file with NUL bytes has no waivers' 'NUL bytes'
run "$bin/elfcheck" --waive none bad.o
is "$rc $err" '2 elfcheck: cannot read the waivers of none: No such file or directory' 'a file that is not there'
run "$bin/elfcheck" --waive . bad.o
is "$rc $err" '2 elfcheck: cannot read the waivers of .: Is a directory' 'a folder'
head -c 1048577 /dev/zero | tr '\0' '\n' >large
run "$bin/elfcheck" --waive large bad.o
is "$rc $err" '2 elfcheck: cannot read the waivers of large: File too large' 'more than a mebibyte'
perl -e 'print "text-relocation ", "*a" x 20000, "b\n"' >long
run within 20 "$bin/elfcheck" --waive long bad.o
is "$rc" 1 'a glob without measure'
run "$bin/elfcheck" --waive bad.o bad.o
is "$rc" 2 'an object is no file of waivers'
run "$bin/elfcheck" --waive
is "$rc" 2 'no file'
run "$bin/elfcheck" --waive waivers --list
is "$rc" 2 'nor has the list of checks'
