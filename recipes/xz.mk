xz.about    := LZMA compression, the library only
xz.version  := 5.8.4
xz.licence  := 0BSD
xz.licences := COPYING.0BSD
xz.kind     := autotools
xz.tools    := cc pkgconf
xz.flags    := --disable-xz --disable-xzdec --disable-lzmadec --disable-lzmainfo --disable-scripts --disable-doc --disable-nls
xz.gives    := lib/liblzma.a include/lzma.h lib/pkgconfig/liblzma.pc
xz.test     := liblzma
define xz.source
# The same file: several lists of the release's asset, xz 5.8.4, and Debian's .orig, bytes fetched
4ce24038fd4221e0d13bc1a2de7a4db56e90b92b3bf75321f6c14be73f65de4b https://github.com/tukaani-project/xz/releases/download/v5.8.4/xz-5.8.4.tar.xz
4ce24038fd4221e0d13bc1a2de7a4db56e90b92b3bf75321f6c14be73f65de4b deb:xz-utils
endef
