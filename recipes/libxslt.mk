libxslt.about    := XSLT 1.0 and the EXSLT functions
libxslt.version  := 1.1.45
libxslt.licence  := MIT
libxslt.licences := Copyright
libxslt.kind     := autotools
libxslt.default  := no
libxslt.tools    := cc pkgconf
libxslt.needs    := libxml2
libxslt.flags    := --without-python --without-crypto --without-plugins
libxslt.gives    := lib/libxslt.a lib/libexslt.a include/libxslt/xslt.h lib/pkgconfig/libxslt.pc lib/pkgconfig/libexslt.pc
libxslt.test     := libexslt libxslt
define libxslt.source
# The same file: Homebrew libxslt.rb 1.1.45, and Debian's .orig, bytes fetched
9acfe68419c4d06a45c550321b3212762d92f41465062ca4ea19e632ee5d216e https://download.gnome.org/sources/libxslt/1.1/libxslt-1.1.45.tar.xz
9acfe68419c4d06a45c550321b3212762d92f41465062ca4ea19e632ee5d216e deb:libxslt
endef
