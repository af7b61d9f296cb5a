# shellcheck shell=sh
# What tests in sh share: TAP, a temp folder, running a command and looking at what came of it.
# A test begins with `. "$(dirname "$0")/lib.sh"` and `plan N`. It then runs in the repository's root ($top) with
# LC_ALL=C; $tmp is an empty folder of its own that goes at its end. INGOT_SKIPS=fail makes skipping a failure;
# INGOT_BIN=FOLDER tests the programs there instead of ours.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C
# `make check` has a jobserver and flags of its own; the makes that tests run have not.
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES
top=$PWD
tests_planned='' tests_count=0 tests_failed=0 tests_at_exit=
tmp=$(mktemp -d "${TMPDIR:-/tmp}/ingot-test.XXXXXX")

# At the end, however it comes: everything in tests_at_exit, no folder left, and a status that says whether all was well.
tests_end() {
    status=$?
    trap - EXIT
    set +e
    cd "$top" || exit 1
    eval "$tests_at_exit"
    chmod -R u+w "$tmp" 2>/dev/null
    rm -rf "$tmp"
    [ "$tests_failed" -eq 0 ] && [ "$tests_count" = "$tests_planned" ] || status=$((status ? status : 1))
    exit "$status"
}
trap tests_end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# at_exit COMMAND: also do this at the end.
at_exit() {
    tests_at_exit="$1; $tests_at_exit"
}

# plan N: so many results will come. One more or less is a failure.
plan() {
    tests_planned=$1
    echo "1..$1"
}

# bail REASON: nothing that follows would mean anything.
bail() {
    echo "Bail out!  $1"
    exit 1
}

# program NAME: makes $bin/NAME, unless it is somebody else's that is to be tested. Tests run side by side, so one at a time.
# shellcheck disable=SC2034 # the tests read it
bin=${INGOT_BIN:-$top/build/bin}
program() {
    [ -z "${INGOT_BIN-}" ] || return 0
    mkdir -p build/lock
    flock build/lock/tools make -s -f scripts/tools.mk "build/bin/$1" || bail "$1 does not compile"
}

# programs_in FOLDER: what is compiled of the tree's programs, for a copy of the tree. No other test compiles meanwhile.
programs_in() {
    mkdir -p "$top/build/lock" "$1"
    [ ! -d "$top/build/bin" ] || flock "$top/build/lock/tools" cp -a "$top/build/bin" "$top/build/obj" "$1"
}

# libraries: the recipes that give a .pc file. A field may go on behind a backslash.
libraries() {
    for recipe in recipes/*.mk; do
        name=${recipe#recipes/} name=${name%.mk}
        sed -e ':more' -e '/\\$/{N;s/\\\n//;bmore' -e '}' "$recipe" | grep -q "^${name}[.]gives.*lib/pkgconfig/" || continue
        echo "$name"
    done
}

# diag TEXT: tells a person more.
diag() {
    printf '%s\n' "$1" | sed 's/^/# /'
}

# until_here: ends a run that tests/mutants.t wants no more of: INGOT_UNTIL=red after the first result that is not ok,
# INGOT_UNTIL=N after N results, and then that many were planned.
until_here() {
    case ${INGOT_UNTIL-} in
    red) [ "$tests_failed" -eq 0 ] || exit 1 ;;
    "$tests_count") tests_planned=$tests_count && exit 0 ;;
    esac
}

# ok STATUS NAME: a result that is good when STATUS is 0.
ok() {
    tests_count=$((tests_count + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $tests_count - $2"
    else
        tests_failed=$((tests_failed + 1))
        echo "not ok $tests_count - $2"
    fi
    until_here
}

# is GOT WANTED NAME
is() {
    if [ "$1" = "$2" ]; then
        ok 0 "$3"
    else
        ok 1 "$3"
        diag "got:    '$1'"
        diag "wanted: '$2'"
    fi
}

# isnt GOT UNWANTED NAME
isnt() {
    if [ "$1" != "$2" ]; then
        ok 0 "$3"
    else
        ok 1 "$3"
        diag "got, and must not: '$1'"
    fi
}

# like GOT PATTERN NAME: some line of GOT matches the extended regular expression.
like() {
    if printf '%s\n' "$1" | grep -Eq -e "$2"; then
        ok 0 "$3"
    else
        ok 1 "$3"
        diag "got:    '$1'"
        diag "wanted a line like: $2"
    fi
}

# unlike GOT PATTERN NAME: no line of GOT matches.
unlike() {
    if printf '%s\n' "$1" | grep -Eq -e "$2"; then
        ok 1 "$3"
        diag "got:    '$1'"
        diag "wanted no line like: $2"
    else
        ok 0 "$3"
    fi
}

# skip N REASON: so many results that this machine cannot give. prove shows the comment alone.
skip() {
    skipped=$1
    while [ "$skipped" -gt 0 ]; do
        if [ "${INGOT_SKIPS-}" = fail ]; then
            ok 1 "would skip: $2"
        else
            ok 0 "# SKIP $2"
        fi
        skipped=$((skipped - 1))
    done
    diag "skipped $1: $2"
}

# run COMMAND...: runs it; its status is then in $rc, what it printed in $out and $err.
# shellcheck disable=SC2034 # the tests read them
run() {
    rc=0
    "$@" >"$tmp/.out" 2>"$tmp/.err" || rc=$?
    out=$(cat "$tmp/.out")
    err=$(cat "$tmp/.err")
}

# within SECONDS COMMAND...: runs it; it ends with a status above 128 when it takes more seconds of the processor, which
# other programs of a busy machine do not use up, or waits for twenty times as long.
within() {
    (
        # shellcheck disable=SC3045 # dash, bash and busybox have it
        ulimit -t "$1"
        limit=$(($1 * 20))
        shift
        exec timeout --foreground -s KILL "$limit" "$@"
    )
}

# eventually COMMAND...: waits until it succeeds, a hundred seconds at most; fails when it never does.
eventually() {
    tries=0
    until "$@"; do
        [ "$tries" -lt 5000 ] || return 1
        tries=$((tries + 1))
        sleep 0.02
    done
}
