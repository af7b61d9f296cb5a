libpng.about    := PNG images
libpng.version  := 1.6.58
libpng.licence  := libpng-2.0
libpng.licences := LICENSE
libpng.kind     := autotools
libpng.default  := no
libpng.tools    := cc pkgconf
libpng.needs    := zlib
libpng.flags    := --disable-tests --disable-tools
libpng.gives    := lib/libpng16.a include/libpng16/png.h lib/pkgconfig/libpng16.pc lib/pkgconfig/libpng.pc
libpng.test     := libpng16
define libpng.source
# Homebrew libpng.rb 1.6.58
28eb403f51f0f7405249132cecfe82ea5c0ef97f1b32c5a65828814ae0d34775 https://downloads.sourceforge.net/project/libpng/libpng16/1.6.58/libpng-1.6.58.tar.xz
# From Debian's archive, bytes fetched
a9d4df463d36a6e5f9c29bd6f4967312d17e996c1854f3511f833924eb1993cf deb:libpng1.6
endef
