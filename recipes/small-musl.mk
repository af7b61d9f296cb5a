small-musl.about    := musl once more, compiled for size: what elfcheck is linked with
small-musl.version  := 1.2.6
small-musl.licence  := MIT
small-musl.licences := COPYRIGHT
small-musl.host     := yes
small-musl.profile  := none
small-musl.gives    := lib/libsmall.a
define small-musl.build
# The headers are musl's own; of linux-headers, which it would install beside them, it needs none.
env CFLAGS="-Os -ffunction-sections -fdata-sections $maps" CPPFLAGS='' LDFLAGS='' CC=gcc AR=ar RANLIB=ranlib \
    ./configure --prefix="$PREFIX" --target="$TARGET" --disable-shared --disable-wrapper
make AR=ar RANLIB=ranlib lib/libc.a
install -D -m 644 lib/libc.a "$STAGE$PREFIX/lib/libsmall.a"
endef
define small-musl.source
# The same file: Debian's .orig is upstream's. musl's own hash is published in several distributions' lists.
d585fd3b613c66151fc3249e8ed44f77020cb5e6c1e635a616d3f9f82460512a https://musl.libc.org/releases/musl-1.2.6.tar.gz
d585fd3b613c66151fc3249e8ed44f77020cb5e6c1e635a616d3f9f82460512a deb:musl
endef
