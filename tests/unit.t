#!/bin/sh
# Compiles every tests/unit/*.c with the sources that its first line names after "Made of:", under ASan and UBSan, and
# runs it: each is one result here, its own results the lines before. Writes a temp folder. CC picks the compiler.
if [ "${1-}" = --one ]; then
    # One test: reads its source $2, writes $3/NAME.log; the log's last line is its exit status.
    set -u
    name=$(basename "$2" .c)
    made_of=$(sed -n '1s/.*Made of: *//p' "$2")
    {
        # shellcheck disable=SC2086 # the names are several
        ${CC:-cc} -std=c11 -O1 -g -Wall -Wextra -Wpedantic -Werror -D_GNU_SOURCE -Isrc -fsanitize=address,undefined \
            -fno-sanitize-recover=all -fno-omit-frame-pointer -o "$3/$name" "$2" $made_of && ASAN_OPTIONS=allocator_may_return_null=1 "$3/$name"
        echo "status $?"
    } >"$3/$name.log" 2>&1
    exit 0
fi

# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

set -- tests/unit/*.c
[ -e "$1" ] || bail 'there is no tests/unit/*.c: nothing would be tested'
plan $(($# + 3))

# Positive controls: the sanitisers are really on, and a test that ends before its plan is red.
mkdir "$tmp/control"
cat >"$tmp/control/overrun.c" <<'C'
// Made of:
#include <stdlib.h>
#include <string.h>
int main(void) { char *p = malloc(8); volatile size_t n = 9; memset(p, 1, n); return *p; }
C
cat >"$tmp/control/overflow.c" <<'C'
// Made of:
int main(void) { volatile int i = 0x7fffffff; i = i + 1; return 0; }
C
for name in overrun overflow; do sh "$0" --one "$tmp/control/$name.c" "$tmp/control"; done
like "$(cat "$tmp/control/overrun.log")" 'AddressSanitizer: heap-buffer-overflow' 'an overrun is seen'
like "$(cat "$tmp/control/overflow.log")" 'signed integer overflow' 'an overflow is seen'

# verdict LOG: 0 when the test ended with status 0 and its plan says as many results as there are, not one "not ok".
verdict() {
    [ "$(tail -n 1 "$1")" = 'status 0' ] || return 1
    results=$(grep -Ec '^ok [0-9]+ - ' "$1") || return 1
    grep -q '^not ok' "$1" && return 1
    grep -qx "1..$results" "$1"
}
printf 'ok 1 - a\nok 2 - b\nstatus 0\n' >"$tmp/control/early.log"
rc=0
verdict "$tmp/control/early.log" || rc=$?
is "$rc" 1 'a test that ends before its plan is a failure'

printf '%s\n' "$@" | xargs -P "$(nproc)" -I '{}' sh "$0" --one '{}' "$tmp"
for source; do
    name=$(basename "$source" .c)
    sed '$d; s/^/    /' "$tmp/$name.log"
    rc=0
    verdict "$tmp/$name.log" || rc=$?
    ok "$rc" "$name"
done
