elfcheck.about    := our ELF checker, for dist/
elfcheck.version  := 0.1
elfcheck.licence  := MIT
elfcheck.tree     := src/base src/elfcheck
elfcheck.tools    := cc
elfcheck.needs    := zlib
elfcheck.profile  := static
elfcheck.gives    := bin/elfcheck
define elfcheck.build
mkdir -p "$STAGE$PREFIX/bin"
"$CC" -std=c11 -D_GNU_SOURCE -Os -fno-pie -ffunction-sections -fdata-sections -Wall -Wextra -Isrc -Isrc/base -DELFCHECK_ZLIB \
    -Wl,--gc-sections -o "$STAGE$PREFIX/bin/elfcheck" src/base/*.c src/elfcheck/*.c -lz
"$STRIP" "$STAGE$PREFIX/bin/elfcheck"
endef
