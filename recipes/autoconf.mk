autoconf.about    := makes configure scripts, for sources that ship none
autoconf.version  := 2.72
autoconf.licence  := GPL-3.0-or-later WITH Autoconf-exception-3.0
autoconf.kind     := autotools
autoconf.tools    := cc m4
autoconf.needs    := m4
autoconf.flags    := ac_cv_path_M4=m4 ac_cv_path_PERL=/usr/bin/perl EMACS=no
autoconf.profile  := none
autoconf.gives    := bin/autoconf bin/autoreconf
define autoconf.source
# The same file: several projects' pins, autoconf 2.72, and Debian's .orig, bytes fetched
ba885c1319578d6c94d46e9b0dceb4014caafe2490e437a0dbca3f270a223f5a https://ftp.gnu.org/gnu/autoconf/autoconf-2.72.tar.xz
ba885c1319578d6c94d46e9b0dceb4014caafe2490e437a0dbca3f270a223f5a deb:autoconf
endef
