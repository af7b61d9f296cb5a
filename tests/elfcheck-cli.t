#!/bin/sh
# Tests what elfcheck says and how: options, exit status, text, JSON, bytes that terminals obey; and that the manual page
# and docs/elfcheck.md are what the program's own tables say. UPDATE=1 writes the generated part of docs/elfcheck.md.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 87
program elfcheck

cat >"$tmp/object.c" <<'C'
int object(int n) { return n + 1; }
C
cat >"$tmp/bad.s" <<'S'
    .text
    .globl bad
bad: .quad bad, bad, bad, bad, bad, bad, bad, bad, bad, bad, bad, bad, bad
    .section .note.GNU-stack,"",%progbits
S
(cd "$tmp" && cc -fPIC -c object.c && as bad.s -o bad.o)

# Exit status.
run "$bin/elfcheck" "$tmp/object.o"
is "$rc" 0 'clean: status 0'
run "$bin/elfcheck" "$tmp/object.o" "$tmp/bad.o"
is "$rc" 1 'findings: status 1'
run "$bin/elfcheck" --fail-on never "$tmp/bad.o"
is "$rc" 0 'findings with --fail-on never: status 0'
like "$out" 'text-relocation' 'which are shown all the same'
run "$bin/elfcheck" --ignore text-relocation "$tmp/bad.o"
is "$rc" 0 'an ignored check has no findings'
printf '\177ELF' >"$tmp/short.o"
run "$bin/elfcheck" "$tmp/short.o" "$tmp/bad.o"
is "$rc" 3 'malformed goes before findings'
run "$bin/elfcheck" "$tmp/short.o" "$tmp/none" "$tmp/bad.o"
is "$rc" 2 'a file that is not there goes before malformed'
like "$err" "^elfcheck: cannot open $tmp/none: No such file or directory\$" 'and is spoken of in one line'
like "$out" 'bad.o: 13 errors' 'the other files are checked'
run "$bin/elfcheck" "$tmp/none/"
is "$rc" 2 'nor is a folder'
mkfifo "$tmp/fifo"
run within 10 "$bin/elfcheck" "$tmp/fifo"
is "$rc $err" "2 elfcheck: $tmp/fifo is not a regular file" 'a FIFO is not waited for'
: >"$tmp/nothing"
run "$bin/elfcheck" "$tmp/nothing"
is "$rc" 3 'an empty file is malformed'
cc -o "$tmp/dynamic" -x c - <<'C'
int main(void) { return 0; }
C
strip "$tmp/dynamic"
run "$bin/elfcheck" --fail-on warning --profile any "$tmp/dynamic"
is "$rc" 0 'no warning on what the compiler makes'

# The command line.
for words in '' '--no-such' '--profile' '--profile=none x' '--libc bionic x' '--color mauve x' '--json=1 x' \
    '--ignore nothing x' '--fail-on hell x' '--explain nothing' '-z x' '-qz x' 'x -j' '--exported x' 'floor --sarif x' \
    'tree x --tap' '--markdown' '--list --json' 'tree -' '--sysroot / -'; do
    # shellcheck disable=SC2086 # several words
    run "$bin/elfcheck" $words
    is "$rc $(printf '%s\n' "$err" | wc -l) $out" '2 1 ' "wrong usage has status 2 and one line: elfcheck $words"
done
run "$bin/elfcheck" --profile=archive --libc=musl -q -- "$tmp/object.o"
is "$rc $out $err" '0  ' '--name=value, -q and -- are understood'
for words in '-j2 -q FILE' '-qj2 FILE' '-qj 2 FILE' 'FILE -q' '--profile archive FILE -qj2' 'FILE --profile=archive -q'; do
    # shellcheck disable=SC2046 # several words
    run "$bin/elfcheck" $(echo "$words" | sed "s|FILE|$tmp/object.o|")
    is "$rc $out $err" '0  ' "options as getopt takes them: elfcheck $words"
