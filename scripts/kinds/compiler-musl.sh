# shellcheck shell=sh
# A compiler's folder: bin/ wrappers around the host's gcc, lib/ and include/ of the sysroot that they see.

gcc_file() { # NAME: where the host's gcc keeps it
    found=$(gcc -print-file-name="$1")
    [ -e "$found" ] || { echo "error: the host's gcc has no $1" >&2; exit 1; }
    echo "$found"
}

kind_configure() { cp -a "$SYSROOT/." "$STAGE$PREFIX"; }

kind_build() {
    lib=$STAGE$PREFIX/lib
    for file in libgcc.a libgcc_eh.a crtbegin.o crtbeginT.o crtbeginS.o crtend.o crtendS.o; do
        cp "$(gcc_file $file)" "$lib/$file"
    done
    # glibc's own entry for unwinders, which libgcc_eh asks for and musl lacks.
    # shellcheck disable=SC2086 # maps is words
    gcc -std=c11 -O2 -fPIC -ffreestanding -nostdinc -isystem "$(gcc_file include)" -isystem "$SYSROOT/include" \
        -Wall -Wextra -Werror $maps -c src/toolchain/musl/dl_find_object.c -o dl_find_object.o
    ar qD "$lib/libgcc_eh.a" dl_find_object.o
    ranlib -D "$lib/libgcc_eh.a"
    cp src/toolchain/musl/musl.specs "$lib/"
}

kind_install() {
    bin=$STAGE$PREFIX/bin
    mkdir -p "$bin"
    sed -e "s|@GCC@|$(readlink -f "$WORK/path/gcc")|" -e "s|@GCCINCLUDE@|$(gcc_file include)|" \
        src/toolchain/musl/cc.sh >"$bin/cc"
    sed -e "s|@LD@|$(readlink -f "$WORK/path/ld")|" -e "s|@READELF@|$(readlink -f "$WORK/path/readelf")|" \
        src/toolchain/musl/ld.sh >"$STAGE$PREFIX/lib/ld"
    chmod 755 "$bin/cc" "$STAGE$PREFIX/lib/ld"
    # Makefiles that name gcc outright get the target's compiler too.
    ln -s cc "$bin/gcc"
}
