libxml2.about    := XML and HTML parser, with XPath, schemas and validation
libxml2.version  := 2.15.4
libxml2.licence  := MIT
libxml2.licences := Copyright
libxml2.kind     := autotools
libxml2.default  := no
libxml2.tools    := cc pkgconf
libxml2.needs    := zlib
# --sysconfdir: where the machine's catalog is. No modules: nothing is loaded at run time.
libxml2.flags    := --sysconfdir=/etc --with-zlib --with-schematron --without-python --without-modules --without-icu \
	--without-readline --without-history --without-docs --without-http
libxml2.gives    := lib/libxml2.a include/libxml2/libxml/parser.h lib/pkgconfig/libxml-2.0.pc
libxml2.test     := libxml-2.0
define libxml2.source
# The project's own .sha256sum, as recorded in several lists, libxml2 2.15.4
98087fd181d9070724f3fbc65c7377db03038eb92bd882374daff44940138821 https://download.gnome.org/sources/libxml2/2.15/libxml2-2.15.4.tar.xz
# From Debian's archive, bytes fetched (repacked without what Debian cannot ship)
5868d20db42ee21e4881bc53050c7fa226286a277cb3d0543f76b81f7571e934 deb:libxml2
endef
