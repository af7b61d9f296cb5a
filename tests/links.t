#!/bin/sh
# Every library has a program that tries it out, built only from its .pc file, in its own build. Here: that none lacks
# one, and that the libraries which only a person's choice brings into the interpreter are built and pass too. That a
# missing feature fails the build is shown by engine-failures.t. All libraries, for both targets: make check-libraries.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# Of no other target's product: tk and zstd, which the installation tree of the glibc target needs, are built by tree.t.
chosen='gdbm readline'
[ "${INGOT_LIBRARIES-}" != all ] || chosen=

# shellcheck disable=SC2046 # words
set -- $(libraries)
targets=''
[ -n "$chosen" ] || targets='x86_64-linux-musl x86_64-linux-gnu.2.17'
plan $(($# + 1 + $(echo "$chosen$targets" | wc -w)))

ok "$(($# < 10))" "recipes that give a .pc file were found ($#)"
for name; do
    if grep -q "^$name\.test " "recipes/$name.mk" && grep -q '^    TRY(' "tests/links/$name.c"; then
        ok 0 "$name is tried out"
    else
        ok 1 "$name is tried out"
    fi
done

for name in $chosen; do
    run make LICENSES= "$name"
    is "$rc" 0 "$name, which only a person's choice needs, builds and passes"
    [ "$rc" = 0 ] || diag "$err"
done
for target in $targets; do
    run make -k WITH= LICENSES= "TARGET=$target" "$@"
    is "$rc" 0 "all libraries build for $target, and pass"
    [ "$rc" = 0 ] || diag "$err"
done
