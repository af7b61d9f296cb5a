libsodium.about    := cryptography, for libzmq's CURVE
libsodium.version  := 1.0.22
libsodium.licence  := ISC
libsodium.licences := LICENSE
libsodium.kind     := autotools
libsodium.tools    := cc pkgconf
libsodium.flags    := --disable-pie
libsodium.gives    := lib/libsodium.a include/sodium.h lib/pkgconfig/libsodium.pc
libsodium.test     := libsodium
define libsodium.source
# The same file: the tag's archive, MXE libsodium.mk 1.0.22, and Debian's .orig, bytes fetched
5838bb0c3da6148c24ebe531d1ed1297de9a87aea77d426bcd99f289e681631c https://github.com/jedisct1/libsodium/archive/refs/tags/1.0.22-RELEASE.tar.gz
5838bb0c3da6148c24ebe531d1ed1297de9a87aea77d426bcd99f289e681631c deb:libsodium
endef
