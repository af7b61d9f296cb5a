fontconfig.about    := finds the fonts of the machine it runs on, by that machine's own configuration
fontconfig.version  := 2.15.0
# Its COPYING: Keith Packard's text, MIT's for fcatomic.h, and Unicode's for the case tables; MD5 is in the public domain.
fontconfig.licence  := HPND-sell-variant AND MIT AND Unicode-DFS-2016
fontconfig.licences := COPYING
fontconfig.kind     := autotools
fontconfig.default  := no
fontconfig.tools    := cc pkgconf gperf cpython
fontconfig.needs    := freetype expat
fontconfig.flags    := --sysconfdir=/etc --localstatedir=/var --datadir=/usr/share --with-cache-dir=/var/cache/fontconfig \
	--with-default-fonts=/usr/share/fonts --with-add-fonts=/usr/local/share/fonts,/usr/share/X11/fonts \
	--disable-docs --disable-nls --disable-cache-build PYTHON=python3.13
fontconfig.gives    := lib/libfontconfig.a include/fontconfig/fontconfig.h lib/pkgconfig/fontconfig.pc
fontconfig.test     := fontconfig
define fontconfig.build
kind_configure
# The library alone: no programs, no configuration.
make SUBDIRS='fontconfig fc-case fc-lang src' DESTDIR="$STAGE" install
endef
define fontconfig.source
# The same file: Homebrew fontconfig.rb 2.15.0, and Debian's .orig, bytes fetched
63a0658d0e06e0fa886106452b58ef04f21f58202ea02a94c39de0d3335d7c0e https://www.freedesktop.org/software/fontconfig/release/fontconfig-2.15.0.tar.xz
63a0658d0e06e0fa886106452b58ef04f21f58202ea02a94c39de0d3335d7c0e deb:fontconfig
endef
