libxau.about    := the cookies of ~/.Xauthority
libxau.version  := 1.0.11
libxau.licence  := MIT-open-group
libxau.licences := COPYING
libxau.kind     := autotools
libxau.default  := no
libxau.tools    := cc pkgconf
libxau.needs    := xorgproto
libxau.gives    := lib/libXau.a include/X11/Xauth.h lib/pkgconfig/xau.pc
libxau.test     := xau
define libxau.source
# The same file: Spack libxau 1.0.11, and Debian's .orig, bytes fetched
3a321aaceb803577a4776a5efe78836eb095a9e44bbc7a465d29463e1a14f189 https://www.x.org/archive/individual/lib/libXau-1.0.11.tar.gz
3a321aaceb803577a4776a5efe78836eb095a9e44bbc7a465d29463e1a14f189 deb:libxau
endef
