#!/bin/sh
# Tests sources as a make meets them: fetched, kept in vendor/, used without a network, and told of when one is missing or
# wrong. Works in a private copy with recipes of one second.
# shellcheck disable=SC2016 # the $ are the recipes'
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/world.sh
. "$top/tests/world.sh"
plan 13
world
product

# Their web server is a folder.
sourced() { # NAME: a recipe whose source is $web/NAME.tar.gz
    mkdir -p "../$1-1" ../web
    echo "source of $1" >"../$1-1/file"
    archive "../web/$1.tar.gz" .. "$1-1"
    printf 'mkdir -p "$STAGE$PREFIX"\ncp file "$STAGE$PREFIX"\n' | recipe "$1"
    source_lines "$1" "$sha256 file://$tmp/web/$1.tar.gz"
}
sourced one
one=$sha256
sourced two
two=$sha256
echo 'python.needs += one' >>recipes/python.mk
run make one
is "$rc.$(cat "$(out one)/file")" '0.source of one' 'a source is fetched and built'
is "$(ls vendor)" "$one
$one.from" 'and kept in vendor/, and no other'
run make vendor
is "$rc.$(find vendor -type f ! -name '*.from' | sort)" "0.$(printf 'vendor/%s\n' "$one" "$two" | sort)" 'make vendor brings all'
mv ../web ../unplugged
rm -rf store
run "$bin/sandbox" -- make OFFLINE=1
is "$rc.$(cat "$(out one)/file")" '0.source of one' 'OFFLINE=1 make works from vendor/ with the network cut'
mv vendor/"$two" ../two.tar.gz
: >../built
run make two OFFLINE=1
is "$((rc != 0)).$(built)" 1. 'OFFLINE=1 without a source: nothing is built'
like "$err" "no source for .*two.tar.gz is here, and OFFLINE=1 forbids" 'it says what is missing'
like "$err" "make vendor" 'and what to do'
run make two
is "$((rc != 0)).$(built)" 1. 'no locator left: the same'
like "$err" "file://$tmp/web/two.tar.gz: .*No such file" 'each that was tried is told'
mkdir ../web
echo wrong >../web/two.tar.gz
run make two
is "$((rc != 0)).$(built).$(ls "vendor/$two" 2>/dev/null)" 1.. 'wrong bytes: nothing is built, nothing kept'
like "$err" "two.tar.gz: wrong bytes: expected sha256 $two, got [0-9a-f]{64}, 6 bytes" 'it says which and from where'
head -c 60 ../two.tar.gz >../web/two.tar.gz
run make two
like "$err" "wrong bytes: expected sha256 $two, .* 60 bytes" 'so it does of half a file'
cp ../two.tar.gz ../web
run make two
is "$rc.$(built)" 0.two 'the right bytes, at last'
