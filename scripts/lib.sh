# shellcheck shell=sh
# What every script may say: usage, die, status. Sourced; reads and writes nothing else.

# usage 'WORDS': the one line of a script called wrongly.
usage() {
    echo "usage: scripts/$1" >&2
    exit 2
}

# die WHAT [WHAT-TO-DO]: one error, one hint, a failing exit.
die() {
    echo "ingot: $1" >&2
    [ $# -lt 2 ] || echo "  $2" >&2
    exit 1
}

# status LINE: one line for the status display, if there is one.
status() {
    if [ -n "${INGOT_STATUS_FD-}" ]; then
        echo "$1" >&"$INGOT_STATUS_FD"
    fi
}
