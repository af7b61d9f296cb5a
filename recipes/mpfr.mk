mpfr.about    := floating point of any precision, correctly rounded
mpfr.version  := 4.2.2
mpfr.licence  := LGPL-3.0-or-later
mpfr.licences := COPYING.LESSER
mpfr.kind     := autotools
mpfr.default  := no
mpfr.tools    := cc pkgconf
mpfr.needs    := gmp
mpfr.flags    := --enable-thread-safe
mpfr.gives    := lib/libmpfr.a include/mpfr.h lib/pkgconfig/mpfr.pc
mpfr.test     := mpfr
define mpfr.source
# The same file: Homebrew's pin and others', mpfr 4.2.2, and Debian's .orig, bytes fetched
b67ba0383ef7e8a8563734e2e889ef5ec3c3b898a01d00fa0a6869ad81c6ce01 https://www.mpfr.org/mpfr-4.2.2/mpfr-4.2.2.tar.xz
b67ba0383ef7e8a8563734e2e889ef5ec3c3b898a01d00fa0a6869ad81c6ce01 https://ftp.gnu.org/gnu/mpfr/mpfr-4.2.2.tar.xz
b67ba0383ef7e8a8563734e2e889ef5ec3c3b898a01d00fa0a6869ad81c6ce01 deb:mpfr4
endef
