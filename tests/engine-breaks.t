#!/bin/sh
# Tests that nothing half-made is ever taken for whole: builds that are killed, interrupted, run twice at once or out of
# disk. After each, the next make must succeed. Works in a private copy with recipes of one second.
# shellcheck disable=SC2016 # the $ are the recipes'
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/world.sh
. "$top/tests/world.sh"
plan 46

# halves: slow stops half-way until somebody makes ../go; leaf is before it, after comes after it.
halves() {
    world
    rm -f ../half ../go
    library leaf
    recipe slow needs=leaf gives='lib/first lib/second' <<'B'
mkdir -p "$STAGE$PREFIX/lib"
echo first >"$STAGE$PREFIX/lib/first"
echo $$ >"$ROOT/../half"
i=0
until [ -e "$ROOT/../go" ]; do i=$((i + 1)); [ $i -lt 6000 ]; sleep 0.1; done
echo second >"$STAGE$PREFIX/lib/second"
B
    library after needs=slow
}
# begun: waits until the build is half-way.
half() { [ -s ../half ] || ! kill -0 "$group" 2>/dev/null; }
begun() {
    eventually half || true
    [ -s ../half ] || bail 'the build does not begin'
}
# left WHAT: store/ has what was whole before the break, and no more.
left() {
    is "$(find store -mindepth 2 -maxdepth 2 -printf '%f ')" 'leaf ' "$1: only what is whole is in the store"
}
# mended WHAT: the next make succeeds, with whole results, and builds only what was not whole.
mended() {
    : >../built
    touch ../go
    run make after
    is "$rc.$(built)" '0.after slow' "$1: the next make builds what was not whole"
    is "$(cat "$(out slow)/lib/first" "$(out slow)/lib/second" | tr '\n' ' ')" 'first second ' "$1: whole"
    is "$(find build/work -mindepth 1)" '' "$1: and leaves nothing lying about"
}
# gone PID: it runs no more. Dead is dead, even where nobody reaps.
gone() { case $(ps -o stat= -p "$1") in '' | Z*) ;; *) return 1 ;; esac; }
# idle: nobody holds the lock of the build.
idle() { flock -n build/lock/slow true; }

# --- everything is killed at once, as by the machine that loses its power
halves
background ../log make after
begun
kill -KILL -"$group"
rc=0
wait "$group" 2>/dev/null || rc=$?
is "$rc" 137 'kill -9 of the whole make'
rc=0
eventually gone "$(cat ../half)" || rc=1
ok "$rc" 'kill -9: the build itself dies too'
left 'kill -9'
mended 'kill -9'

# What such a run leaves of its own. No process has this number.
mkdir -p build/run/99999999
touch build/run/99999999/graph
make after >/dev/null 2>&1
is "$(find build/run -name 99999999)" '' 'the folder of a run that is dead is swept by the next'

# --- make alone is killed. What it started finishes or dies; the next make must not work in the same folder meanwhile.
halves
background ../log make after
begun
kill -KILL "$group"
wait "$group" 2>/dev/null || true
left 'kill -9 of make alone'
background ../log2 make after
touch ../go
rc=0
wait "$group" || rc=$?
is "$rc" 0 'kill -9 of make alone: the next succeeds'
is "$(cat "$(out slow)/lib/first" "$(out slow)/lib/second" | tr '\n' ' ')" 'first second ' 'kill -9 of make alone: whole'
rc=0
eventually idle || rc=1
ok "$rc" 'kill -9 of make alone: nobody stays behind'

# --- the engine's program in the middle is killed
halves
background ../log make after
begun
victim=$(pgrep -g "$group" -f 'scripts/build slow' | head -n 1)
kill -KILL "$victim"
rc=0
wait "$group" 2>/dev/null || rc=$?
isnt "$rc" 0 'the build script is killed: make fails'
rc=0
eventually gone "$(cat ../half)" || rc=1
ok "$rc" 'the build script is killed: the build dies too'
left 'the build script is killed'
mended 'the build script is killed'

