#!/bin/sh
# The installation tree keeps a history and completes lines: tests/readline.sh says how. Reads the tree that tests/tree.sh
# makes.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/tree.sh
. tests/tree.sh
plan 24
need_tree 24
# shellcheck disable=SC2034 # readline.sh reads it
python=$made/bin/python3.13
# shellcheck source=tests/readline.sh
. tests/readline.sh
