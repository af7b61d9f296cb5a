automake.about    := makes Makefile.in files, for sources that ship none
automake.version  := 1.17
automake.licence  := GPL-2.0-or-later
automake.kind     := autotools
automake.tools    := cc autoconf
automake.needs    := autoconf
automake.flags    := ac_cv_path_PERL=/usr/bin/perl
automake.profile  := none
automake.gives    := bin/automake bin/aclocal
define automake.source
# The same file: Homebrew automake.rb 1.17, and Debian's .orig, bytes fetched
8920c1fc411e13b90bf704ef9db6f29d540e76d232cb3b2c9f4dc4cc599bd990 https://ftp.gnu.org/gnu/automake/automake-1.17.tar.xz
8920c1fc411e13b90bf704ef9db6f29d540e76d232cb3b2c9f4dc4cc599bd990 deb:automake-1.17
endef
