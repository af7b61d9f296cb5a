#!/bin/sh
# A fixed number of runs of every fuzz target, of the same inputs each time: nothing crashes, leaks or hangs. That such a
# thing would be seen is shown by targets with a planted fault of each kind, with libFuzzer and without.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
plan 16

run scripts/fuzz --help
like "$out" '^usage: scripts/fuzz ' 'help begins with the usage'
absent=''
for file in tests/fuzz/fuzz_*.c; do
    name=${file#tests/fuzz/fuzz_}
    printf '%s\n' "$out" | grep -q "^  ${name%.c}: Fuzzes " || absent="$absent $file"
done
is "$absent" '' 'every target is in the table, and says what it fuzzes'
run scripts/fuzz --runs 0
is "$rc" 2 'no runs at all: usage'
run scripts/fuzz --runs 1 --dir "$tmp/none" nothing
like "$rc $err" '^1 ingot: there is no target nothing' 'a target that is not there'

# fuzz ENGINE OPTION...: into the folder of that engine, which is $tmp/default or $tmp/cc.
fuzz() {
    engine=$1
    shift
    [ "$engine" = default ] || set -- --cc "$engine" "$@"
    run scripts/fuzz --dir "$tmp/$engine" "$@"
}
# finds ENGINE KIND: the planted fault is found and its input named. A leak that drive.c sees at the end has no input.
finds() {
    fuzz "$1" --runs 300000 --timeout 1 "$tmp/$2.c"
    found=$(printf '%s\n' "$err" | sed -n "s/^ingot: $2: ended with status [0-9]* on //p")
    case $1$2 in
    ccleak) like "$rc $found $err" 'LeakSanitizer: detected memory leaks' "$1: a planted $2 is found" ;;
    *) ok "$([ "$rc" -eq 1 ] && [ -s "$found" ] && echo 0 || echo 1)" "$1: a planted $2 is found, and the input that makes it: $found" ;;
    esac
}

# Each fault needs more than a seed: a type that no file has.
for fault in 'overrun *(volatile char *)malloc(3) = data[size];' 'leak *(char *volatile *)&kept = malloc(9); kept = 0;' 'hang for (volatile int on = 1; on;) continue;'; do
    cat >"$tmp/${fault%% *}.c" <<C
#include <stdint.h>
#include <stdlib.h>
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
static char *kept;
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 20 || data[0] != 0x7f || data[16] != 0xff)
        return 0;
    ${fault#* }
    return kept != 0;
}
C
done

for engine in default cc; do
    # The second is the one of machines without clang.
    case $engine in default) runs=2500 ;; cc) runs=1000 ;; esac
    fuzz $engine --runs "$runs"
    is "$rc" 0 "$engine: $runs runs of every target"
    [ "$rc" -eq 0 ] || diag "$err"
    is "$(printf '%s\n' "$out" | grep -Ec "^[a-z]+: $runs runs of [a-zA-Z]+, nothing found$")" "$(find tests/fuzz -name 'fuzz_*.c' | wc -l)" 'and they were as many'
    for kind in overrun leak hang; do finds "$engine" $kind; done
done
# What ran found its way in: more of elfcheck is reached than by the seeds, which libFuzzer keeps.
if grep -q libFuzzer "$tmp/default/obj/made"; then
    kept=$(find "$tmp/default/corpus/elf" -type f | wc -l)
    ok "$((kept < 100))" "the corpus grew by $kept files"
else
    skip 1 'no libFuzzer here'
fi
fuzz cc --runs 10
like "$out" '^elf: 10 runs of drive,' 'cc has no libFuzzer: the driver of our own'
