icu.about    := Unicode: collation, normal forms, calendars, formats of every language
icu.version  := 78.3
icu.licence  := Unicode-3.0
icu.licences := LICENSE
icu.kind     := autotools
icu.default  := no
icu.lang     := c++
icu.tools    := cxx pkgconf
icu.subdir   := source
# Its data is an archive like the rest: nothing is opened at run time.
icu.flags    := --with-data-packaging=static --disable-dyload --disable-extras --disable-tests --disable-samples --disable-icu-config
icu.gives    := lib/libicuuc.a lib/libicui18n.a lib/libicuio.a lib/libicudata.a include/unicode/unistr.h \
	lib/pkgconfig/icu-uc.pc lib/pkgconfig/icu-i18n.pc lib/pkgconfig/icu-io.pc
icu.test     := icu-i18n icu-io
define icu.build
kind_configure
kind_build
kind_install
# Spaces hide a prefix, which .pc files can then not be moved with; and a static library says that it is C++ inside.
sed -i 's/^prefix = /prefix=/; s/^baselibs = .*/& -lstdc++/' "$STAGE$PREFIX"/lib/pkgconfig/*.pc
# What builds data and tests of one's own: makefiles that name this machine's tools, and libraries for them.
rm -rf "$STAGE$PREFIX"/lib/icu "$STAGE$PREFIX"/share/icu "$STAGE$PREFIX"/lib/libicutest.a "$STAGE$PREFIX"/lib/libicutu.a
endef
define icu.source
# The same file: Homebrew icu4c@78.rb 78.3, and Debian's .orig, bytes fetched
3a2e7a47604ba702f345878308e6fefeca612ee895cf4a5f222e7955fabfe0c0 https://github.com/unicode-org/icu/releases/download/release-78.3/icu4c-78.3-sources.tgz
3a2e7a47604ba702f345878308e6fefeca612ee895cf4a5f222e7955fabfe0c0 deb:icu
endef
