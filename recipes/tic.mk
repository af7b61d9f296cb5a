tic.about    := terminfo compiler, for the descriptions that ncurses compiles in
tic.version  := 6.6
tic.licence  := X11-distribute-modifications-variant
tic.kind     := autotools
tic.tools    := cc
tic.flags    := --enable-widec --without-cxx-binding --without-ada --without-manpages --without-tests --without-debug --without-dlsym --without-gpm
tic.install  := install.progs
tic.profile  := none
tic.gives    := bin/tic bin/infocmp
define tic.source
# Several projects' pins, ncurses 6.6
355b4cbbed880b0381a04c46617b7656e362585d52e9cf84a67e2009b749ff11 https://ftp.gnu.org/gnu/ncurses/ncurses-6.6.tar.gz
# From Debian's archive, bytes fetched: 6.6 and the next day's patch (Windows path names, C23 warnings, documentation)
e280541f4f601b8586bec305976c873fd641607f9bc4254bf661034dcccac4e9 deb:ncurses
endef
