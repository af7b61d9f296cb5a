#!/bin/sh
# Tests the tests: each program and script swapped for `true`, then for `false`, must turn every test red that is there
# for it. A mutant's run ends at its first bad result; the same test without a mutant must be green at least that far.
# Works in private copies. Tests that need the product of make take part only where there is one.
if [ "${1-}" = --one ]; then
    # One run: of test $3 in a copy of the tree at $2, with what $4 names swapped for what $5 says (or nothing swapped).
    # Writes $6: the exit status, how many results came, what.
    set -u
    here=$2 test=$3 what=$4 how=$5
    copy=$(mktemp -d "$here.XXXXXX")
    cp -a "$here/." "$copy"
    cd "$copy" || exit 1
    swapped=$copy/$what
    case $what in
    none) swapped= ;;
    python) INGOT_PYTHON=$copy/python swapped=$copy/python && export INGOT_PYTHON ;;
    bin/*) INGOT_BIN=$copy/bin && export INGOT_BIN && cp -a build/bin bin ;;
    esac
    if [ -n "$swapped" ]; then
        rm -f "$swapped"
        printf '#!/bin/sh\n# Nothing at all, whatever it is asked.\n%s\n' "$how" >"$swapped"
        chmod +x "$swapped"
    fi
    TMPDIR=$copy.tmp
    export TMPDIR
    mkdir "$TMPDIR"
    status=0
    INGOT_UNTIL=${7:-red} timeout 120 sh "tests/$test.t" >"$copy.log" 2>&1 || status=$?
    echo "$status $(grep -Ec '^(not )?ok [0-9]' "$copy.log") $test $what $how" >"$6"
    cp "$copy.log" "$6.log"
    chmod -R u+w "$copy" "$TMPDIR"
    rm -rf "$copy" "$TMPDIR" "$copy.log"
    exit 0
fi

# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

# What is swapped, and the tests that must notice.
pairs='bin/plan plan engine-plan engine-build engine-dist engine-breaks
bin/sandbox sandbox engine-plan engine-build engine-dist engine-breaks
bin/status status engine-plan engine-build engine-dist engine-breaks
bin/elfcheck elfcheck elfcheck-resolve elfcheck-musl elfcheck-archive elfcheck-clashes elfcheck-cli elfcheck-floor elfcheck-checks elfcheck-completion elfcheck-formats elfcheck-folders elfcheck-hostile elfcheck-sandbox elfcheck-waive elfcheck-memory elfcheck-diff elfcheck-inventory engine-dist
scripts/run engine-plan engine-build engine-dist engine-breaks
scripts/build engine-plan engine-build engine-dist engine-breaks
scripts/prepare engine-build
scripts/inside engine-build
scripts/stock-tools engine-build
scripts/jobserver engine-build
scripts/unpack engine-build
scripts/check-archives engine-build
scripts/explain-failure engine-build
scripts/fetch fetch engine-dist
scripts/fetch-recipe engine-dist
scripts/download fetch
scripts/pypi-source fetch
scripts/doctor engine-dist
scripts/dist engine-dist
scripts/manifest engine-dist
scripts/licences engine-dist
scripts/linked engine-dist
scripts/gc engine-plan
scripts/help engine-plan
scripts/log engine-plan
scripts/table engine-plan
scripts/total engine-plan
scripts/fuzz elfcheck-fuzz
scripts/floor floor
bin/glibc-floor floor
bin/compiler compiler
scripts/toolchain-id engine-plan'
if command -v apt-get >/dev/null; then pairs="$pairs
scripts/deb-source fetch"; fi
if command -v python3 >/dev/null; then pairs="$pairs
bin/elfcheck elfcheck-wheel"; fi
if [ -x dist/python3.13 ]; then pairs="$pairs
python interpreter interpreter-layouts pyzmq cpython"; fi
# Of these nothing else can tell: those named bench print figures; compare-auditwheel has wheels-pypi, which is no mutant's; check runs
# what is here; check-cpython, check-repro, docs and stable-abi are run by a person, or by a test that takes minutes; dist-tree and
# glibc-headers make the glibc target, whose test is tree, and scripts/wheel/ its wheels, whose test is wheel.
alone='scripts/bench scripts/bench-peers scripts/bench-tree scripts/bench-wheel scripts/bench-wheels scripts/check scripts/check-cpython scripts/check-repro scripts/check-repro-wheels scripts/compare-auditwheel scripts/docs scripts/deb-source scripts/stable-abi scripts/dist-tree scripts/glibc-headers scripts/wheel-sizes'
# Tests that are no tests of a program: of C sources, of the tree, of these tests; and of the product, in minutes.
others='unit scripts mutants dist links repro toolchain toolchain-musl interpreter interpreter-libc interpreter-layouts distributions pyzmq cpython elfcheck-wheel wheels-pypi tree tree-layouts tree-cpython wheel wheels-built wheels-suites'

count=$(echo "$pairs" | wc -w)
lines=$(echo "$pairs" | wc -l)
tests=$(echo "$pairs" | cut -d' ' -f2- | tr ' ' '\n' | sort -u)
plan $((count - lines + $(echo "$tests" | wc -l) + 2))

absent=''
for script in scripts/*; do
    case $script in *.* | scripts/kinds | scripts/wheel | scripts/normalise) continue ;; esac
    case " $(echo "$pairs" | cut -d' ' -f1 | tr '\n' ' ') $alone " in *" $script "*) ;; *) absent="$absent $script" ;; esac
done
is "$absent" '' 'every script is swapped, or said to be alone'
absent=''
for file in tests/*.t; do
    name=$(basename "$file" .t)
    case " $(echo "$tests" | tr '\n' ' ') $others " in *" $name "*) ;; *) absent="$absent $name" ;; esac
done
is "$absent" '' 'every test takes part, or is said not to'

# The tree that is copied: everything that is no product, and the compiled tools.
for tool in plan sandbox status elfcheck glibc-floor compiler; do program "$tool"; done
mkdir -p "$tmp/tree/build" "$tmp/red" "$tmp/green"
for entry in * .*; do
    case $entry in . | .. | .git | build | store | vendor | dist) ;; *) cp -a "$entry" "$tmp/tree" ;; esac
done
cp -a build/bin build/obj "$tmp/tree/build"

# Both cores, the longest first.
number=0
echo "$pairs" | while read -r what names; do
    for name in $names; do
        for how in 'exit 0' 'exit 1'; do
            number=$((number + 1))
            printf '%s\n' "$name" "$what" "$how" "$tmp/red/$number"
        done
    done
done | tr '\n' '\0' | xargs -0 -n 4 -P "$(nproc)" sh "$top/tests/mutants.t" --one "$tmp/tree"
cat "$tmp"/red/*[0-9] >"$tmp/reds"
# shellcheck disable=SC2016 # for the inner shell
echo "$tests" | while read -r name; do
    # Until the result at which the hardiest mutant fell.
    awk -v name="$name" '$3 == name && $2 > most { most = $2 } END { printf "%s%c%s%c", name, 0, most + 0 ? most : 1, 0 }' "$tmp/reds"
done | INGOT_PYTHON="${INGOT_PYTHON:-$top/dist/python3.13}" xargs -0 -n 2 -P "$(nproc)" \
    sh -c 'sh "$1/tests/mutants.t" --one "$2/tree" "$3" none - "$2/green/$3" "$4"' - "$top" "$tmp"

for name in $tests; do
    read -r status results rest <"$tmp/green/$name"
    is "$status" 0 "$name is green without a mutant ($results results)"
    [ "$status" -eq 0 ] || diag "$(grep -A 3 '^not ok\|^Bail' "$tmp/green/$name.log")"
done
echo "$pairs" | while read -r what names; do for name in $names; do echo "$what $name"; done; done >"$tmp/pairs"
while read -r what name; do
    survived=$(awk -v name="$name" -v what="$what" '$3 == name && $4 == what { n++; if ($1 == 0) print $5, $6 } END { if (n != 2) print n + 0 " of 2 runs" }' "$tmp/reds")
    is "$survived" '' "$name notices $what that does nothing, and that fails"
done <"$tmp/pairs"
