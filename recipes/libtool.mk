libtool.about    := libtoolize and its macros, for sources without a configure
libtool.version  := 2.5.4
libtool.licence  := GPL-2.0-or-later
libtool.kind     := autotools
libtool.tools    := cc m4
libtool.needs    := m4 automake
libtool.flags    := --disable-ltdl-install
libtool.profile  := none
libtool.gives    := bin/libtoolize share/aclocal/libtool.m4
define libtool.source
# Homebrew libtool.rb 2.5.4
f81f5860666b0bc7d84baddefa60d1cb9fa6fceb2398cc3baca6afaa60266675 https://ftp.gnu.org/gnu/libtool/libtool-2.5.4.tar.xz
# From Debian's archive, bytes fetched (another packing, with a configure)
d9189031edeaa6aa74695b2aeb80a8c26df50b29d8b72c991667e01adecea42c deb:libtool
endef
