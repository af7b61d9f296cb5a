#!/bin/sh
# Tests the whole `make`: what it leaves in dist/ and when it leaves it alone, and which licences it refuses. Works in a
# private copy with recipes of one second.
# shellcheck disable=SC2016 # the $ are the recipes'
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/world.sh
. "$top/tests/world.sh"
plan 30
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
