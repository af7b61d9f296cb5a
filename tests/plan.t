#!/bin/sh
# Tests build/bin/plan from outside: keys change when a build would and never else, orders hold, errors are readable,
# what is printed is safe to evaluate. Writes a temp folder with small recipes in it.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
plan 76

program plan
command=$bin/plan
cd "$tmp"

a=$(printf a | sha256sum) b=$(printf b | sha256sum)
a=${a%% *} b=${b%% *}
tab=$(printf '\t')

# A small world: png needs zlib, app needs png and links zlib too, app is built with tool, tool runs with zlib.
world() {
    rm -rf scripts patches src store graph
    mkdir -p scripts/kinds patches/zlib src/app
    printf '#!/bin/sh\n# how\n./configure\n' >scripts/kinds/autotools.sh
    printf 'CC=cc\n# why\n' >scripts/environment.sh
    printf 'strip\n' >scripts/normalise
    printf 'one\n' >patches/zlib/0001-one.patch
    printf 'int main;\n' >src/app/main.c
    cat >graph <<G
global
field target
${tab}x86_64-linux-musl
recipe zlib
field version
${tab}1.3.2
field licence
${tab}Zlib
field about
${tab}compression
field kind
${tab}autotools
field source
${tab}$a https://example.org/zlib.tar.gz
${tab}$b deb:zlib
field build
${tab}# comment
${tab}CHOST=\$TARGET ./configure
${tab}make
recipe png
field version
${tab}1.6
field licence
${tab}libpng-2.0
field kind
${tab}autotools
field needs
${tab}zlib
recipe tool
field version
${tab}2
field licence
${tab}GPL-3.0-or-later
field kind
${tab}autotools
field needs
${tab}zlib
recipe app
field version
${tab}1
field licence
${tab}MIT
field kind
${tab}autotools
field tree
${tab}src/app
field needs
${tab}png
field tools
${tab}tool
G
}

plan_() { "$command" --graph graph "$@"; }
keys() { plan_ --list | cut -f 1,5; }
key() { plan_ --list | awk -v name="$1" '$1 == name { print $5 }'; }

# edit FIND REPLACE: changes the graph; a change that changes nothing is the test's own fault.
edit() {
    sed "s|$1|$2|" graph >graph.new
    if cmp -s graph graph.new; then bail "edit '$1' found nothing"; fi
    mv graph.new graph
}

# changed: the names whose keys differ from $before, in one line.
changed() {
    keys >keys.now
    printf '%s\n' "$before" | diff - keys.now | sed -n 's/^> \([^[:blank:]]*\).*/\1/p' | tr '\n' ' '
}

world
before=$(keys)
is "$(printf '%s\n' "$before" | grep -Ec "^[a-z]+${tab}[0-9a-f]{16}\$")" 4 'every recipe has a key of 16 digits'
is "$(keys)" "$before" 'the same graph gives the same keys'

# --- what keeps keys, and what changes them: NAME, then the change, then who changes.
keeps() {
    is "$(changed)" '' "$1 keeps all keys"
    world
}
changes() {
    is "$(changed)" "$2" "$1 changes $2"
    world
}
edit 'https://example.org/zlib' 'https://mirror.example.org/zlib' && keeps 'another locator'
edit 'Zlib' 'MIT' && keeps 'another licence'
edit 'compression' 'squeezing' && keeps 'another about'
edit 'deb:zlib' 'pypi:zlib==1' && keeps 'another kind of locator'
edit '# comment' '# another comment' && keeps 'a comment in build'
printf '#!/bin/sh\n# how, in other words\n\n    # more\n./configure\n' >scripts/kinds/autotools.sh && keeps 'a comment in a kind script'
printf '# because\nCC=cc\n' >scripts/environment.sh && keeps 'a comment in environment.sh'
sed -n '/^recipe tool/,$p' graph >graph.tail && sed '/^recipe tool/,$d' graph >graph.head
{ sed -n '/^global/,/^recipe/p' graph.head | sed '$d'; cat graph.tail; sed -n '/^recipe/,$p' graph.head; } >graph && keeps 'another order of recipes'
awk -v a="$tab$a" -v b="$tab$b" 'index($0, a) == 1 { held = $0; next } { print } index($0, b) == 1 { print held }' graph >graph.new
mv graph.new graph && keeps 'another order of source lines'
printf 'old\n' >src/app/main.c~ && printf 'x' >src/app/.swp && keeps "an editor's leavings in a tree"
plan_ --make >/dev/null && keeps 'planning'

