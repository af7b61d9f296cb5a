zstd.about    := Zstandard compression, with threads
zstd.version  := 1.5.7
zstd.default  := no
zstd.licence  := BSD-3-Clause
zstd.licences := LICENSE
zstd.tools    := cc pkgconf
zstd.cflags   := -DZSTD_MULTITHREAD
zstd.gives    := bin/zstd lib/libzstd.a include/zstd.h lib/pkgconfig/libzstd.pc
zstd.test     := libzstd
define zstd.build
make -C lib libzstd.a
make -C programs zstd-release HAVE_ZLIB=0 HAVE_LZMA=0 HAVE_LZ4=0
install -D programs/zstd "$STAGE$PREFIX/bin/zstd"
make -C lib PREFIX="$PREFIX" DESTDIR="$STAGE" install-static install-includes install-pc
endef
define zstd.source
# The release's own .sha256, as recorded in several lists, zstd 1.5.7
eb33e51f49a15e023950cd7825ca74a4a2b43db8354825ac24fc1b7ee09e6fa3 https://github.com/facebook/zstd/releases/download/v1.5.7/zstd-1.5.7.tar.gz
# From Debian's archive, bytes fetched
0c092ef267edce57ba7f3f2645c861f72eaf5e76273c6c3632869423464b90a5 deb:libzstd
endef
