# shellcheck shell=sh disable=SC2154 # recipe_* and the like come from scripts/inside
# A static program of ours whose constants lie in it deflated: texts and tables are half of a checker that explains
# itself. Fields: tree (the C files and the folder of headers), cflags, ldflags.
#
# All constants of the program's own objects become one section with an address of its own. The first link is for its
# bytes, with all addresses in them. The second has these deflated behind the program, and must give the same bytes:
# nothing moved. The third has the section empty, and src/packed/unpack.c fills it before main. The libc's texts of errors
# go with them: nobody asks for one before main.

# What is packed must not move when its packed size becomes known, nor any code that it points to: what is as it is in the
# file (and grows with the packed bytes) comes first, then code, then constants, each with room. The linker refuses an overlap.
# So the file has one segment that is only read, not two around the code, each of which would begin a page.
code=0x500000 address=0x600000

kind_configure() {
    # shellcheck disable=SC2086 # flags are words
    set -- -std=c11 -D_GNU_SOURCE $recipe_cflags -Wall -Wextra -Isrc
    for file in src/base/*.c "src/$name"/*.c; do
        "$CC" "$@" -c "$file" -o "$(basename "$file" .c).o"
    done
    "$CC" "$@" -fno-lto -c src/packed/unpack.c -o unpack
    echo 'SECTIONS { constants : { *(.rodata .rodata.*) } }' >gather.ld
    # One compilation of all (-flto among the cflags) ends here: what is linked later is plain objects.
    # shellcheck disable=SC2086 # flags are words
    "$CC" -r -nostdlib $recipe_cflags -flinker-output=nolto-rel -T gather.ld -o program ./*.o
}

# link RESULT [(NOLOAD)]: the program with the section full or empty, and with what `deflated` holds.
link() {
    cat >place.ld <<END
SECTIONS {
    constants $address $2 : { constants_begin = .; *(constants) *:strerror.lo(.rodata .rodata.*) constants_end = .; }
} INSERT AFTER .bss;
SECTIONS {
    tables : { *(.rodata .rodata.*) }
    .eh_frame : { *(.eh_frame) }
    . = $code;
} INSERT AFTER .rela.plt;
END
    "$CC" -c -o blob blob.s
    # shellcheck disable=SC2086 # flags are words
    "$CC" -static -Wl,--gc-sections,-z,separate-code,-T,place.ld -o "$1" unpack program blob -L"$SYSROOT/lib" $recipe_ldflags
}

kind_build() {
    cat >blob.s <<'END'
    .section .rodata.packed, "a", @progbits
    .globl packed_begin, packed_end
packed_begin:
    .incbin "deflated"
packed_end:
    .section .note.GNU-stack, "", @progbits
END
    : >deflated
    link first ''
    "$OBJCOPY" -O binary -j constants first constants
    # gzip's header has 10 bytes, and 8 come behind the data (RFC 1952).
    gzip -9n <constants | tail -c +11 | head -c -8 >deflated
    link second ''
    "$OBJCOPY" -O binary -j constants second proof
    cmp constants proof
    link third '(NOLOAD)'
}

kind_install() { install -D third "$STAGE$PREFIX/bin/$name" && "$STRIP" "$STAGE$PREFIX/bin/$name"; }
