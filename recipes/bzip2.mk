bzip2.about    := block-sorting compression
bzip2.version  := 1.0.8
bzip2.licence  := bzip2-1.0.6
bzip2.licences := LICENSE
bzip2.tools    := cc pkgconf
bzip2.gives    := lib/libbz2.a include/bzlib.h lib/pkgconfig/bzip2.pc
bzip2.test     := bzip2
define bzip2.build
make CC="$CC" CFLAGS="$CFLAGS -D_FILE_OFFSET_BITS=64" libbz2.a
install -D -m 644 libbz2.a "$STAGE$PREFIX/lib/libbz2.a"
install -D -m 644 bzlib.h "$STAGE$PREFIX/include/bzlib.h"
write_pc bzip2 -lbz2
endef
define bzip2.source
# The same file: several projects' pins, bzip2 1.0.8, and Debian's .orig, bytes fetched
ab5a03176ee106d3f0fa90e381da478ddae405918153cca248e682cd0c4a2269 https://sourceware.org/pub/bzip2/bzip2-1.0.8.tar.gz
ab5a03176ee106d3f0fa90e381da478ddae405918153cca248e682cd0c4a2269 deb:bzip2
endef
