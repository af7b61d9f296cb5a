unixodbc.about    := ODBC's driver manager: finds the drivers that the machine has and loads them
unixodbc.version  := 2.3.11
unixodbc.licence  := LGPL-2.1-or-later
unixodbc.licences := LICENSE
unixodbc.kind     := autotools
unixodbc.default  := no
unixodbc.tools    := cc pkgconf autoconf automake libtool
# Where the machine's administrator lists drivers: /etc/odbcinst.ini.
unixodbc.flags    := --sysconfdir=/etc --with-included-ltdl --disable-drivers --disable-driver-config --disable-gui \
	--disable-readline --disable-editline
unixodbc.gives    := lib/libodbc.a lib/libodbcinst.a include/sql.h lib/pkgconfig/odbc.pc
unixodbc.test     := odbc
define unixodbc.build
# Programs are left out: they show the same settings, and want a terminal.
kind_configure
make SUBDIRS='extras log lst ini libltdl odbcinst DriverManager cur include'
make SUBDIRS='odbcinst DriverManager cur include' sysconfdir="$PREFIX/etc" DESTDIR="$STAGE" install
rm -rf "$STAGE$PREFIX/etc"
# It names a part of the archive as a file of the build.
sed -i "s,^Libs.private:.*,Libs.private: -lpthread -ldl," "$STAGE$PREFIX"/lib/pkgconfig/*.pc
endef
define unixodbc.source
# The release's asset in two projects' pins, unixODBC 2.3.11
d9e55c8e7118347e3c66c87338856dad1516b490fb7c756c1562a2c267c73b5c https://github.com/lurcher/unixODBC/releases/download/2.3.11/unixODBC-2.3.11.tar.gz
# From Debian's archive, bytes fetched (the tag's tree, with no configure)
8f625f72c6bfdbb0e5fb59e66eb8d7df0a84435178e33bf40cd2be7e76f677e0 deb:unixodbc
endef
