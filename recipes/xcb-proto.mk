xcb-proto.about    := the X11 protocol described in XML, of which libxcb is made
xcb-proto.version  := 1.17.0
xcb-proto.licence  := X11
xcb-proto.licences := COPYING
xcb-proto.default  := no
xcb-proto.gives    := share/xcb/xproto.xml share/xcb/bigreq.xml share/xcb/xc_misc.xml
define xcb-proto.build
if [ -d usr ]; then
    # The distribution's package, less the generator.
    cp usr/share/doc/xcb-proto/copyright COPYING
    mv usr/share/xcb src
fi
install -D -m 644 -t "$STAGE$PREFIX/share/xcb" src/*.xml src/xcb.xsd
write_pc xcb-proto ''
printf '%s=${prefix}/share/%s\n' xcbincludedir xcb pythondir xcbgen >>"$STAGE$PREFIX/lib/pkgconfig/xcb-proto.pc"
endef
define xcb-proto.source
# The same file: Bitcoin's depends/packages/xcb_proto.mk 1.17.0, and Debian's own index of sources (not fetched: the
# archive had no copy)
392d3c9690f8c8202a68fdb89c16fd55159ab8d65000a6da213f4a1576e97a16 https://xorg.freedesktop.org/archive/individual/proto/xcb-proto-1.17.0.tar.gz
392d3c9690f8c8202a68fdb89c16fd55159ab8d65000a6da213f4a1576e97a16 deb:xcb-proto
# From Debian's archive, bytes fetched
45d8455db9b689093f613eaa4937cf09cbf19a91ded5ffde072712ad815a71de deb:xcb-proto:all
endef
