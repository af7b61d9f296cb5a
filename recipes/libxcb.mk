libxcb.about    := the X11 protocol in C, its core only: what libX11 is built on
libxcb.version  := 1.17.0
libxcb.licence  := X11
libxcb.licences := COPYING
libxcb.kind     := autotools
libxcb.default  := no
libxcb.tools    := cc pkgconf cpython
libxcb.needs    := libxau xcb-proto xcbgen
# The extensions' libraries are left out, and so is XDM-AUTHORIZATION-1 (libXdmcp), which only XDMCP terminals use.
libxcb.without  := composite damage dbe dpms dri2 dri3 glx present randr record render resource screensaver shape shm sync \
	xfixes xfree86-dri xinerama xinput xkb xtest xv xvmc
libxcb.flags    := $(addprefix --disable-,$(libxcb.without)) --disable-devel-docs --without-doxygen PYTHON=python3.13
libxcb.gives    := lib/libxcb.a include/xcb/xproto.h lib/pkgconfig/xcb.pc
libxcb.test     := xcb
define libxcb.build
# The same XML must give the same C: no hash order.
export PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1
kind_configure
# Only the C files that are compiled are generated: the others' headers take a minute and nobody reads them.
make EXTSOURCES='xproto.c bigreq.c xc_misc.c' DESTDIR="$STAGE" install
endef
define libxcb.source
# The same file: Bitcoin's depends/packages/libxcb.mk 1.17.0, and Debian's .orig, bytes fetched
2c69287424c9e2128cb47ffe92171e10417041ec2963bceafb65cb3fcf8f0b85 https://xcb.freedesktop.org/dist/libxcb-1.17.0.tar.gz
2c69287424c9e2128cb47ffe92171e10417041ec2963bceafb65cb3fcf8f0b85 deb:libxcb
endef
