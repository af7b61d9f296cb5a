libevent.about    := event loops with buffers, HTTP and DNS, and TLS by OpenSSL
libevent.version  := 2.1.12
libevent.licence  := BSD-3-Clause
libevent.licences := LICENSE
libevent.kind     := autotools
libevent.default  := no
libevent.tools    := cc pkgconf
libevent.needs    := openssl
libevent.flags    := --enable-openssl --disable-samples --disable-libevent-regress
libevent.gives    := lib/libevent.a lib/libevent_openssl.a lib/libevent_pthreads.a include/event2/event.h \
	lib/pkgconfig/libevent.pc lib/pkgconfig/libevent_openssl.pc lib/pkgconfig/libevent_pthreads.pc
libevent.test     := libevent_openssl libevent_pthreads
define libevent.source
# The same file: the release's asset in Bitcoin's depends and several other lists, and Debian's .orig, bytes fetched
92e6de1be9ec176428fd2367677e61ceffc2ee1cb119035037a27d346b0403bb https://github.com/libevent/libevent/releases/download/release-2.1.12-stable/libevent-2.1.12-stable.tar.gz
92e6de1be9ec176428fd2367677e61ceffc2ee1cb119035037a27d346b0403bb deb:libevent
endef
