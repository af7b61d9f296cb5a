libx11.about    := Xlib, the classic interface to X11; reads locales and error texts of the machine it runs on
libx11.version  := 1.8.12
# Fedora's libX11.spec 1.8.12
libx11.licence  := MIT AND X11
libx11.licences := COPYING
libx11.kind     := autotools
libx11.default  := no
libx11.tools    := cc pkgconf
libx11.needs    := xorgproto xtrans libxcb
# Its data (compose tables, error texts) is every distribution's libx11-data, in /usr/share/X11; nothing is loaded as code.
libx11.flags    := --datadir=/usr/share --with-locale-lib-dir=/usr/lib/X11/locale \
	--disable-loadable-i18n --disable-loadable-xcursor --disable-xf86bigfont --disable-specs --without-xmlto --without-fop
libx11.gives    := lib/libX11.a include/X11/Xlib.h include/X11/XKBlib.h lib/pkgconfig/x11.pc
libx11.test     := x11
define libx11.source
# The same file: Homebrew libx11.rb 1.8.12, and Debian's .orig, bytes fetched
220fbcf54b6e4d8dc40076ff4ab87954358019982490b33c7802190b62d89ce1 https://www.x.org/archive/individual/lib/libX11-1.8.12.tar.gz
220fbcf54b6e4d8dc40076ff4ab87954358019982490b33c7802190b62d89ce1 deb:libx11
endef
