#!/bin/sh
# Tests what is said on a machine that lacks tools. Works in a private copy with recipes of one second.
# shellcheck disable=SC2016 # the $ are the recipes'
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/world.sh
. "$top/tests/world.sh"
plan 27
world
product

# without TOOL...: $lacking is a PATH with all that this machine has but these.
lacking=$tmp/path
mkdir ../path ../away
for folder in /sbin /usr/sbin /bin /usr/bin; do
    find "$folder/" -maxdepth 1 ! -type d -exec ln -sf -t ../path {} +
done
without() {
    find ../away -mindepth 1 -exec mv -t ../path {} +
    for tool; do mv "../path/$tool" ../away; done
}
without
run env PATH="$lacking" make doctor
is "$rc" 0 'doctor: this machine has all'
like "$out" '^ +compiler +.*gcc' 'and which'
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
