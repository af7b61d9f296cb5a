#!/bin/sh
# CPython's own tests of what this target could get wrong pass on the installation tree, its own test modules compiled by a
# plain cc among them; tests/cpython-tree.excluded says what is left out. All of them: make check-cpython TARGET=...
# Reads the tree that tests/tree.sh makes, and CPython's source in vendor/.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/tree.sh
. tests/tree.sh
plan 4
need_tree 4

# Loading and the C API; what asks sysconfig or the tree's places; what asks glibc and the kernel; what is linked in.
tests='test_capi test_ctypes test_import test_embed test_cext test_cppext
test_sysconfig test_site test_getpath test_venv test_ensurepip
test_posix test_os test_time test_socket test_subprocess test_faulthandler test_multiprocessing_main_handling test_locale test_gettext
test_ssl test_hashlib test_sqlite3 test_curses test_readline test_dbm test_zlib test_lzma test_uuid test_decimal test_tcl test_idle'

is "$(grep -cv '^#\|^$\|^[^ ]* ..*' tests/cpython-tree.excluded || :)" 0 'every exclusion has a reason'
# shellcheck disable=SC2086 # words are wanted
INGOT_TREE=$made run scripts/check-cpython $tests
is "$rc" 0 'they pass'
log=build/cpython-tree-tests/log
summary=$(grep -a '^Total tests:' $log || :)
diag "$summary"
[ "$rc" -eq 0 ] || diag "$err$(grep -aE '^(FAIL|ERROR):|^test .* (failed|crashed)' $log | sort -u)"
like "$summary" 'run=[3-9],[0-9]{3}' 'and are thousands'
unlike "$(grep -a '^test_[a-z_]* skipped' $log || :)" 'test_(capi|ctypes|cext|cppext|ssl|tcl|sysconfig|venv)' 'none that matters here is skipped by itself'
