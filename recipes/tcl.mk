tcl.about    := Tcl, which Tk is written in: the library and its scripts, without the bundled extensions
tcl.version  := 8.6.18
# Fedora's tcl8.spec 8.6; the second is Bison's skeleton in tclDate.c.
tcl.licence  := TCL AND GPL-3.0-or-later WITH Bison-exception-2.2 AND BSD-3-Clause
tcl.licences := license.terms
tcl.kind     := autotools
tcl.default  := no
tcl.subdir   := unix
tcl.tools    := cc pkgconf
tcl.needs    := zlib
# The machine's own zone files serve the clock; asked to detect, configure would look at the building machine's.
tcl.flags    := --enable-threads --with-encoding=utf-8 --without-tzdata --disable-dtrace
tcl.targets  := binaries libraries
tcl.gives    := lib/libtcl8.6.a lib/libtclstub8.6.a lib/tclConfig.sh lib/pkgconfig/tcl.pc include/tcl.h \
	include/tcl-private/generic/tclInt.h include/tcl-private/unix/tclUnixPort.h \
	lib/tcl8.6/init.tcl lib/tcl8.6/encoding/euc-jp.enc lib/tcl8/8.5/msgcat-1.6.1.tm
tcl.test     := tcl
define tcl.build
kind_configure
# Before the first word of DESTDIR, which would be compiled in.
kind_build
for part in generic unix; do
    make DESTDIR="$STAGE" PRIVATE_INCLUDE_INSTALL_DIR="$STAGE$PREFIX/include/tcl-private/$part" install-private-headers
done
make DESTDIR="$STAGE" install-binaries install-libraries install-msgs install-headers
# Tk is told of the private headers where they are now, and nobody of the folder that Tcl was built in.
sed -i -e "s|^TCL_SRC_DIR=.*|TCL_SRC_DIR='/ingot/include/tcl-private'|" -e '/^TCL_BUILD_/d' "$STAGE$PREFIX/lib/tclConfig.sh"
endef
define tcl.assert
if grep -rI "$WORK" "$OUT/lib"; then exit 1; fi
# zlib is our own, not the copy inside Tcl.
"$NM" "$OUT/lib/libtcl8.6.a" >symbols
grep -q ' U deflate$' symbols
if grep -q ' T deflate$' symbols; then exit 1; fi
endef
define tcl.source
# Several projects' pins of the upstream file (found by file name), 8.6.18
14f9af32b1767ff718477a8f974ad03c34341097e6b43f4ce54644ee974e268e https://downloads.sourceforge.net/project/tcl/Tcl/8.6.18/tcl8.6.18-src.tar.gz
# From Debian's archive, bytes fetched (repacked without the bundled extensions, and without files of compat/zlib)
615a2c2e06d2931b4ff2b035d40d6fc51ba5b81f41ff15943c67d98e01edb201 deb:tcl8.6
endef
