libarchive.about    := reads and writes archives: tar, zip, 7z, cpio, iso, xar and more
libarchive.version  := 3.8.9
libarchive.licence  := BSD-2-Clause
libarchive.licences := COPYING
libarchive.kind     := autotools
libarchive.default  := no
libarchive.tools    := cc pkgconf
libarchive.needs    := zlib bzip2 xz zstd lz4 libxml2 openssl
libarchive.without  := libb2 lzo2 nettle mbedtls expat cng
libarchive.flags    := --disable-bsdtar --disable-bsdcat --disable-bsdcpio --disable-bsdunzip --disable-acl --disable-xattr \
	--disable-rpath $(addprefix --without-,$(libarchive.without))
libarchive.gives    := lib/libarchive.a include/archive.h lib/pkgconfig/libarchive.pc
libarchive.test     := libarchive
define libarchive.build
kind_configure
kind_build
kind_install
# It writes down folders of this build for some of the libraries, and no folder for the others: they know themselves.
sed -i -e 's|^Libs.private:.*|Libs.private: -lpthread|' \
    -e 's|^Requires.private:.*|Requires.private: libcrypto libzstd liblz4 bzip2 zlib liblzma libxml-2.0|' \
    "$STAGE$PREFIX/lib/pkgconfig/libarchive.pc"
endef
define libarchive.source
# The same file: the project's own in several lists, libarchive 3.8.9, and Debian's .orig, bytes fetched
888c934f9d95648ecb9163dc8e23ab80a476ecb81a8f1154704a227b5b676dde https://www.libarchive.org/downloads/libarchive-3.8.9.tar.xz
888c934f9d95648ecb9163dc8e23ab80a476ecb81a8f1154704a227b5b676dde deb:libarchive
endef
