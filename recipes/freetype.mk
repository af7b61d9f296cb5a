freetype.about    := draws the letters of font files
freetype.version  := 2.13.3
freetype.licence  := FTL OR GPL-2.0-or-later
freetype.licences := LICENSE.TXT docs/FTL.TXT
freetype.kind     := autotools
freetype.default  := no
freetype.tools    := cc pkgconf
freetype.needs    := zlib
freetype.flags    := --with-zlib=yes --without-bzip2 --without-png --without-harfbuzz --without-brotli --without-librsvg
freetype.gives    := lib/libfreetype.a include/freetype2/ft2build.h lib/pkgconfig/freetype2.pc
freetype.test     := freetype2
define freetype.source
# Homebrew freetype.rb 2.13.3
0550350666d427c74daeb85d5ac7bb353acba5f76956395995311a9c6f063289 https://download.savannah.gnu.org/releases/freetype/freetype-2.13.3.tar.xz
# From Debian's archive, bytes fetched (repacked without what Debian cannot ship)
686ec73cbf6783b245dd068a09ce807b729ac0f8a46dd70f7867923c32fdf4de deb:freetype
endef
