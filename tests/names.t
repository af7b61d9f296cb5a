#!/bin/sh
# The names that are not in our interpreters are those of docs/names.md, each with its reason. Reads dist/ and, if this machine
# has them, packages of Debian 13.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
. tests/roots.sh
plan 2

run dist/python3.13 -I -B tests/names.py
ok "$(($(echo "$out" | grep -cxE 'socket.AF_INET|signal.SIGTERM|os.sysconf_names: SC_PAGESIZE|ssl.SSLContext.wrap_socket') != 4))" \
    'the list has names of modules, classes and libraries'
if ! roots_possible; then
    skip 1 'no root or no apt'
elif ! [ -x dist/python3.13 ] || ! ls dist/cpython-3*/bin/python3.13 >/dev/null 2>&1; then
    skip 1 'both interpreters are wanted'
else
    run tests/names
    case $rc in
    3) skip 1 'no packages of Debian 13 here' ;;
    *) is "$out" "$(sed -n '/^<!-- names -->$/,/^<!-- end -->$/p' docs/names.md | sed '1d;$d')" 'docs/names.md has what is not there' ;;
    esac
    diag "$err"
fi
