#!/bin/sh
# Tests the whole `make`: what it leaves in dist/ and when it leaves it alone, which licences it refuses, that it works
# without a network from vendor/, and what it says when sources or the machine's tools are missing. Works in a private
# copy with recipes of one second.
# shellcheck disable=SC2016 # the $ are the recipes'
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/world.sh
. "$top/tests/world.sh"
plan 70
world
product

# --- dist/
stamp() { stat -c '%n %i %y' dist dist/*; }
run make
is "$rc.$(built)" '0.cpython elfcheck leaf python' 'make builds what the product needs, and no more'
run dist/python3.13
is "$rc" 0 'the program is in dist/'
is "$(cd dist && sha256sum -c --quiet SHA256SUMS && cut -c67- SHA256SUMS | tr '\n' ' ')" \
    'THIRD-PARTY-LICENSES elfcheck elfcheck.json elfcheck.txt manifest.json python3.13 ' 'checksums of every file there'
run perl -MJSON::PP -e 'local $/; decode_json(<STDIN>)' <dist/manifest.json
is "$rc" 0 'the manifest is JSON'
is "$(perl -MJSON::PP -e 'local $/; print join " ", map { $_->{file} } @{decode_json(<STDIN>)}' <dist/elfcheck.json)" \
    'python3.13 elfcheck' "elfcheck's report is JSON and has both programs"
is "$(perl -MJSON::PP -e 'local $/; print join " ", sort map { "$_->{name}=$_->{key}" } @{decode_json(<STDIN>)->{recipes}}' <dist/manifest.json)" \
    "$(make -s list | awk '$6 == "built" { print $1 "=" $5 }' | sort | tr '\n' ' ' | sed 's/ $//')" 'the manifest has all that was built, with its key'
like "$(cat dist/THIRD-PARTY-LICENSES)" '^leaf 1 +-- +MIT$' 'the licence of a library in it'
is "$(perl -MJSON::PP -e 'local $/; print join " ", sort map { "$_->{name}" } grep { $_->{part} eq "product" } @{decode_json(<STDIN>)->{recipes}}' \
    <dist/manifest.json)" 'cpython elfcheck leaf python' 'and its part in it'
before=$(stamp)
run make
is "$rc.$(built)" 0. 'make with nothing to do builds nothing'
is "$(stamp)" "$before" 'and leaves dist/ alone'
is "$out$err" '' 'in silence'
rm dist/manifest.json
run make
is "$rc.$(built).$(ls dist/manifest.json)" 0..dist/manifest.json 'a file that somebody deleted there is made again'
for file in python3.13 manifest.json; do
    printf x >>"dist/$file"
    run make
    is "$rc.$(built).$(cd dist && sha256sum -c --quiet SHA256SUMS 2>&1)" 0.. "and so is one that somebody altered: $file"
done
edit leaf 's/version := 1/version := 2/'
run make
is "$rc.$(built)" '0.elfcheck leaf python' 'a new version of a library'
isnt "$(stamp)" "$before" 'is a new dist/'
# A program that breaks the promise of its target: it slipped through its own build.
before=$(stamp)
edit python 's/-static -nostdlib/-nostdlib -pie -fPIE/'
run make
is "$((rc != 0))" 1 'a program that is not static: make fails'
like "$err" 'static-interp' 'and names the finding'
is "$(stamp)" "$before" 'dist/ stays as it was'
is "$(find build -maxdepth 1 -name 'dist*')" '' 'and nothing half-made is left'
edit python 's/-nostdlib -pie -fPIE/-static -nostdlib/'

make >/dev/null 2>&1
: >../built
rm -r dist build/bin/elfcheck
run make
is "$rc.$(built).$(ls dist/python3.13)" 0..dist/python3.13 'dist/ is made again of a whole store, without the tool that checks it'

# --- the target whose product is a tree: make by itself makes it, as make python does
library zstd
for goal in '' python; do
    # shellcheck disable=SC2086 # none is no goal
    run make -n $goal TARGET=x86_64-linux-gnu.2.17
    is "$rc.$(printf '%s\n' "$out" | sed -n 's/^echo build //p' | sort | tr '\n' ' ')" '0.cpython leaf python zstd ' \
        "make $goal TARGET=...-gnu.2.17 would build the interpreter, and what packs it"
    like "$out" '^scripts/dist-tree python$' 'and put the tree into dist/'
done
rm recipes/zstd.mk

# --- licences
edit leaf 's/version := 2/version := 3/; s/:= MIT/:= GPL-3.0-only/'
: >../built
# The answer takes its time: a build that does not wait for it would be done before.
mv build/bin/plan build/bin/slow
cat >build/bin/plan <<'S'
#!/bin/sh
case "$*" in *--want*) sleep 1 ;; esac
exec "${0%plan}slow" "$@"
S
chmod +x build/bin/plan
run make -j8
mv build/bin/slow build/bin/plan
is "$((rc != 0)).$(built)" 1. 'a GPL library in the product: refused, nothing is built'
like "$err" "recipes/leaf.mk: its licence GPL-3.0-only is refused by the pattern 'GPL-\\*'; .*(python|elfcheck) -> leaf" 'by name, with the chain that needs it'
run make leaf
is "$rc.$(built)" 0.leaf 'by itself it may be built'
run make LICENSES=
is "$rc" 0 'and a person may say that all licences are well'
edit leaf 's/:= GPL-3.0-only/:= MIT/'
run make LICENSES='MI*'
like "$err" "refused by the pattern 'MI\\*'" 'or refuse others'

# --- sources. Their web server is a folder.
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

# --- a machine that lacks tools
mkdir ../path
# without TOOL...: $lacking is a PATH with all that this machine has but these.
without() {
    rm -rf ../path
    mkdir ../path
    for folder in /sbin /usr/sbin /bin /usr/bin; do
        find "$folder/" -maxdepth 1 ! -type d -exec ln -sf -t ../path {} +
    done
    for tool; do rm "../path/$tool"; done
    lacking=$tmp/path
}
without
run env PATH="$lacking" make doctor
is "$rc" 0 'doctor: this machine has all'
like "$out" '^ +compiler +.*gcc' 'and which'
edit leaf 's/version := 3/version := 4/'
for tool in patch perl g++ make flock; do
    without $tool
    run env PATH="$lacking" scripts/doctor
    is "$rc.$out" 1. "doctor without $tool: fails"
    like "$err" "^ingot: this machine lacks $(echo "$tool" | sed 's/+/[+]/g')\$" "doctor without $tool: says so"
    is "$(printf '%s\n' "$err" | grep -c '^  to install: .* install .*\|^  to install: .*apk add .*\|^  to install: .*pacman -S .*')" 1 \
        "doctor without $tool: and the one command"
done
# cmake is lacking only where it is asked for.
printf 'mkdir -p "$STAGE$PREFIX"\n' | recipe asks stock=cmake default=no
without
rm -f ../path/cmake
: >../built
run env PATH="$lacking" make asks
is "$((rc != 0)).$(built)" 1. 'without cmake a recipe that asks for it is not begun'
like "$err" '^ingot: this machine lacks cmake$' 'and the tool is named'
like "$err" '^  to install: .*cmake$' 'with the command that installs it'
run env PATH="$lacking" make doctor
is "$rc" 0 'doctor is content without it'
like "$out" '^ +cmake +not here: .* \(wanted by asks only\)$' 'and says who would want it'
rm recipes/asks.mk
without patch perl
run env PATH="$lacking" make
is "$((rc != 0)).$(built)" 1. 'make without patch and perl builds nothing'
is "$(printf '%s\n' "$err" | grep -v '^make')" "ingot: this machine lacks patch, perl
  to install: $(printf '%s\n' "$err" | sed -n 's/^  to install: //p')" 'and says only that'
like "$err" '^  to install: .* patch perl$' 'with one command for both'
without gcc g++
run env PATH="$lacking" make
like "$err" '^ingot: this machine lacks gcc, g\+\+$' 'a machine without a compiler'
unlike "$err" 'not found|Traceback|No such' 'is not told of what follows from it'
