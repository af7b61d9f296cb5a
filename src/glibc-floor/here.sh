#!/bin/sh
# Writes `flags`, the words with which a compiler uses this folder, for the place where it lies now.
set -eu
top=$(cd "$(dirname "$0")" && pwd -P)
case $top in
*[\"\\]*) echo "$0: quotes and backslashes in '$top' would be lost on compilers: choose another folder" >&2; exit 2 ;;
esac
{
    # Of compilers that take no libraries from -B, and then say that -L is of no use to -c.
    echo "\"-B$top/lib/\" \"-L$top/lib\" -Wno-unused-command-line-argument -isystem \"$top/include\""
    [ ! -d "$top/usr/include" ] || echo "\"--sysroot=$top\""
} >"$top/flags.new"
mv "$top/flags.new" "$top/flags"
