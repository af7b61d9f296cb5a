#!/bin/sh
# Tests that makes inside builds take part in the one jobserver: they get the jobs that nobody uses, and never more.
# Works in a private copy with recipes of one second.
# shellcheck disable=SC2016 # the $ are the recipes'
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/world.sh
. "$top/tests/world.sh"
plan 8
world

# A single inner make must get what the outer one does not use: its two jobs wait for one another, 15 s at most.
cat >../pair <<'M'
all: one two
one two:
	@: >$(TOP)/met-$@; i=0; until [ -e $(TOP)/met-one ] && [ -e $(TOP)/met-two ]; do i=$$((i + 1)); [ $$i -lt 150 ] || exit 1; sleep 0.1; done
M
printf 'mkdir -p "$STAGE$PREFIX"\nmake -f "$ROOT/../pair" TOP="$ROOT/.."\n' | recipe pair
run make -j2 pair
is "$rc" 0 'two jobs of one inner make run at once under -j2'
rm -f ../met-*
edit pair 's/^make/sleep 0; make/'
if [ "$(nproc)" -gt 1 ]; then
    run make pair
    is "$rc" 0 'and on a machine of several cores without being asked'
else
    skip 1 'this machine has one core'
fi

# Several inner makes: a job notes how many run beside it.
cat >../inner <<'M'
all: $(foreach n,1 2 3 4 5 6,job-$n)
job-%:
	@: >$(TOP)/running/$$$$; ls $(TOP)/running | wc -l >>$(TOP)/peaks; sleep 0.1; rm $(TOP)/running/$$$$
M
jobs() {
    rm -rf ../running ../peaks
    mkdir ../running
    for name in jobs1 jobs2 jobs3; do
        printf 'mkdir -p "$STAGE$PREFIX"\nmake -f "$ROOT/../inner" TOP="$ROOT/.." # %s\n' "$1" | recipe $name "version=$1"
    done
    run make "-j$1" jobs1 jobs2 jobs3
}
jobs 1
is "$rc.$(wc -l <../peaks)" 0.18 'three inner makes of six jobs under -j1'
is "$(sort -nu ../peaks | tail -n 1)" 1 'never two at once'
jobs 3
is "$rc.$(wc -l <../peaks)" 0.18 'the same under -j3'
is "$(sort -nu ../peaks | awk '$1 > 3')" '' 'never four at once'
unlike "$(cat build/log/jobs[123].log)" 'warning' "and no warning of make's"
library aside
# A make above, whose jobs are the ones.
printf '%s\n' 'all:' "	+@\$(MAKE) -C $PWD aside" >../above
run make -j3 -f ../above
is "$rc.$(echo "$err" | grep jobserver)" '0.' 'a make above keeps its jobs'
