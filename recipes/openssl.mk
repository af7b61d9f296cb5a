openssl.about    := TLS and cryptography
openssl.version  := 3.5.7
openssl.licence  := Apache-2.0
openssl.licences := LICENSE.txt
openssl.tools    := cc pkgconf
openssl.gives    := lib/libssl.a lib/libcrypto.a include/openssl/ssl.h lib/pkgconfig/openssl.pc
openssl.test     := openssl
# no-async: musl has no makecontext. no-module: nothing to load at run time, so no folder to load it from.
openssl.flags    := no-shared no-module no-engine no-async no-apps no-tests no-docs no-legacy --openssldir=/etc/ingot/ssl
define openssl.build
./Configure linux-x86_64 --prefix="$PREFIX" --libdir=lib $recipe_flags CC="$CC" CFLAGS="$CFLAGS"
make build_libs
make DESTDIR="$STAGE" install_dev
endef
define openssl.source
# The same file: several lists of the release's asset, openssl 3.5.7, and Debian's .orig, bytes fetched
a8c0d28a529ca480f9f36cf5792e2cd21984552a3c8e4aa11a24aa31aeac98e8 https://github.com/openssl/openssl/releases/download/openssl-3.5.7/openssl-3.5.7.tar.gz
a8c0d28a529ca480f9f36cf5792e2cd21984552a3c8e4aa11a24aa31aeac98e8 deb:openssl
endef
