libxft.about    := text of any font and script on X11: without it Tk has only the server's own fonts
libxft.version  := 2.3.6
libxft.licence  := HPND-sell-variant
libxft.licences := COPYING
libxft.kind     := autotools
libxft.default  := no
libxft.tools    := cc pkgconf
libxft.needs    := libxrender freetype fontconfig
libxft.gives    := lib/libXft.a include/X11/Xft/Xft.h lib/pkgconfig/xft.pc
libxft.test     := xft
define libxft.source
# The same file: Spack libxft 2.3.6, and Debian's .orig, bytes fetched
b7e59f69e0bbabe9438088775f7e5a7c16a572e58b11f9722519385d38192df5 https://www.x.org/archive/individual/lib/libXft-2.3.6.tar.gz
b7e59f69e0bbabe9438088775f7e5a7c16a572e58b11f9722519385d38192df5 deb:xft
endef
