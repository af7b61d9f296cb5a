gmp.about    := integers and fractions of any size
gmp.version  := 6.3.0
gmp.licence  := LGPL-3.0-or-later OR GPL-2.0-or-later
gmp.licences := COPYING.LESSERv3 COPYINGv2
gmp.kind     := autotools
gmp.default  := no
gmp.tools    := cc pkgconf m4
# Fat: the assembler of the processor that it runs on is chosen then, not that of this machine now.
gmp.flags    := --enable-fat
gmp.gives    := lib/libgmp.a include/gmp.h lib/pkgconfig/gmp.pc
gmp.test     := gmp
define gmp.build
# Debian's packing has no manual; the makefiles want its folder.
[ -d doc ] || { mkdir doc && echo 'all install:' >doc/Makefile.in; }
kind_configure
kind_build
kind_install
endef
define gmp.source
# Several distributions' pins of the release (found by file name), gmp 6.3.0
a3c2b80201b89e68616f4ad30bc66aee4927c3ce50e33929ca819d5c43538898 https://gmplib.org/download/gmp/gmp-6.3.0.tar.xz
a3c2b80201b89e68616f4ad30bc66aee4927c3ce50e33929ca819d5c43538898 https://ftp.gnu.org/gnu/gmp/gmp-6.3.0.tar.xz
# From Debian's archive, bytes fetched (repacked without the manual)
bd2966e6d277f79328e894a5a9f3ba3fbf2ed2be81def5f48623e30c23fb1572 deb:gmp
endef
