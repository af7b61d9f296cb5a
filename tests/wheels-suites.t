#!/bin/sh
# The own tests of pyzmq, psycopg2, lxml, PyYAML and msgpack, out of their source distributions, against the wheels that we make of
# them, installed in a virtual environment; psycopg2's against a PostgreSQL of Debian's packages, started here in a root of its own.
# For the machine's Python and for our own of the glibc target if it is in dist/. INGOT_WHEELS=all: else nothing (make check-wheels).
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/roots.sh
. tests/roots.sh
# shellcheck source=tests/postgres.sh
. tests/postgres.sh
# shellcheck source=tests/pyzmq.sh
. tests/pyzmq.sh
# shellcheck source=tests/wheels.sh
. tests/wheels.sh

# A package and how many of its tests must pass at least: close to what passes with the index's own wheel and Python 3.11
# (pyzmq 327 and those that race, psycopg2 738, lxml 2019, PyYAML 2608, msgpack 160), so that no suite shrinks unseen.
suites='msgpack 155
pyyaml 2600
lxml 2000
pyzmq 320
psycopg2 730'
# shellcheck disable=SC2046,SC2086 # words
each=$(wheels_each ${INGOT_PACKAGES:-$(echo "$suites" | cut -d' ' -f1)})
plan $((4 * $(echo "$each" | wc -l) + $(echo "$each" | grep -c psycopg2 || :)))
if ! wheels_possible; then
    skip "$tests_planned" "$wheels_why"
    exit
fi
wheels_world

# test_environment PYTHON: a virtual environment in $tmp/work/venv, with what tests/wheels-suites.lock pins for that Python, and
# nothing else; $python_in is its interpreter.
test_environment() {
    rm -rf "$tmp/work"
    mkdir -p "$tmp/work"
    { scripts/wheel/python "$1" && echo "spec='the tests' job=tests"; } >"$tmp/work/vars.sh"
    scripts/wheel/requirements "$tmp/work" tests/wheels-suites.lock >"$tmp/.out" 2>"$tmp/.err" || return 1
    python_in=$tmp/work/venv/bin/python
    site=$("$python_in" -I -c 'import sysconfig; print(sysconfig.get_path("platlib"))')
}

# source_of PACKAGE: its source distribution, the one that its wheel is made of, unpacked into $tmp/sdist.
source_of() {
    rm -rf "$tmp/sdist" "$tmp/suite"
    mkdir -p "$tmp/sdist" "$tmp/suite"
    scripts/unpack "vendor/$(field "$1" source | sed -n 's/^\([0-9a-f]*\) pypi:.*/\1/p')" "$tmp/sdist"
}

# in_suite WORD...: a program of the virtual environment, in $tmp/suite, where only the tests lie; with $settings, run by $around.
in_suite() {
    # shellcheck disable=SC2086 # $settings is words
    (cd "$tmp/suite" && $around env -i HOME="$tmp" TMPDIR="$tmp" PATH="$PATH" LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 $settings "$@" </dev/null)
}

# Each of them puts the tests into $tmp/suite or runs them there; $rc is 0 when all passed, $passed says how many.
# pytest_of WORD...: and adds to $passed.
pytest_of() {
    run in_suite "$python_in" -m pytest -q -p no:cacheprovider --timeout 120 "$@"
    passed=$((passed + $(echo "$out" | sed -n 's/^\(.* \)\{0,1\}\([0-9][0-9]*\) passed.*/\2/p' | tail -n 1 | grep . || echo 0)))
}
# unittest_of WORD...: the same for a program that ends as unittest does.
unittest_of() {
    run in_suite "$python_in" "$@"
    passed=$((passed + $(echo "$err" | sed -n 's/^Ran \([0-9]*\) tests* in.*/\1/p' | tail -n 1 | grep . || echo 0)))
    passed=$((passed - $(echo "$err" | sed -n 's/^OK (.*skipped=\([0-9]*\).*/\1/p' | tail -n 1 | grep . || echo 0)))
}

lay_msgpack() { cp -R "$tmp/sdist/test" "$tmp/suite"; }
run_msgpack() { pytest_of test; }

lay_pyyaml() { cp -R "$tmp/sdist/tests" "$tmp/suite"; }
run_pyyaml() { pytest_of tests; }

# Its tests are modules of the package that the wheel leaves out: they go beside it, and its runner sees that folder as its source.
lay_lxml() {
    mkdir "$tmp/suite/src"
    cp -R "$tmp/sdist/test.py" "$tmp/sdist/doc" "$tmp/sdist/samples" "$tmp/suite"
    cp -R "$tmp/sdist/src/lxml/tests" "$site/lxml"
    cp -R "$tmp/sdist/src/lxml/html/tests" "$site/lxml/html"
    ln -s "$site/lxml" "$tmp/suite/src/lxml"
}
run_lxml() { unittest_of test.py; }

lay_pyzmq() { pyzmq_tests "$tmp/sdist" "$tmp/suite"; }
# large: gigabytes of memory. flaky: upstream itself allows four tries, here it is three (tests/pyzmq.t says why).
run_pyzmq() {
    around=pyzmq_alone
    pytest_of -m 'not large and not flaky' tests
    [ "$rc" -eq 0 ] || return 0
    before=$passed
    for _ in 1 2 3; do
        passed=$before
        pytest_of -m flaky tests
        [ "$rc" -ne 0 ] || break
    done
}