edit 'x86_64-linux-musl' 'x86_64-linux-gnu.2.17' && changes 'a global field' 'app png tool zlib '
edit '1\.3\.2' '1.3.3' && changes "zlib's version" 'app png tool zlib '
edit '1\.6' '1.7' && changes "png's version" 'app png '
edit "${tab}2" "${tab}3" && changes "a tool's version" 'app tool '
edit 'make' 'make all' && changes 'a line of build' 'app png tool zlib '
edit "$b" "$(printf '%064d' 0)" && changes 'a source hash' 'app png tool zlib '
printf 'two\n' >patches/zlib/0001-one.patch && changes 'a patch' 'app png tool zlib '
printf 'two\n' >patches/zlib/0002-two.patch && changes 'one more patch' 'app png tool zlib '
printf '#!/bin/sh\n./configure --fast\n' >scripts/kinds/autotools.sh && changes 'a kind script' 'app png tool zlib '
printf 'CC=gcc\n' >scripts/environment.sh && changes 'environment.sh' 'app png tool zlib '
printf 'strip -g\n' >scripts/normalise && changes 'normalise' 'app png tool zlib '
printf 'int main(void);\n' >src/app/main.c && changes "a file of app's tree" 'app '
printf 'x\n' >src/app/new.h && changes "a new file in app's tree" 'app '
mv src/app/main.c src/app/other.c && changes 'a file that is called otherwise' 'app '
chmod +x src/app/main.c && changes 'a file that became executable' 'app '
awk '/^recipe tool/ { print; print "field keyed"; print "\tversion"; next } { print }' graph >graph.new && mv graph.new graph
before=$(keys)
awk '/^recipe tool/ { print; print "field flags"; print "\t-x"; next } { print }' graph >graph.new && mv graph.new graph
is "$(changed)" 'tool ' 'keyed := version: dependents do not see the flags of a tool'
edit "${tab}2" "${tab}3"
is "$(changed)" 'app tool ' 'but its version'
world
before=$(keys)

# --- the derivation is what the key says it is
sum=$(plan_ --derivation zlib | sha256sum | cut -c 1-16)
is "$sum" "$(key zlib)" "the key is the derivation's sha256"
like "$(plan_ --derivation app)" "^needs png $(key png)\$" "a derivation holds its needs' keys"
like "$(plan_ --derivation app)" "^tools tool $(key tool)\$" "and its tools'"
like "$(plan_ --derivation app)" "^file tree src/app/main.c $(sha256sum <src/app/main.c | cut -d ' ' -f 1)\$" 'and its files'

# --- orders
plan_ --make >plan.mk
like "$(cat plan.mk)" '^app\.closure := png zlib$' 'a closure has users before used, and no tools'
like "$(cat plan.mk)" "^app\\.out := store/$(key app)/app\$" 'the place in the store'
like "$(cat plan.mk)" "^zlib\\.hashes := $a $b\$" 'the hashes as written'
like "$(cat plan.mk)" "^app\\.waits := .*store/$(key tool)/tool" 'a build waits for its tools'
like "$(cat plan.mk)" "^app\\.waits := .*store/$(key zlib)/zlib" 'and for the needs of its needs'
# shellcheck disable=SC2016 # for make
printf 'include plan.mk\nall:\n\t@echo $(app.closure) $(zlib.key)\n' >Makefile
is "$(make -s)" "png zlib $(key zlib)" 'make reads it'
is "$(plan_ --closure app | sort | tr '\n' ' ')" "$(plan_ --list | awk '{ print "store/" $5 "/" $1 }' | sort | tr '\n' ' ')" \
    'what gc keeps: needs and tools of the goals'
