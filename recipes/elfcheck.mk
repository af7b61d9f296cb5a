elfcheck.about    := our ELF checker, for dist/
elfcheck.version  := 0.1
elfcheck.licence  := MIT
elfcheck.tree     := src/base src/elfcheck
elfcheck.tools    := cc
elfcheck.needs    := inflate small-musl
elfcheck.profile  := static
elfcheck.gives    := bin/elfcheck
# Small: musl is compiled for size too, nothing unwinds in C, no table needs to begin a cache line, and what is not
# reached is not linked.
elfcheck.cflags   := -Oz -fno-pie -fno-asynchronous-unwind-tables -malign-data=abi -ffunction-sections -fdata-sections
define elfcheck.build
mkdir -p "$STAGE$PREFIX/bin"
"$CC" -std=c11 -D_GNU_SOURCE $recipe_cflags -Wall -Wextra -Isrc -Isrc/base -DELFCHECK_ZLIB \
    -Wl,--gc-sections -o "$STAGE$PREFIX/bin/elfcheck" src/base/*.c src/elfcheck/*.c -linflate -lsmall
"$STRIP" "$STAGE$PREFIX/bin/elfcheck"
endef
