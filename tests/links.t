#!/bin/sh
# Every library has a program that tries it out, built only from its .pc file, in its own build. Here: that none lacks
# one, that a feature gone missing fails the build, and that the libraries built only by name pass too.
. "$(dirname "$0")/lib.sh"

# shellcheck disable=SC2046 # words
set -- $(libraries)
plan $(($# + 5))

ok "$(($# < 10))" "recipes that give a .pc file were found ($#)"
for name; do
    if grep -q "^$name\.test " "recipes/$name.mk" && grep -q '^    TRY(' "tests/links/$name.c"; then
        ok 0 "$name is tried out"
    else
        ok 1 "$name is tried out"
    fi
done

for name in zstd gdbm readline tk; do
    run make LICENSES= $name
    is "$rc" 0 "$name, which nothing needs, builds and passes"
    [ "$rc" = 0 ] || diag "$err"
done