is "$(plan_ --closure zlib)" "store/$(key zlib)/zlib" 'and no more'
like "$(plan_ --store /x/y --make)" "^zlib.out := /x/y/$(key zlib)/zlib" '--store'
is "$(plan_ --why zlib | tr '\n' '|')" 'zlib 1.3.2|  png|    app|  tool|    app (as a tool)|' 'who needs zlib'
is "$(plan_ --why app | sed -n 2p)" '  (nobody needs it)' 'nobody needs app'
sed "s|^recipe png|field gives\\n${tab}include/zlib.h\\n${tab}lib/libz.a lib/pkgconfig/zlib.pc\\n&|; s|^recipe tool|field gives\\n${tab}lib/libpng.a\\n&|" \
    graph >giving
is "$("$command" --graph giving --gives | tr '\t\n' ' |')" \
    'png lib/libpng.a|zlib include/zlib.h|zlib lib/libz.a|zlib lib/pkgconfig/zlib.pc|' 'who gives what'
mkdir -p "store/$(key png)/png"
is "$(plan_ --list | awk '{ print $1, $6 }' | tr '\n' '|')" 'app -|png built|tool -|zlib -|' 'the list knows what is built'

# --- a hundred recipes, in an order that another program agrees with
awk -v tab="$tab" 'BEGIN {
    srand(7)
    for (i = 1; i <= 100; i++) {
        print "recipe r" i "\nfield version\n" tab i "\nfield licence\n" tab "MIT\nfield kind\n" tab "autotools\nfield needs"
        for (j = 1; j <= 4 && i > 1; j++) { to = 1 + int(rand() * (i - 1)); print tab "r" to; print "r" i, "r" to > "pairs" }
    }
}' >hundred
run plan_ --graph hundred --make
is "$rc" 0 'a hundred recipes plan'
is "$(printf '%s\n' "$out" | grep -c '\.key := ')" 100 'all of them'
# Every closure, as the places that its members have in it: no pair may stand the wrong way round, none may be missing.
printf '%s\n' "$out" | sed -n 's/^\([^.]*\)\.closure := /\1 /p' >closures
tsort pairs >/dev/null || bail 'the made graph has a cycle: the test is wrong'
is "$(awk 'FILENAME == "pairs" { user[NR] = $1; used[NR] = $2; n = NR; next }
    { delete place; place[$1] = 0.5; for (i = 2; i <= NF; i++) place[$i] = i
      for (i = 1; i <= n; i++) if (user[i] in place && !(used[i] in place && place[used[i]] > place[user[i]])) bad++ }
    END { print bad + 0, FNR }' pairs closures)" '0 99' 'every closure is whole, users before used'
{ tr ' ' '\n' <pairs | sort -u; } >names
is "$(awk '$1 == "r100" { print NF - 1 }' closures)" \
    "$(awk '{ needs[$1] = needs[$1] " " $2 } END { todo = "r100"; while (todo != "") { n = split(todo, now); todo = ""
        for (i = 1; i <= n; i++) { m = split(needs[now[i]], to); for (j = 1; j <= m; j++) if (!seen[to[j]]++) todo = todo " " to[j] } }
        for (name in seen) if (seen[name]) count++; print count }' pairs)" 'and has no more than can be reached'

# --- what a shell evaluates
cat >graph <<'G'
recipe odd
field version
	1
field licence
	MIT
field flags
	--a='b c' "$HOME" `id` $(touch broken) \ ; touch broken
field build
	it's
	# a 'quoted' line
	cat <<'X' ''
