ncurses.about    := text screens, wide characters
ncurses.version  := 6.6
ncurses.licence  := X11-distribute-modifications-variant
ncurses.licences := COPYING
ncurses.kind     := autotools
ncurses.tools    := cc pkgconf tic
ncurses.flags    := --enable-widec --enable-ext-colors --enable-pc-files --with-pkg-config-libdir=/ingot/lib/pkgconfig \
	--with-termlib=no --without-cxx-binding --without-ada --without-manpages --without-tests --without-progs \
	--without-debug --without-dlsym --without-gpm --disable-db-install --enable-overwrite --disable-stripping \
	--with-default-terminfo-dir=/usr/share/terminfo \
	--with-terminfo-dirs=/etc/terminfo:/lib/terminfo:/usr/share/terminfo:/usr/lib/terminfo:/usr/local/share/terminfo \
	--with-fallbacks=xterm,xterm-256color,screen-256color,tmux-256color,linux,vt100,dumb
ncurses.gives    := lib/libncursesw.a lib/libpanelw.a include/curses.h lib/pkgconfig/ncursesw.pc lib/pkgconfig/panelw.pc
ncurses.test     := ncursesw panelw
define ncurses.source
# Several projects' pins, ncurses 6.6
355b4cbbed880b0381a04c46617b7656e362585d52e9cf84a67e2009b749ff11 https://ftp.gnu.org/gnu/ncurses/ncurses-6.6.tar.gz
# From Debian's archive, bytes fetched: 6.6 and the next day's patch (Windows path names, C23 warnings, documentation)
e280541f4f601b8586bec305976c873fd641607f9bc4254bf661034dcccac4e9 deb:ncurses
endef
define ncurses.build
kind_configure
kind_build
kind_install
# The name that configure scripts look for; a wide-character ncurses serves both.
ln -s libncursesw.a "$STAGE$PREFIX/lib/libncurses.a"
endef
