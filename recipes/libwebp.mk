libwebp.about    := WebP images, with animation and metadata
libwebp.version  := 1.6.0
libwebp.licence  := BSD-3-Clause
libwebp.licences := COPYING PATENTS
libwebp.kind     := autotools
libwebp.default  := no
libwebp.tools    := cc pkgconf
libwebp.flags    := --enable-libwebpmux --enable-libwebpdemux --disable-gl --disable-sdl --disable-png --disable-jpeg \
	--disable-tiff --disable-gif --disable-wic
libwebp.gives    := lib/libwebp.a lib/libwebpmux.a lib/libwebpdemux.a lib/libsharpyuv.a include/webp/decode.h \
	lib/pkgconfig/libwebp.pc lib/pkgconfig/libwebpmux.pc lib/pkgconfig/libwebpdemux.pc
libwebp.test     := libwebp libwebpmux libwebpdemux
define libwebp.source
# The same file: several pins of the release, libwebp 1.6.0, and Debian's .orig, bytes fetched
e4ab7009bf0629fd11982d4c2aa83964cf244cffba7347ecd39019a9e38c4564 https://storage.googleapis.com/downloads.webmproject.org/releases/webp/libwebp-1.6.0.tar.gz
e4ab7009bf0629fd11982d4c2aa83964cf244cffba7347ecd39019a9e38c4564 deb:libwebp
endef
