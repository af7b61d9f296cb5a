xtrans.about    := the transports of X11 as C text that others include
xtrans.version  := 1.4.0
# Fedora's xorg-x11-xtrans-devel.spec
xtrans.licence  := HPND AND HPND-sell-variant AND MIT AND MIT-open-group AND X11
xtrans.licences := COPYING
xtrans.kind     := autotools
xtrans.default  := no
xtrans.tools    := cc pkgconf
xtrans.needs    := xorgproto
xtrans.flags    := --disable-docs --without-xmlto --without-fop
xtrans.gives    := include/X11/Xtrans/transport.c lib/pkgconfig/xtrans.pc
xtrans.test     := xtrans xproto
define xtrans.build
kind_configure
kind_build
kind_install
mkdir -p "$STAGE$PREFIX/lib"
mv "$STAGE$PREFIX/share/pkgconfig" "$STAGE$PREFIX/lib/pkgconfig"
endef
define xtrans.source
# The same file: Spack libxtrans 1.4.0, and Debian's .orig, bytes fetched
48ed850ce772fef1b44ca23639b0a57e38884045ed2cbb18ab137ef33ec713f9 https://www.x.org/archive/individual/lib/xtrans-1.4.0.tar.gz
48ed850ce772fef1b44ca23639b0a57e38884045ed2cbb18ab137ef33ec713f9 deb:xtrans
endef
