#!/bin/sh
# Tests what make decides before it builds: which recipes it refuses and how it says so, what an edit rebuilds and what
# it leaves, and all the commands that only tell. Works in a private copy with recipes of one second; no network.
# shellcheck disable=SC2086,SC2016 # lists of words; $ in names
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/world.sh
. "$top/tests/world.sh"
plan 75

# three: leaf, user that needs it, other that does not, tooled that is built with leaf. three_again: after an edit of these
# from which nothing was built.
three() {
    world
    three_again
}
three_again() {
    library leaf
    library user needs=leaf
    library other
    library tooled tools=leaf
}
all='user other tooled'

# refused NAME PATTERN [GOAL]: make says this, fails, and has built nothing.
refused() {
    run make "${3-user}"
    is "$((rc != 0)).$(built)" 1. "$1: refused, nothing is built"
    like "$err" "$2" "$1: said clearly"
}

three
# --- the control: all is well, and everything is built
run make $all
is "$rc" 0 'four recipes build'
is "$(built)" 'leaf other tooled user' 'each once'
like "$err" '^\[4/4\] (user|other|tooled) 1 built in [0-9]+ s$' 'and counted'
is "$(cat "$(out user)/lib/user")" 1 'and are in the store'
run make $all
is "$rc.$(built)" 0. 'a second make builds nothing'

# --- commands that only tell
three
make user >/dev/null 2>&1
: >../built
store=$(find store | sort)
like "$(make list)" '^user +1 +MIT +- +[0-9a-f]{16} +built$' 'list: name, version, licence, kind, key, built'
like "$(make list)" '^other +1 +MIT +- +[0-9a-f]{16} +-$' 'list: not built'
is "$(make why-leaf | tr '\n' '|')" 'leaf 1|  tooled (as a tool)|  user|' 'why: who needs it'
like "$(make log-user)" '^== prepare user 1' 'log: what its build said'
run make log-other
is "$((rc != 0))" 1 'log of what was not built: fails'
like "$err" "no log of other" 'and says why'
like "$(make derivation-user)" '^needs leaf [0-9a-f]{16}$' 'derivation'
is "$(make -s derivation-user | sha256sum | cut -c1-16)" "$(out user | cut -d/ -f2)" 'which the key is the hash of'
key=$(make key)
like "$key" '^[0-9a-f]{16}$' 'key: one word'
run make -n other
is "$rc.$(built).$(find store | sort)" "0..$store" 'make -n builds nothing'
like "$out" 'build other$' 'and says what it would'
unlike "$out" 'build leaf$' 'and only that'
is "$(built)" '' 'none of these built anything'

# Each of the commands that the Makefile knows is in its help.
commands=$(sed -n 's/^\.PHONY: //p' Makefile | tr ' ' '\n' | grep -v -e '^named$' -e '[$]')
absent=
make help >../help
for command in $commands log-NAME shell-NAME why-NAME NAME; do
    grep -q "^  $command " ../help || absent="$absent $command"
done
is "$absent" '' 'help has a line for every command'
absent=
variables=$(sed -n 's/^\([A-Z_]*\) *?=.*/\1/p' Makefile)
for variable in $variables; do
    grep -q "^  $variable " ../help || absent="$absent $variable"
done
is "$absent" '' 'and for every variable'

# --- cleaning
rooms() { for room in build dist store vendor; do [ ! -e $room ] || printf '%s ' $room; done; }
old=$(out leaf)
edit leaf 's/version := 1/version := 2/'
make user >/dev/null 2>&1
new=$(out leaf)
run make gc
is "$rc" 0 'gc'
[ ! -e "$old" ] || rc=1
ok "$rc" 'gc deletes what no recipe names'
rc=0
[ -f "$new/lib/leaf" ] || rc=1
ok "$rc" 'and keeps what one does'
: >../built
mkdir -p vendor
echo source >vendor/kept
make clean
is "$(rooms)" 'store vendor ' 'clean deletes build/ and dist/'
compiled
run make user
is "$rc.$(built)" 0. 'after which nothing is built again'
make distclean
is "$(rooms)" 'vendor ' 'distclean leaves the downloads'

# --- recipes that cannot be planned
three
echo 'leaf.licenze := MIT' >>recipes/leaf.mk
refused 'an unknown field' "recipes/leaf.mk: unknown field 'licenze'; did you mean 'licence'"
three_again
echo 'user.tools := laef' >>recipes/user.mk
refused 'an unknown recipe' "recipes/user.mk: .*'laef'.*did you mean 'leaf'"
three_again
echo 'leaf.tools := user' >>recipes/leaf.mk
refused 'a cycle' 'a cycle: (leaf -> user -> leaf|user -> leaf -> user)'
three_again
sed -i '/licence/d' recipes/leaf.mk
refused 'a recipe without licence' "recipes/leaf.mk: the field 'licence' is missing"
three_again
echo 'laef.version := 1' >>recipes/leaf.mk
refused 'a field of a recipe that is not there' 'no recipe has this name: laef.version'
three_again
source_lines leaf 'abc https://example.org/leaf.tar.gz'
refused 'a source line without a whole hash' 'recipes/leaf.mk: .*abc'
three_again
refused 'a goal that is no recipe' 'laef' laef
is "$(make leaf user 2>&1 >/dev/null | grep -c built)" 2 'after which the same folder works'

