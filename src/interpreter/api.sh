#!/bin/sh
# Lists the names of CPython's archive $1 that others may bind to, one a line, sorted. With `exported`: what CPython's own link
# exports, which is what its headers declare (PyAPI_FUNC and PyAPI_DATA make a name visible, all else is compiled
# -fvisibility=hidden), without the modules' init functions, which are for import alone. With `defined`: what its own
# libpython.a defines for who links with it, hidden names and init functions too, but for the two libraries that CPython
# carries in its own objects: whoever links with another mimalloc or HACL would have all of it twice.
set -eu
[ $# -eq 2 ] || { echo 'usage: api.sh ARCHIVE exported|defined' >&2; exit 2; }
readelf -W -s "$1" | LC_ALL=C awk -v kind="$2" '
    $5 !~ /^(GLOBAL|WEAK)$/ || $7 == "UND" || $8 ~ /^_?mi_|Hacl_/ { next }
    kind == "defined" || ($6 == "DEFAULT" && $8 !~ /^PyInit_/) { print $8 }' | LC_ALL=C sort -u
