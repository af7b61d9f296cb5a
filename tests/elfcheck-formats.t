#!/bin/sh
# Tests the report formats of elfcheck for other programs (SARIF, TAP, JUnit, GitHub), each read by a parser that is not
# ours, on files whose paths, members and symbols are hostile: quotes, ends of CDATA, newlines, terminal escapes, no UTF-8.
# shellcheck disable=SC2016 # $ in other languages
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 31
program elfcheck

escape=$(printf '\033')
# A path, a member and a symbol with every byte that a format could stumble over; \n may be in a path only.
path=$(printf 'a,b:c%%<&">]]>\n::error::\r# TODO\\ \033[2J\302\233\377\357\277\277\303\251.o')
mkdir "$tmp/work"
cd "$tmp/work"
cat >bad.s <<'S'
    .text
    .globl a_name_with_x_and_more__
a_name_with_x_and_more__: .quad a_name_with_x_and_more__
    .rept 12
    .quad a_name_with_x_and_more__
    .endr
    .section .note.GNU-stack,"",%progbits
S
as bad.s -o bad.o
perl -0777 -pi -e 's/a_name_with_x_and_more__/a]]>"\n##[\033[2J\377\357\277\276<&%#\302\233\\/g' bad.o
cp bad.o "$path"
cp bad.o 'ev]]>&"il.o'
ar crsD two.a 'ev]]>&"il.o'
echo 'int good(int n) { return n + 1; }' | cc -fPIC -c -o good.o -x c -
printf '\177ELF' >short.o
# report OPTION FILE...: what elfcheck prints, in $out and $tmp/report.
report() {
    run "$bin/elfcheck" "$@"
    cp "$tmp/.out" "$tmp/report"
}

# GitHub's commands: a line each, whatever the names are.
report --github good.o "$path" two.a none
is "$rc" 2 'a file that is not there has status 2 in any format'
is "$(printf '%s\n' "$out" | grep -vc '^::error file=')" 0 'GitHub: every line is a command'
is "$(printf '%s\n' "$out" | wc -l)" 3 'one a finding, and one for what could not be read'
like "$out" '^::error file=a%2Cb%3Ac%25<&">\]\]>%0A%3A%3Aerror%3A%3A%0D# TODO' 'its properties are escaped'
like "$out" 'title=text-relocation::.*%0Aand 3 more%0Awhy: .*%0Amend: ' 'its message has lines'
like "$out" '<&%25#' 'and no bare %'
like "$out" '^::error file=none,title=unread::No such file or directory$' 'GitHub: a file that is not there'
unlike "$out" "$escape" 'GitHub: no terminal escapes'
report --github --quiet /bin/sh good.o
unlike "$out" '^::notice' 'notes are left out by -q'

# TAP, as prove reads it.
report --tap good.o "$path" two.a none
is "$(tail -n 1 "$tmp/report")" 1..4 'TAP: the plan counts what could not be read'
like "$out" '^not ok 2 - a,b:c%<&">\]\]>\\\\x0A::error::\\\\x0D\\# TODO\\\\ \\\\x1B\[2J' 'names cannot make a test a TODO'
unlike "$out" "$escape" 'TAP: no terminal escapes'
prove --version >"$tmp/.out" 2>&1 && prove=yes || prove=no
if [ "$prove" = yes ]; then
    run prove -v --exec cat "$tmp/report"
    like "$out" 'Failed tests?:? +2-4$' 'prove: three failed'
    unlike "$out" 'Parse errors|TODO passed' 'prove: it is well-formed'
    report --tap good.o
    run prove --exec cat "$tmp/report"
    is "$rc" 0 'prove: a clean file passes'
    report --tap --fail-on never "$path"
    run prove --exec cat "$tmp/report"
    is "$rc" 0 'prove: and findings that --fail-on leaves out'
else
    skip 4 'no prove here'
fi

# XML and JSON, by Python's parsers.
python=$(command -v python3 || echo "${INGOT_PYTHON:-$top/dist/python3.13}")
[ -x "$python" ] || python=
cat >"$tmp/junit.py" <<'P'
import sys, xml.dom.minidom as dom
document = dom.parse(sys.argv[1])
suite, = document.getElementsByTagName("testsuite")
cases = suite.getElementsByTagName("testcase")
for key in "tests", "failures", "errors": print(suite.getAttribute(key), end=" ")
print(len(cases), len(suite.getElementsByTagName("failure")), len(suite.getElementsByTagName("error")))
print(cases[1].getAttribute("name").encode("unicode_escape").decode())
print(suite.getElementsByTagName("failure")[1].firstChild.data.encode("unicode_escape").decode())
P
# What the document must have is what the schema requires of each of the objects that we print.
cat >"$tmp/sarif.py" <<'P'
import json, sys, urllib.parse, os
def no_twice(pairs):
    assert len(dict(pairs)) == len(pairs), pairs
    return dict(pairs)
