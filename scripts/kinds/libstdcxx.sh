# shellcheck shell=sh
# shellcheck disable=SC2164 # scripts/inside, which sources it, has set -e
# libstdc++ alone, out of gcc's source: static, for musl, for the host's g++ of the same major version.

kind_configure() {
    # Debian's archive holds gcc's own as a tar inside the tar.
    for inner in gcc-*-dfsg.tar.xz; do
        [ ! -e "$inner" ] || tar -x --no-same-owner --strip-components=1 -f "$inner"
    done
    # Where gcc's own build puts the threads' header of the target; without it there is no std::thread.
    ln -s gthr-posix.h libgcc/gthr-default.h
    mkdir -p objects
    cd objects
    # CXX is the C driver: g++ would link the library that is yet to be built, and every link test would fail.
    CXX='cc -nostdinc++' ../libstdc++-v3/configure --prefix="$PREFIX" --build="$TARGET" --host="$TARGET" \
        --disable-shared --disable-multilib --disable-nls --disable-libstdcxx-pch --disable-libstdcxx-debug \
        --enable-libstdcxx-filesystem-ts=no --disable-dependency-tracking --with-gxx-include-dir="$PREFIX/include/c++"
}

kind_build() { make; }

kind_install() {
    make DESTDIR="$STAGE" install
    rm -rf "$STAGE$PREFIX/share" "$STAGE$PREFIX"/lib/*-gdb.py
}