# --- Ctrl-C: INT to all
halves
background ../log make after
begun
kill -INT -"$group"
rc=0
wait "$group" || rc=$?
isnt "$rc" 0 'Ctrl-C ends make with a failure'
rc=0
eventually gone "$(cat ../half)" || rc=1
ok "$rc" 'Ctrl-C: the build is ended'
is "$(pgrep -g "$group" || true)" '' 'Ctrl-C: nothing is left running'
left 'Ctrl-C'
unlike "$(cat ../log)" 'failed in its phase' 'Ctrl-C is not told as a failure of the recipe'
mended 'Ctrl-C'

# --- TERM to make alone, as from a service manager
halves
background ../log make after
begun
kill -TERM "$group"
rc=0
wait "$group" || rc=$?
isnt "$rc" 0 'TERM ends make with a failure'
rc=0
eventually gone "$(cat ../half)" || rc=1
ok "$rc" 'TERM: the build is ended'
left 'TERM'
mended 'TERM'

# --- two makes at once
halves
library other
background ../log1 make after other
first=$group
begun
background ../log2 make after other
second=$group
waits() { grep -q 'slow: another make is building it; waiting' ../log2; }
rc=0
eventually waits || rc=1
ok "$rc" 'two makes: the second waits for what the first builds, and says so'
touch ../go
rc=0
wait "$first" || rc=1
wait "$second" || rc=2
is "$rc" 0 'two makes: both succeed'
is "$(built)" 'after leaf other slow' 'two makes: each thing is built once'
is "$(find build/work -mindepth 1)" '' 'two makes: nothing is left'
# Both from nothing to dist/, again and again: no order of the two may break either.
world
product
rc=0
for round in 1 2 3; do
    edit leaf "s/version := .*/version := $round.1/"
    background ../log1 make
    first=$group
    background ../log2 make
    wait "$first" || rc=1
    wait "$group" || rc=2
    (cd dist && sha256sum -c --quiet SHA256SUMS) || rc=3
done
is "$rc" 0 'two whole makes: both succeed, dist/ is whole'
[ "$rc" -eq 0 ] || diag "$(cat ../log1 ../log2)"
is "$(sort ../built | uniq -c | awk '{ print $1 }' | sort -u | tr '\n' ' ')" '1 3 ' 'two whole makes: each thing built once'

# --- a full disk
rm -rf "$tmp/world" "$tmp/disk"
mkdir "$tmp/disk"
if [ "$(id -u)" -eq 0 ] && mount -t tmpfs -o size=48m,mode=755 tmpfs "$tmp/disk" 2>/dev/null; then
    at_exit "cd /; umount -l '$tmp/disk'"
    halves
    library big
    printf 'define big.assert\nhead -c 40000000 /dev/zero >"$OUT/lib/fill"\nendef\n' >>recipes/big.mk
    mv ../world ../disk
    cd ../disk/world
    touch ../go
    run make leaf
    is "$rc" 0 'on a small disk'
    head -c 15000000 /dev/zero >../ballast
    run make big
    is "$((rc != 0)).$(find store -name big)" 1. 'the disk fills up in a build: it fails, and is not in the store'
    like "$err" 'No space left on device' 'the first error line says so'
    like "$err" 'the disk that holds .*/world is full .*free some space and run make again' 'and what to do'
    rm -r build/work/big
    head -c 100000000 /dev/zero >>../ballast 2>/dev/null || true
    run make after
    is "$((rc != 0))" 1 'no byte left at all: make fails'
    like "$err" 'No space left on device|disk .* is full' 'and says why'
    left 'no byte left'
    rm ../ballast
    edit big '/^head/s/40000000/4/'
    run make big
    is "$rc" 0 'with space again, make works'
    run make after
    is "$rc.$(cat "$(out slow)/lib/second")" 0.second 'for the rest too'
    cd "$tmp"
else
    skip 9 'not root, or no tmpfs to be had'
fi
