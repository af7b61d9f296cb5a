# shellcheck shell=sh
# musl by the host's compiler, static library and start files only; its own flags, none of the target's.

kind_configure() {
    # shellcheck disable=SC2154 # maps is the environment's
    env CFLAGS="-O2 $maps" CPPFLAGS='' LDFLAGS='' CC=gcc AR=ar RANLIB=ranlib \
        ./configure --prefix="$PREFIX" --target="$TARGET" --disable-shared --disable-wrapper
}
kind_build() { make AR=ar RANLIB=ranlib; }
kind_install() { make AR=ar RANLIB=ranlib DESTDIR="$STAGE" install; }
