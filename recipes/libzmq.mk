libzmq.about    := message queues without a broker
libzmq.version  := 4.3.4
libzmq.licence  := LGPL-3.0-or-later WITH LGPL-3.0-linking-exception
libzmq.licences := COPYING COPYING.LESSER
libzmq.kind     := autotools
libzmq.lang     := c++
libzmq.tools    := cxx pkgconf autoconf automake libtool
libzmq.needs    := libsodium
libzmq.flags    := --with-libsodium --enable-curve --with-poller=epoll --without-docs --disable-perf --disable-curve-keygen --disable-libbsd --disable-Werror
libzmq.gives    := lib/libzmq.a include/zmq.h lib/pkgconfig/libzmq.pc
libzmq.test     := libzmq
define libzmq.source
# The same file: the tag's archive in three lists, and Debian's .orig, bytes fetched (no configure)
0ff5a531c9ffaf0dfdc7dc78d13d1383088f454896d252934c429b2554d10559 https://github.com/zeromq/libzmq/archive/refs/tags/v4.3.4.tar.gz
0ff5a531c9ffaf0dfdc7dc78d13d1383088f454896d252934c429b2554d10559 deb:zeromq3
endef