# Left out: ByteaParserTest, seven tests, calls a C function inside of the module by its name, and ours export nothing but PyInit
# (docs/wheels.md); the same parser reads what the server sends in TypesBasicTests.testBinary and its kin, which stay.
# And test_pgconn_ptr loads the machine's own libpq beside the one in the module and gives it a connection of the latter: with the
# index's psycopg2-binary 2.9.13 it fails too ("0 != 150018" where the machine has libpq 15), and says nothing of the wheel.
lay_psycopg2() {
    cp -R "$tmp/sdist/tests" "$tmp/suite"
    cat >"$tmp/suite/run.py" <<'P'
import sys, unittest, tests
def cases(suite):
    for each in suite:
        if isinstance(each, unittest.TestSuite):
            yield from cases(each)
        else:
            yield each
found = list(cases(tests.test_suite()))
kept = [case for case in found if not case.id().startswith(tuple(sys.argv[2:]))]
assert len(found) == len(kept) + int(sys.argv[1]), "what is left out is not there"
result = unittest.TextTestRunner(warnings="default").run(unittest.TestSuite(kept))
sys.exit(not result.wasSuccessful())
P
}
run_psycopg2() {
    settings="PSYCOPG2_TESTDB_HOST=$postgres/tmp PSYCOPG2_TESTDB_PORT=$port PSYCOPG2_TESTDB_USER=postgres PSYCOPG2_TEST_REPL_DSN="
    unittest_of run.py 8 tests.test_connection.ConnectionTests.test_pgconn_ptr tests.test_types_basic.ByteaParserTest.
}
# A database as psycopg2's tests want it; and the wheel's OpenSSL and SCRAM, held against the server's.
cat >"$tmp/database.py" <<'P'
import sys, psycopg2
folder, port = sys.argv[1:]
def do(database, *commands, **more):
    connection = psycopg2.connect(dbname=database, port=port, user="postgres", **{"host": folder + "/tmp", **more})
    connection.autocommit = True
    with connection.cursor() as cursor:
        for command in commands:
            cursor.execute(command)
        return connection.info.ssl_in_use, connection.info.server_version // 10000
do("postgres", "drop database if exists psycopg2_test", "create database psycopg2_test", "alter user postgres password 'secret'")
do("psycopg2_test", "create extension hstore")
tls = dict(host="127.0.0.1", sslmode="verify-full", sslrootcert=folder + "/tmp/data/server.crt")
print(*do("postgres", "select 1", password="secret", **tls))
for change in {"password": "wrong"}, {"host": "localhost", "hostaddr": "127.0.0.1"}, {"sslmode": "disable"}:
    try:
        do("postgres", **{"password": "secret", **tls, **change})
    except psycopg2.OperationalError as error:
        text = str(error)
        print((text.partition("FATAL:  ")[2] or text.partition("failed: ")[2]).partition('"')[0].strip())
P

postgres=''
echo "$each" >"$tmp/each"
while read -r python package <&3; do
    settings='' around=''
    least=$(echo "$suites" | sed -n "s/^$package //p")
    results=4
    [ "$package" != psycopg2 ] || results=5
    if ! made_wheel "$python" "$package"; then
        ok 1 "$name: the wheel"
        diag "$err"
        skip $((results - 1)) 'there is no wheel'
        continue
    fi
    if ! test_environment "$python"; then
        skip $results "what its tests need cannot be had: $err"
        continue
    fi
    run "$pip" --python "$python_in" install -q --disable-pip-version-check --no-deps --no-index "$wheel"
    is "$rc" 0 "$name: installed, $(basename "$wheel")"
    [ "$rc" -eq 0 ] || diag "$err"
    source_of "$package"
    "lay_$package"
    # Its extension modules, as the tests see them.
    modules=$(field "$package" modules)
    # shellcheck disable=SC2086 # words
    run in_suite "$python_in" -c 'import importlib, os, sys
for name in sys.argv[2:]:
    path = os.path.realpath(importlib.import_module(name).__file__)
    if not path.startswith(os.path.realpath(sys.argv[1])) or not path.endswith(".so"):
        print(name, path)' "$site" $modules
    is "$rc $out$err" '0 ' "$name: the modules under test are those of the wheel: $modules"
    if [ "$package" = psycopg2 ] && { [ -n "$postgres" ] || postgres_start "$python"; }; then
        run in_suite "$python_in" "$tmp/database.py" "$postgres" "$port"
        is "$out" "True 15
password authentication failed for user
server certificate for
no pg_hba.conf entry for host" "$name: TLS and SCRAM with Debian's PostgreSQL 15, and no other password, name or plain text"
        [ "$rc" -eq 0 ] || diag "$err"
    elif [ "$package" = psycopg2 ]; then
        skip 3 "no PostgreSQL: $(tail -n 1 "$tmp/postgres/why")"
        postgres=
        continue
    fi
    passed=0
    "run_$package"
    is "$rc $((passed >= least))" '0 1' "$name: its own tests pass"
    diag "$name: $passed of its own tests pass"
    [ "$rc" -eq 0 ] || { diag "$out" && diag "$err"; }
    run "$pip" --python "$python_in" uninstall -q -y --disable-pip-version-check "$package"
    passed=0
    "run_$package"
    is "$passed" 0 "$name: without the wheel none of them passes"
done 3<"$tmp/each"
