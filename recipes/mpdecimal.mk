mpdecimal.about    := decimal floating point
mpdecimal.version  := 4.0.1
mpdecimal.licence  := BSD-2-Clause
mpdecimal.licences := COPYRIGHT.txt
mpdecimal.kind     := autotools
mpdecimal.tools    := cc pkgconf
mpdecimal.flags    := --disable-cxx --disable-doc
mpdecimal.gives    := lib/libmpdec.a include/mpdecimal.h lib/pkgconfig/libmpdec.pc
mpdecimal.test     := libmpdec
define mpdecimal.source
# The same file: Conan's, Termux's lists, mpdecimal 4.0.1, and Debian's .orig, bytes fetched
96d33abb4bb0070c7be0fed4246cd38416188325f820468214471938545b1ac8 https://www.bytereef.org/software/mpdecimal/releases/mpdecimal-4.0.1.tar.gz
96d33abb4bb0070c7be0fed4246cd38416188325f820468214471938545b1ac8 deb:mpdecimal
endef