done
mkdir "$tmp/named"
cp "$tmp/object.o" "$tmp/named/tree"
run sh -c 'cd "$1" && exec "$2" -q -- tree' sh "$tmp/named" "$bin/elfcheck"
is "$rc $out $err" '0  ' 'behind -- a word is a file'
# Standard input: a pipe, a file, a folder, twice.
run sh -c 'cat "$1" | "$2" --json -' sh "$tmp/bad.o" "$bin/elfcheck"
like "$rc $out" '^1 {"file":"-","kind":"object file".*"id":"text-relocation"' 'a pipe is read'
run sh -c '"$2" --json - <"$1"' sh "$tmp/bad.o" "$bin/elfcheck"
like "$rc $out" '^1 {"file":"-".*"id":"text-relocation"' 'a file too'
run sh -c 'cat "$1" | "$2" diff - -' sh "$tmp/object.o" "$bin/elfcheck"
is "$rc $out" '0 - -> -: the same promises, and sizes' 'and twice, if need be'
run sh -c '"$2" - <"$1"' sh "$tmp" "$bin/elfcheck"
is "$rc $err" '2 elfcheck: cannot open -: Is a directory' 'a folder is none'
run sh -c 'cat /dev/zero | "$1" --max-size 1M -' sh "$bin/elfcheck"
is "$rc $err" '2 elfcheck: cannot read standard input: File too large' 'a pipe without end does not fill memory'
# A file that a command is not for: one sentence, one status.
ar crsD "$tmp/one.a" "$tmp/object.o"
for command in floor memory tree symbols "why NAME"; do
    for pair in object.o:'object file' one.a:archive; do
        file=$tmp/${pair%%:*}
        # shellcheck disable=SC2046 # several words
        run "$bin/elfcheck" $(echo "$command" | sed "s| | $file |;t;s|\$| $file|")
        is "$rc $out$err" "2 elfcheck: $file is no executable or shared object (kind: ${pair#*:})" "elfcheck $command: ${pair#*:}"
    done
done
run "$bin/elfcheck" memory "$tmp/short.o"
is "$rc" 3 'what is damaged is malformed'
run "$bin/elfcheck" floor --help
like "$rc $out" '^0 Usage: elfcheck floor .*FILE' 'a command has its own help'
like "$out" '--json' 'with its options'
unlike "$out" '--sarif|--waive' 'and no others'
run "$bin/elfcheck" --help
[ "$rc" -eq 0 ] && [ "$(printf '%s\n' "$out" | wc -l)" -le 60 ]
ok $? '--help fits on a page'
run "$bin/elfcheck" --explain not-pic
like "$out" 'recompile with -fPIC' '--explain has the words of the linker'
run sh -c '"$1" --list >/dev/full' sh "$bin/elfcheck"
is "$rc" 2 'a full disk under the report is an error'

# Bitcode alone, and what a C++ module lacks that was linked by cc.
printf 'BC\300\336 and so on' >"$tmp/bitcode.o"
run "$bin/elfcheck" "$tmp/bitcode.o"
like "$out" 'LLVM bitcode' 'bitcode is called so'
cat >"$tmp/string.c" <<'C'
void string(void) __asm__("_ZNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEC1Ev");
void allocator(void) __asm__("_ZNSaIcEC1Ev");
void *PyInit_string(void) { string(); allocator(); return 0; }
C
(cd "$tmp" && cc -shared -fPIC -o string.so string.c && echo 'int nothing;' | cc -shared -fPIC -o libstdc++.so.6 -Wl,-soname,libstdc++.so.6 -x c - &&
    cc -shared -fPIC -o stringed.so string.c -Wl,--no-as-needed ./libstdc++.so.6 "-Wl,-rpath,\$ORIGIN")
run "$bin/elfcheck" --sysroot / "$tmp/string.so"
is "$(printf '%s\n' "$out" | grep -c 'link with g++')" 2 'without libstdc++ that is what is missing'
run "$bin/elfcheck" --sysroot / "$tmp/stringed.so"
like "$out" '_GLIBCXX_USE_CXX11_ABI' 'beside it, it is another one than compiled for'
# An archive that is given beside a module has what the module lacks.
echo 'int lacked(int n); int PyInit_lacking(int n) { return lacked(n) + absent(n); }' >"$tmp/lacking.c"
echo 'int lacked(int n) { return n; }' >"$tmp/lacked.c"
(cd "$tmp" && cc -w -shared -fPIC -o lacking.so lacking.c && cc -fPIC -c lacked.c && ar crsD has.a object.o lacked.o)
run "$bin/elfcheck" --sysroot / "$tmp/lacking.so" "$tmp/has.a"
like "$out" "undefined symbol: lacked; $tmp/has.a\(lacked.o\) defines it" 'an archive beside it that defines what is lacking is named, with the member'
unlike "$out" 'undefined symbol: absent; ' 'and only for that'