# --- where it lies
for folder in 'a b' "it's" 'a$b' 'a:b' 'a#b'; do
    mv "$tmp/world" "$tmp/$folder"
    cd "$tmp/$folder"
    run make leaf
    is "$((rc != 0)).$(printf '%s\n' "$err" | grep -c "the path of this folder, '$PWD', has a character that build systems trip over")" \
        1.1 "a folder called $folder: refused in one sentence"
    cd "$tmp"
    mv "$tmp/$folder" "$tmp/world"
    cd world
done
three
make $all >/dev/null 2>&1
keys=$(make -s list)
: >../built
mkdir "$tmp/elsewhere"
mv "$tmp/world" "$tmp/elsewhere/moved"
cd "$tmp/elsewhere/moved"
run make $all
is "$rc.$(built 2>/dev/null)" 0. 'the tree in another folder: nothing is built again'
is "$(make -s list)" "$keys" 'and the keys are the same'

# --- edits
# edited WHAT WHO [PREFIX]: after the edit that was made, make builds just these.
edited() {
    run make $all
    is "$rc.$(built)" "0.$2" "$1: ${2:-nothing} is built again"
}
three
make $all >/dev/null 2>&1
: >../built
edit leaf '1s/^/# a comment\n/' && edited 'a comment in a recipe' ''
edit leaf 's/^leaf.licence.*/leaf.licence := Apache-2.0\nleaf.about := a leaf/' && edited 'licence and description' ''
edit leaf 's/^mkdir/# a comment\n&/' && edited 'a comment in a build' ''
sed -i '2s/$/ Really./' scripts/environment.sh && edited 'a comment in environment.sh' ''
touch recipes/*.mk scripts/* && edited 'a touched file' ''
edit leaf 's/version := 1/version := 2/' && edited 'a new version' 'leaf tooled user'
is "$(cat "$(out leaf)/lib/leaf")" 2 'which is what the store has'
edit leaf 's/version := 2/version := 1/' && edited 'the old version again' ''
edit user 's/^mkdir/true; &/' && edited 'a line of a build' user
run make $all TARGET=x86_64-linux-gnu.2.17
is "$rc.$(built)" '0.leaf other tooled user' 'another target is another build of all'
printf '#!/bin/sh\ncase $* in -v) echo "gcc version 99.0.0, another" >&2 ;; *) exec gcc "$@" ;; esac\n' >../another
chmod +x ../another
isnt "$(HOST_CC=../another HOST_CXX=g++ make -s list)" "$(make -s list)" 'so is another compiler'

# --- targets: those that cannot be are refused in a sentence, with what to do, before any work
# target NAME PATTERN TARGET [VARIABLE=...]
target() {
    name=$1 pattern=$2
    shift 2
    run make user "$@"
    is "$rc.$(built).$(printf '%s\n' "$err" | grep -c '^ingot: ')" 2..1 "$name: refused, nothing is built"
    like "$(printf '%s\n' "$err" | tr '\n' ' ')" "$pattern" "$name: why, and what to do"
}
three
own=$(getconf GNU_LIBC_VERSION | sed 's/.* //')
target 'a floor newer than the glibc' "newer glibc.* which is $own  *say x86_64-linux-gnu[.]$own or an older one" TARGET=x86_64-linux-gnu.2.99
target 'a floor before 2.12' 'asks for glibc 2[.]11, and 2[.]12 .*oldest.* say x86_64-linux-gnu[.]2[.]12 or a newer one' TARGET=x86_64-linux-gnu.2.11
target 'one before 2.10' 'asks for glibc 2[.]5, and 2[.]12 .*oldest' TARGET=x86_64-linux-gnu.2.5
target 'a floor that is no number' 'gnu[.]2[.]x names no glibc.* say one from 2[.]12 on' TARGET=x86_64-linux-gnu.2.x
target 'a target without a floor' 'names no glibc.* as in x86_64-linux-gnu[.]2[.]17' TARGET=x86_64-linux-gnu
target 'a target nobody has' "no target is called 'vax'.*x86_64-linux-musl.*x86_64-linux-gnu[.]2[.]17" TARGET=vax
target 'WITH= and a target that loads extensions' 'WITH=pyzmq: .*loads extensions.*pip install pyzmq' TARGET=x86_64-linux-gnu.2.17 WITH=pyzmq
for floor in 2.12 "$own"; do
    run make user "TARGET=x86_64-linux-gnu.$floor"
    is "$rc.$(built)" '0.leaf user' "the floors there are, to the last: $floor"
done
