libxrender.about    := smooth text and shapes, by the X server
libxrender.version  := 0.9.12
libxrender.licence  := HPND-sell-variant
libxrender.licences := COPYING
libxrender.kind     := autotools
libxrender.default  := no
libxrender.tools    := cc pkgconf
libxrender.needs    := libx11
libxrender.gives    := lib/libXrender.a include/X11/extensions/Xrender.h lib/pkgconfig/xrender.pc
libxrender.test     := xrender
define libxrender.source
# The same file: Homebrew libxrender.rb 0.9.12, and Debian's .orig, bytes fetched
0fff64125819c02d1102b6236f3d7d861a07b5216d8eea336c3811d31494ecf7 https://www.x.org/archive/individual/lib/libXrender-0.9.12.tar.gz
0fff64125819c02d1102b6236f3d7d861a07b5216d8eea336c3811d31494ecf7 deb:libxrender
endef
