#!/bin/sh
# The static interpreter has time zones and certificate authorities for an empty root: tests/data.sh says which. Reads
# $INGOT_PYTHON (dist/python3.13).
# shellcheck disable=SC2034 # layouts.sh reads them
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/layouts.sh
. tests/layouts.sh
# shellcheck source=tests/data.sh
. tests/data.sh
plan "$data_results"

python=${INGOT_PYTHON:-$top/dist/python3.13}
[ -x "$python" ] || bail "$python is not there: run make first, or set INGOT_PYTHON"
cp "$python" "$tmp/python"
outside=$tmp/python program=/python3.13
put_python() { ln "$tmp/python" "$root/python3.13"; }

time_zones
trusted
