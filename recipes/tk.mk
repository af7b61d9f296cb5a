tk.about    := Tk, the toolkit of tkinter: the library for X11 and its scripts
tk.version  := 8.6.18
tk.licence  := TCL
tk.licences := license.terms
tk.kind     := autotools
tk.default  := no
tk.subdir   := unix
tk.tools    := cc pkgconf
tk.needs    := tcl libx11 libxft
tk.targets  := binaries libraries
tk.flags    := --with-tcl=tcl --with-x --enable-threads --enable-xft --disable-xss
tk.gives    := lib/libtk8.6.a lib/libtkstub8.6.a lib/pkgconfig/tk.pc include/tk.h lib/tk8.6/tk.tcl lib/tk8.6/ttk/ttk.tcl
tk.test     := tk
define tk.build
mkdir tcl
sed "s|/ingot|$SYSROOT|g" "$SYSROOT/lib/tclConfig.sh" >tcl/tclConfig.sh
# Tk asks a program of this name for Xft's flags, and knows of one library of X11; static ones need what is behind them.
mkdir ask
printf '#!/bin/sh\nexec %s "$@"\n' "$PKG_CONFIG" >ask/pkg-config
chmod 755 ask/pkg-config
PATH=$PWD/ask:$PATH
LIBS=$(pkgconf --static --libs x11)
export LIBS
set -- --x-includes="$SYSROOT/include" --x-libraries="$SYSROOT/lib"
recipe_flags="$recipe_flags $*"
kind_configure
# It makes do without Xft where a test of it fails, and says so only here.
grep -q -- '-DHAVE_XFT=1' Makefile
kind_build
make DESTDIR="$STAGE" install-binaries install-libraries install-headers
# tkConfig.sh repeats the paths of this build and is of use to other toolkits only; the .pc file says the same by name.
rm "$STAGE$PREFIX/lib/tkConfig.sh"
sed -i 's|^Libs.private:.*|Requires.private: xft fontconfig x11|' "$STAGE$PREFIX/lib/pkgconfig/tk.pc"
endef
define tk.assert
if grep -rI "$WORK" "$OUT/lib"; then exit 1; fi
endef
define tk.source
# The same file: several projects' pins of the upstream file (found by hash), 8.6.18, and Debian's .orig, bytes fetched
95cd528a80f5e4bdb557af9b14a7197d6860793a3894e25e7c9fad2ed05d4c3c https://downloads.sourceforge.net/project/tcl/Tcl/8.6.18/tk8.6.18-src.tar.gz
95cd528a80f5e4bdb557af9b14a7197d6860793a3894e25e7c9fad2ed05d4c3c deb:tk8.6
endef
