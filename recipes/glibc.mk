glibc.about   := glibc as it was at the floor: stubs to link with, headers, and replacements for what came later
glibc.version := $(GLIBC)
glibc.licence := LGPL-2.1-or-later
glibc.default := no
glibc.host    := yes
# What build/bin/glibc-floor is made of (tests/floor.t compares), and no more: all of the target is made anew with it.
glibc.tree    := src/glibc-floor $(foreach f,file message sha256 span text,src/base/$f.c src/base/$f.h) \
	$(foreach f,archive dynamic elf fault floor symbols,src/elfcheck/$f.c src/elfcheck/$f.h) \
	$(foreach f,constants facts libc stable_abi version_max,src/elfcheck/$f.h) src/base/processor.h scripts/floor scripts/glibc-headers
glibc.profile := none
glibc.gives   := floor/lib/libc.so floor/lib/libfloor.a floor/headers/stdio.h
define glibc.build
cd "$ROOT"
CC=gcc scripts/floor "$version" "$STAGE$PREFIX/floor"
# The folder's own flags name its place; the compiler's wrapper knows where it lies.
rm "$STAGE$PREFIX/floor/flags" "$STAGE$PREFIX/floor/here"
scripts/glibc-headers "$STAGE$PREFIX/floor/headers"
endef
