curl.about    := libcurl: URLs, mostly HTTP, with TLS, HTTP/2, Brotli, Zstandard and a resolver of its own
curl.version  := 8.22.0
curl.licence  := curl
curl.licences := COPYING
curl.kind     := autotools
curl.default  := no
curl.tools    := cc pkgconf
curl.needs    := openssl zlib nghttp2 brotli zstd c-ares
# Certificates: none of its own. Without CURLOPT_CAINFO it asks OpenSSL, which reads SSL_CERT_FILE and SSL_CERT_DIR, or
# else /etc/ingot/ssl, where nothing is; `certifi` or the user says where they are.
curl.without  := libpsl libidn2 libgsasl libssh2 libssh librtmp gssapi ngtcp2 nghttp3 quiche libuv \
	ca-bundle ca-path zsh-functions-dir fish-functions-dir
curl.flags    := --with-openssl --with-zlib --with-nghttp2 --with-brotli --with-zstd --enable-ares --with-ca-fallback \
	$(addprefix --without-,$(curl.without)) --disable-ldap --disable-ldaps --disable-manual --disable-docs \
	--disable-libcurl-option --disable-openssl-auto-load-config
curl.gives    := bin/curl-config lib/libcurl.a include/curl/curl.h lib/pkgconfig/libcurl.pc
curl.test     := libcurl
define curl.build
kind_configure
# Not all of lib: its other half is the same once more, for tests.
make -C lib libcurl.la
make -C lib DESTDIR="$STAGE" install-libLTLIBRARIES
make -C include DESTDIR="$STAGE" install
make DESTDIR="$STAGE" install-binSCRIPTS install-pkgconfigDATA
# The folders of this build; the libraries themselves are named twice already.
sed -i "s|-L$SYSROOT/lib/pkgconfig/../../lib *||g" "$STAGE$PREFIX/bin/curl-config" "$STAGE$PREFIX/lib/pkgconfig/libcurl.pc"
endef
define curl.source
# The same file: curl.se's in several projects' pins, curl 8.22.0, and Debian's .orig, bytes fetched
d54dd598bf05927a726deb38df31c6a255ba83ff1de57c5d1464dac3ed8f44a1 https://curl.se/download/curl-8.22.0.tar.gz
d54dd598bf05927a726deb38df31c6a255ba83ff1de57c5d1464dac3ed8f44a1 deb:curl
endef
