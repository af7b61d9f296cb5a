mpc.about    := complex numbers of any precision, correctly rounded
mpc.version  := 1.3.1
mpc.licence  := LGPL-3.0-or-later
mpc.licences := COPYING.LESSER
mpc.kind     := autotools
mpc.default  := no
mpc.tools    := cc pkgconf
mpc.needs    := mpfr
mpc.gives    := lib/libmpc.a include/mpc.h lib/pkgconfig/mpc.pc
mpc.test     := mpc
define mpc.build
kind_configure
kind_build
kind_install
write_pc mpc -lmpc 'mpfr gmp'
endef
define mpc.source
# The same file: several lists of the release, mpc 1.3.1, and Debian's .orig, bytes fetched
ab642492f5cf882b74aa0cb730cd410a81edcdbec895183ce930e706c1c759b8 https://ftp.gnu.org/gnu/mpc/mpc-1.3.1.tar.gz
ab642492f5cf882b74aa0cb730cd410a81edcdbec895183ce930e706c1c759b8 deb:mpclib3
endef
