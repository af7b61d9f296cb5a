libssh2.about    := SSH from a client's side, cryptography by OpenSSL
libssh2.version  := 1.11.1
libssh2.licence  := BSD-3-Clause
libssh2.licences := COPYING
libssh2.kind     := autotools
libssh2.default  := no
libssh2.tools    := cc pkgconf
libssh2.needs    := openssl zlib
libssh2.flags    := --with-crypto=openssl --with-libz --disable-examples-build --disable-docker-tests --disable-sshd-tests \
	--disable-rpath
libssh2.gives    := lib/libssh2.a include/libssh2.h lib/pkgconfig/libssh2.pc
libssh2.test     := libssh2
define libssh2.build
kind_configure
make -C src
make -C src DESTDIR="$STAGE" install
make DESTDIR="$STAGE" install-includeHEADERS install-pkgconfigDATA
endef
define libssh2.source
# The same file: Homebrew libssh2.rb 1.11.1, and Debian's .orig, bytes fetched
d9ec76cbe34db98eec3539fe2c899d26b0c837cb3eb466a56b0f109cabf658f7 https://libssh2.org/download/libssh2-1.11.1.tar.gz
d9ec76cbe34db98eec3539fe2c899d26b0c837cb3eb466a56b0f109cabf658f7 deb:libssh2
endef
