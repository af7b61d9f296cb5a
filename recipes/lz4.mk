lz4.about    := LZ4 compression, blocks and frames
lz4.version  := 1.10.0
lz4.licence  := BSD-2-Clause
lz4.licences := lib/LICENSE
lz4.subdir   := lib
lz4.default  := no
lz4.tools    := cc pkgconf
lz4.gives    := lib/liblz4.a include/lz4.h include/lz4frame.h lib/pkgconfig/liblz4.pc
lz4.test     := liblz4
define lz4.build
make BUILD_SHARED=no liblz4.a
make BUILD_SHARED=no prefix="$PREFIX" DESTDIR="$STAGE" install
endef
define lz4.source
# The same file: the tag's archive in Homebrew's lz4.rb 1.10.0, and Debian's .orig, bytes fetched
537512904744b35e232912055ccf8ec66d768639ff3abe5788d90d792ec5f48b https://github.com/lz4/lz4/archive/refs/tags/v1.10.0.tar.gz
537512904744b35e232912055ccf8ec66d768639ff3abe5788d90d792ec5f48b deb:lz4
endef