G
eval "$(plan_ --shell odd)"
# shellcheck disable=SC2154 # the line above assigned them
{
    is "$recipe_flags" "--a='b c' \"\$HOME\" \`id\` \$(touch broken) \\ ; touch broken" 'quotes and dollars come through'
    is "$recipe_build" "it's
# a 'quoted' line
cat <<'X' ''" 'lines and comments too'
    is "$recipe_needs.$closure.$tools_outs.$patches" '...' 'what a recipe lacks is empty, not unset'
}
rc=0
[ ! -e broken ] || rc=1
ok "$rc" 'and nothing was run'
world
eval "$(plan_ --shell app)"
# shellcheck disable=SC2154
is "$name $closure|$tools|$closure_outs" "app png zlib|tool zlib|store/$(key png)/png store/$(key zlib)/zlib" 'closures, tools with theirs'
eval "$(plan_ --shell zlib)"
is "$patches" 'patches/zlib/0001-one.patch' 'patches'

# --- errors: what is wrong, all of it at once
edit 'field kind' 'field kinds'
edit "${tab}png" "${tab}pngg"
run plan_ --make
is "$rc" 1 'faults end with status 1'
is "$out" '' 'and print nothing for make'
like "$err" "^plan: recipes/zlib.mk: unknown field 'kinds'; did you mean 'kind'\\?\$" 'an unknown field'
like "$err" "^plan: recipes/app.mk: needs 'pngg', but there is no recipes/pngg.mk; did you mean 'png'\\?\$" 'an unknown recipe'
world
edit 'recipe png' 'recipe PNG'
run plan_ --list
like "$err" "^plan: recipes/PNG.mk: a recipe's name is of " 'a name that make or sh would trip over'
world
awk '/^recipe zlib/ { print; print "field needs"; print "\tapp"; next } { print }' graph >graph.new && mv graph.new graph
run plan_ --list
like "$err" '^plan: recipes/app.mk: a cycle: app -> tool -> zlib -> app$' 'a cycle'
world
edit "${tab}1\\.3\\.2" "$tab"
edit "${tab}Zlib" "$tab"
rm scripts/normalise scripts/kinds/autotools.sh patches/zlib/0001-one.patch
edit 'src/app' 'src/none'
ln -s nowhere patches/zlib/0001-one.patch
run plan_ --list
like "$err" "recipes/zlib.mk: the field 'version' is missing" 'no version'
like "$err" "recipes/zlib.mk: the field 'licence' is missing" 'no licence'
is "$(printf '%s\n' "$err" | grep -c "recipes/app.mk: kind 'autotools': cannot read scripts/kinds/autotools.sh: No such file")" 1 \
    'no kind script: told once'
like "$err" '^plan: scripts/normalise: cannot read it, and every key depends on it: No such file' 'no normalise'
like "$err" 'recipes/app.mk: tree: src/none: No such file' 'no tree'
like "$err" '^plan: patches/zlib/0001-one.patch: cannot read the patch: No such file' 'a patch that leads nowhere'
world

# --- licences that are not wanted
run plan_ --want app --deny 'GPL-* AGPL-*'
is "$rc.$err" 0. 'a tool may have any licence'
edit 'libpng-2.0' 'GPL-2.0-only'
run plan_ --want app --deny 'GPL-* AGPL-*'
is "$rc" 1 'a library may not'
is "$err" "plan: recipes/png.mk: its licence GPL-2.0-only is refused by the pattern 'GPL-*'; it is in the result as app -> png" \
    'and the chain that needs it is told'
world

# --- wrong usage
run plan_
is "$rc" 2 'no verb is wrong usage'
run plan_ --shell none
is "$rc.$err" "1.plan: asked for 'none', but there is no recipes/none.mk" 'an unknown recipe is told'
run plan_ --shell ''
is "$rc.$err" "1.plan: one recipe's name is wanted, not ''" 'no name is told too'
run "$command" --graph none --list
is "$rc.$err" '2.plan: cannot read the graph none: No such file or directory' 'no graph'
