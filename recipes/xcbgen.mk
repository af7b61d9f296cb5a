xcbgen.about    := reads xcb-proto's XML, for the generator inside libxcb
xcbgen.version  := 1.17.0
xcbgen.licence  := X11
xcbgen.licences := COPYING
xcbgen.default  := no
xcbgen.gives    := share/xcbgen/xcbgen/state.py
define xcbgen.build
if [ -d usr ]; then
    cp usr/share/doc/python3-xcbgen/copyright COPYING
    mv usr/lib/python3/dist-packages/xcbgen xcbgen
fi
install -D -m 644 -t "$STAGE$PREFIX/share/xcbgen/xcbgen" xcbgen/*.py
endef
define xcbgen.source
# A part of xcb-proto's file; its two lines are explained there.
392d3c9690f8c8202a68fdb89c16fd55159ab8d65000a6da213f4a1576e97a16 https://xorg.freedesktop.org/archive/individual/proto/xcb-proto-1.17.0.tar.gz
392d3c9690f8c8202a68fdb89c16fd55159ab8d65000a6da213f4a1576e97a16 deb:xcb-proto
# From Debian's archive, bytes fetched
9cf9ae5a685ff7a344e91dbac5a88cfc4c64d98c7eb91604578d3e26884a74fb deb:python3-xcbgen:all
endef
