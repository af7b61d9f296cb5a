expat.about    := XML parser
expat.version  := 2.8.3
expat.licence  := MIT
expat.licences := expat/COPYING
expat.kind     := autotools
expat.subdir   := expat
expat.tools    := cc pkgconf autoconf automake libtool
expat.flags    := --without-examples --without-tests --without-xmlwf --without-docbook
expat.gives    := lib/libexpat.a include/expat.h lib/pkgconfig/expat.pc
expat.test     := expat
define expat.source
# The same file: the tag's archive in two lists, and Debian's .orig, bytes fetched
533659a16e0184035a99fd8e783f1ad61a887a7bf8586a8681740b9d7ed42389 https://github.com/libexpat/libexpat/archive/refs/tags/R_2_8_3.tar.gz
533659a16e0184035a99fd8e783f1ad61a887a7bf8586a8681740b9d7ed42389 deb:expat
endef
