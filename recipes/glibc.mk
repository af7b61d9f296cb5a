glibc.about   := glibc as it was at the floor: stubs to link with, headers, and replacements for what came later
glibc.version := $(GLIBC)
glibc.licence := LGPL-2.1-or-later
glibc.default := no
glibc.host    := yes
glibc.tree    := src/glibc-floor src/elfcheck src/base
glibc.profile := none
glibc.gives   := floor/lib/libc.so floor/lib/libfloor.a floor/headers/stdio.h
define glibc.build
cd "$ROOT"
CC=gcc scripts/floor "$version" "$STAGE$PREFIX/floor"
# The folder's own flags name its place; the compiler's wrapper knows where it lies.
rm "$STAGE$PREFIX/floor/flags" "$STAGE$PREFIX/floor/here"
scripts/glibc-headers "$STAGE$PREFIX/floor/headers"
endef
