gdbm.about    := key-value files, GPL: only on request
gdbm.version  := 1.26
gdbm.licence  := GPL-3.0-or-later
gdbm.licences := COPYING
gdbm.kind     := autotools
gdbm.default  := no
gdbm.tools    := cc pkgconf
gdbm.flags    := --disable-nls --without-readline
gdbm.gives    := lib/libgdbm.a include/gdbm.h lib/pkgconfig/gdbm.pc
gdbm.test     := gdbm
define gdbm.source
# The same file: Spack's and Conan's gdbm 1.26, and Debian's .orig, bytes fetched
6a24504a14de4a744103dcb936be976df6fbe88ccff26065e54c1c47946f4a5e https://ftp.gnu.org/gnu/gdbm/gdbm-1.26.tar.gz
6a24504a14de4a744103dcb936be976df6fbe88ccff26065e54c1c47946f4a5e deb:gdbm
endef
define gdbm.build
kind_configure
kind_build
kind_install
write_pc gdbm -lgdbm
endef
