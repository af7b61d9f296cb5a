# shellcheck shell=sh
# The installation tree of the glibc target, for the tests that need it. Sourced after lib.sh; $INGOT_TREE names another.
set -eu
# The makes of these tests say their own target.
unset TARGET WITH WITHOUT DATA PIE

# need_tree: $made is the tree, as it would be built now: made first if it is not there (12 minutes if nothing is). Skips
# everything, all of $1 results, where no such tree can be made.
need_tree() {
    made=${INGOT_TREE-}
    if [ -z "$made" ]; then
        if ! getconf GNU_LIBC_VERSION >/dev/null 2>&1 || [ "$(uname -m)" != x86_64 ]; then
            skip "$1" 'the tree is made on x86-64 with glibc only'
            exit
        fi
        make -s python TARGET=x86_64-linux-gnu.2.17 >"$tmp/make" 2>&1 || {
            diag "$(cat "$tmp/make")"
            bail 'make python TARGET=x86_64-linux-gnu.2.17 fails'
        }
        made=$(echo "$top"/dist/cpython-*-x86_64-linux-gnu.2.17)
    fi
    [ -x "$made/bin/python3.13" ] || bail "there is no $made/bin/python3.13"
}
