libev.about    := event loops, small
libev.version  := 4.33
libev.licence  := BSD-2-Clause OR GPL-2.0-or-later
libev.licences := LICENSE
libev.kind     := autotools
libev.default  := no
libev.tools    := cc pkgconf
# Its imitation of libevent is left out: the same names and header as libevent's own.
libev.targets  := libev_la_OBJECTS=ev.lo libev.la
libev.gives    := lib/libev.a include/ev.h lib/pkgconfig/libev.pc
libev.test     := libev
define libev.build
kind_configure
kind_build
make DESTDIR="$STAGE" libev_la_OBJECTS=ev.lo include_HEADERS='ev.h ev++.h' install-libLTLIBRARIES install-includeHEADERS
write_pc libev '-lev -lm'
endef
define libev.source
# The same file: Spack libev 4.33, and Debian's .orig, bytes fetched
507eb7b8d1015fbec5b935f34ebed15bf346bed04a11ab82b8eee848c4205aea http://dist.schmorp.de/libev/Attic/libev-4.33.tar.gz
507eb7b8d1015fbec5b935f34ebed15bf346bed04a11ab82b8eee848c4205aea deb:libev
endef
