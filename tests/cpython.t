#!/bin/sh
# CPython's own tests of every built-in module pass on the interpreter (tests/cpython.modules says which those are,
# tests/cpython.excluded what is left out and why). Reads $INGOT_PYTHON (dist/python3.13) and CPython's source in vendor/.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
plan 5

python=${INGOT_PYTHON:-$top/dist/python3.13}
[ -x "$python" ] || bail "$python is not there: run make first, or set INGOT_PYTHON"

# The list and the interpreter agree, either way.
sed '/^#/d; s/ .*//' tests/cpython.modules | sort >"$tmp/listed"
"$python" -I -c 'import sys; print(*sys.builtin_module_names, sep="\n")' | grep -v '[.]\|^_ingot$' | sort >"$tmp/built-in"
is "$(comm -13 "$tmp/listed" "$tmp/built-in")" '' 'every built-in module has tests'
is "$(comm -23 "$tmp/listed" "$tmp/built-in")" '' 'every module with tests is built in'
is "$(grep -cv '^#\|^$\|^[^ ]* ..*' tests/cpython.excluded || :)" 0 'every exclusion has a reason'

tests=$(sed '/^#/d; s/^[^ ]* //' tests/cpython.modules | tr ' ' '\n' | sort -u)
# shellcheck disable=SC2086 # words are wanted
TARGET='' INGOT_TREE='' INGOT_PYTHON=$python run scripts/check-cpython $tests
is "$rc" 0 'they pass'
summary=$(grep -a '^Total tests:' build/cpython-tests/log || :)
diag "$summary"
[ "$rc" -eq 0 ] || diag "$(grep -aE '^(FAIL|ERROR):|^test .* (failed|crashed)' build/cpython-tests/log | sort -u)"
like "$summary" 'run=[1-9][0-9],[0-9]{3}' 'and are more than ten thousand'