# Text.
run "$bin/elfcheck" "$tmp/bad.o"
like "$out" '^    and 3 more$' 'repeats are counted, not shown'
is "$(printf '%s\n' "$out" | grep -c 'R_X86_64_64')" 10 'after the first ten'
like "$out" '^    why:  ' 'there is a why'
like "$out" '^    mend: ' 'and a remedy'
escape=$(printf '\033')
unlike "$out" "$escape" 'no colours into a pipe'
run "$bin/elfcheck" --color always "$tmp/bad.o"
like "$out" "$escape\[31;1merror$escape\[0m" 'colours when asked for'
# Names that would clear the screen, or end a JSON string.
sed "s/bad/a_name_with_x/g" "$tmp/bad.s" >"$tmp/named.s"
as "$tmp/named.s" -o "$tmp/named.o"
perl -0777 -pi -e 's/a_name_with_x/a\033[2J"\377\\\302\233\n\001\177/' "$tmp/named.o"
run "$bin/elfcheck" --color always "$tmp/named.o"
like "$out" 'a\\x1B\[2J"\\xFF\\\\xC2\\x9B\\x0A\\x01\\x7F' 'names are escaped in text'
run "$bin/elfcheck" --json "$tmp/named.o"
like "$out" 'a\\u001b\[2J\\"\\ufffd[\\]' 'and in JSON'
is "$(printf '%s\n' "$out" | wc -l)" 1 'which stays on one line'
printf '%s\n' "$out" >"$tmp/json"
run perl -MJSON::PP -e 'local $/; my $j = decode_json(<STDIN>); print $j->{findings}[0]{count}, " ", $j->{malformed} ? 1 : 0' <"$tmp/json"
is "$out" '13 0' 'a JSON parser reads it'

# Documentation.
"$bin/elfcheck" --help | grep -Eo '(^|[ ,])-(-[a-z-]+|[a-z],)' | tr -d ' ,' | sort -u >"$tmp/help"
sed -n 's/^\.It //p' docs/man/elfcheck.1 | grep -Eo 'Fl [a-z-]+' | sed 's/Fl /-/' | sort -u >"$tmp/man"
is "$(diff "$tmp/help" "$tmp/man")" '' 'the manual page has the options of --help'
"$bin/elfcheck" --list --markdown >"$tmp/generated"
if [ -n "${UPDATE-}" ]; then
    awk -v table="$tmp/generated" '/^<!-- checks -->$/ { print; while ((getline line < table) > 0) print line; skip = 1 }
        /^<!-- end -->$/ { skip = 0 } !skip' docs/elfcheck.md >"$tmp/docs" && cp "$tmp/docs" docs/elfcheck.md
fi
sed -n '/^<!-- checks -->$/,/^<!-- end -->$/p' docs/elfcheck.md | sed '1d;$d' >"$tmp/written"
is "$(diff "$tmp/written" "$tmp/generated")" '' 'docs/elfcheck.md has what --list --markdown says (UPDATE=1 writes it)'

# The layers: what reads and judges neither prints, nor exits, nor opens files. Only these may.
outer='main session command_inspect tree symbol_list print_why input standard_input neighbours walk waive sandbox completion options report_text report_json report_sarif report_tap report_junit report_github report_floor report_wheel_floor report catalogue escape print_memory print_diff print_inventory'
calls="\b(printf|fprintf|puts|putc|fputs|fwrite|exit|abort|open|fopen|read|mmap|message_[a-z]+)\("
inner=0 strangers=
for file in src/elfcheck/*.c src/base/span.c; do
    name=$(basename "$file" .c)
    case " $outer " in *" $name "*) continue ;; esac
    inner=$((inner + 1))
    if grep -Eq "$calls" "$file"; then strangers="$strangers $name"; fi
done
is "$strangers" '' "$inner files neither print, exit nor open files"
grep -Eq "$calls" src/elfcheck/main.c && [ "$inner" -gt 15 ]
ok $? 'which the pattern would have found'
is "$(grep -l "#include <elf.h>" src/elfcheck/*.[ch])" "" "no file reads the elf.h of the system"

# Facts without verdicts.
(cd "$tmp" && ar crsD two.a object.o bad.o)
run "$bin/elfcheck" inspect --json "$tmp/two.a" "$tmp/dynamic"
is "$rc" 0 'inspect has no verdict'
printf '%s\n' "$out" >"$tmp/facts"
# shellcheck disable=SC2016 # perl's
run perl -MJSON::PP -ne 'my $f = decode_json($_);
    print join(",", map { $_->{position_independence} } @{ $f->{members} || [] }), join(",", @{ $f->{dynamic}{needed} || [] }), "\n"' \
    "$tmp/facts"
is "$out" "pic,none
libc.so.6" 'but tells what the checks judge'
run "$bin/elfcheck" inspect "$tmp/short.o"
is "$rc" 3 'and that its input is malformed'
run "$bin/elfcheck" inspect
is "$rc" 2 'and wants a file'