document = json.loads(open(sys.argv[1], "rb").read().decode("utf-8", "strict"), object_pairs_hook=no_twice)
assert document["version"] == "2.1.0" and document["$schema"].endswith("sarif-schema-2.1.0.json")
run, = document["runs"]
rules = run["tool"]["driver"]["rules"]
for rule in rules:
    assert rule["help"]["text"] and rule["shortDescription"]["text"], rule
    assert rule["defaultConfiguration"]["level"] in ("note", "warning", "error")
def place(it):
    return os.fsencode(urllib.parse.unquote_to_bytes(it["physicalLocation"]["artifactLocation"]["uri"]))
for result in run["results"]:
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"], result
    assert result["message"]["text"] and result["level"] in ("note", "warning", "error")
    assert set(result) <= {"ruleId", "ruleIndex", "level", "message", "locations", "occurrenceCount"}, result
print(len(rules), len(run["results"]), sum(r.get("occurrenceCount", 1) for r in run["results"]))
files = {place(r["locations"][0]) for r in run["results"]}
print(" ".join(sorted(f.hex() for f in files)))
logical = [l for r in run["results"] for l in r["locations"][0].get("logicalLocations", [])]
print(sorted({l["name"].encode("unicode_escape").decode() for l in logical if l["kind"] == "member"}))
print(sorted({l["name"].encode("unicode_escape").decode() for l in logical if l["kind"] == "symbol"}))
told = run["invocations"][0]
print(told["executionSuccessful"], [(place(n["locations"][0]).decode(), n["message"]["text"]) for n in told["toolExecutionNotifications"]])
P
if [ -n "$python" ]; then
    report --junit good.o "$path" two.a none short.o
    unlike "$out" "$escape" 'JUnit: no terminal escapes'
    run "$python" "$tmp/junit.py" "$tmp/report"
    like "$out" '^5 3 1 5 3 1$' 'JUnit: the sums are those of the cases'
    like "$out" '^a,b:c%<&">\]\]>\\\\x0A::error::\\\\x0D# TODO\\\\ \\\\x1B\[2J\\\\xC2\\\\x9B\\\\xFF\\\\xEF\\\\xBF\\\\xBF\\xe9.o$' 'JUnit: the path is whole'
    like "$out" 'ev\]\]>&"il.o: .*a\]\]>"\\\\x0A##\[\\\\x1B\[2J\\\\xFF\\\\xEF\\\\xBF\\\\xBE<&%#\\\\xC2\\\\x9B' 'JUnit: member and symbol are whole'
    report --junit --fail-on never good.o "$path"
    run "$python" "$tmp/junit.py" "$tmp/report"
    like "$out" '^2 0 0 2 0 0$' 'JUnit: no failure with --fail-on never'
    report --junit good.o
    run "$python" -c 'import sys, xml.dom.minidom as d; d.parse(sys.argv[1])' "$tmp/report"
    is "$rc" 0 'JUnit: of a clean file too'
    report --sarif good.o "$path" two.a none
    run "$python" "$tmp/sarif.py" "$tmp/report"
    is "$err" '' 'SARIF: it is what a reader needs'
    rules=$("$bin/elfcheck" --list | wc -l)
    like "$out" "^$rules 22 26\$" 'SARIF: every check is a rule, every place a result'
    hex() { printf %s "$1" | od -An -v -tx1 | tr -d ' \n'; }
    is "$(printf '%s\n' "$out" | sed -n 2p)" "$(hex "$path") $(hex two.a)" 'SARIF: URIs give the bytes of the path back'
    like "$out" '^\[.ev\]\]>&"il.o.\]$' 'SARIF: the member is a logical location'
    like "$out" '^\[.*a\]\]>"\\\\n##\[\\\\x1b\[2J\\\\ufffd\\\\ufffe<&%#\\\\x9b' 'SARIF: and so is the symbol'
    like "$out" "^False \[\('none', 'No such file or directory'\)\]\$" 'SARIF: what could not be read'
    report --sarif "$tmp/work/good.o"
    run "$python" "$tmp/sarif.py" "$tmp/report"
    like "$out" "^$rules 0 0\$" 'SARIF: of a clean file too'
else
    skip 13 'no python here'
fi

# One format at a time, the last that is named; and errors of the disk.
report --tap --github --json good.o
like "$out" '^\{"file"' 'the last format counts'
for format in sarif tap junit github; do
    "$bin/elfcheck" --$format "$path" >/dev/full 2>"$tmp/.err" && rc=0 || rc=$?
    echo "$rc"
done | sort -u >"$tmp/codes"
is "$(cat "$tmp/codes")" 2 'a full disk is an error in each'
