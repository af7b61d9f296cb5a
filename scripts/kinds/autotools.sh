# shellcheck shell=sh
# GNU configure and make; makes the configure script first where the source has none. Fields: flags, targets, install.

kind_configure() {
    [ -x configure ] || autoreconf -fi
    # shellcheck disable=SC2086 # flags are words
    ./configure --prefix="$PREFIX" --build="$TARGET" --host="$TARGET" --disable-shared --enable-static --with-pic \
        --disable-dependency-tracking $recipe_flags
}

kind_build() {
    # shellcheck disable=SC2086 # targets are words
    make $recipe_targets
}

kind_install() {
    # shellcheck disable=SC2086 # targets are words
    make DESTDIR="$STAGE" ${recipe_install:-install}
}
