pkgconf.about    := answers what a library needs, from our sysroot only
pkgconf.version  := 1.8.1
pkgconf.licence  := ISC
pkgconf.licences := COPYING
pkgconf.kind     := autotools
pkgconf.tools    := cc
pkgconf.flags    := --with-system-libdir=/ingot/none --with-system-includedir=/ingot/none
pkgconf.profile  := none
pkgconf.gives    := bin/pkgconf share/aclocal/pkg.m4
define pkgconf.source
# From Debian's archive, bytes fetched. No published hash of upstream's own 1.8.1 was found.
644361ada2942be05655d4452eb018791647c31bba429b287f1f68deb2dc6840 deb:pkgconf
endef
