nghttp2.about    := HTTP/2 and HPACK, the library only
nghttp2.version  := 1.70.0
nghttp2.licence  := MIT
nghttp2.licences := COPYING
nghttp2.kind     := autotools
nghttp2.default  := no
nghttp2.tools    := cc pkgconf
nghttp2.flags    := --enable-lib-only
nghttp2.gives    := lib/libnghttp2.a include/nghttp2/nghttp2.h lib/pkgconfig/libnghttp2.pc
nghttp2.test     := libnghttp2
define nghttp2.source
# The same file: the release's asset in Homebrew's libnghttp2.rb 1.70.0, and Debian's .orig, bytes fetched
aa317e2cf9dca6afa0aed68f8fad6ff303ec6982e25a78c75c0b65e2b9b3ded5 https://github.com/nghttp2/nghttp2/releases/download/v1.70.0/nghttp2-1.70.0.tar.gz
aa317e2cf9dca6afa0aed68f8fad6ff303ec6982e25a78c75c0b65e2b9b3ded5 deb:nghttp2
endef
