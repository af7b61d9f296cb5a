#!/bin/sh
# The interpreter keeps a history and completes lines: tests/readline.sh says how. Reads $INGOT_PYTHON (dist/python3.13).
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
plan 24
python=${INGOT_PYTHON:-$top/dist/python3.13}
[ -x "$python" ] || bail "$python is not there: run make first, or set INGOT_PYTHON"
# shellcheck source=tests/readline.sh
. tests/readline.sh
