m4.about    := macro processor, for autoconf
m4.version  := 1.4.19
m4.licence  := GPL-3.0-or-later
m4.kind     := autotools
m4.tools    := cc
m4.flags    := --disable-nls --without-libsigsegv-prefix
# Its gnulib of 2021 is no C23, which gcc 15 takes for its default: attributes stand where C23 has none.
m4.cflags  := -std=gnu17
m4.profile  := none
m4.gives    := bin/m4
define m4.source
# The same file: Buildroot m4.hash 1.4.19 (PGP checked there), and Debian's .orig, bytes fetched
63aede5c6d33b6d9b13511cd0be2cac046f2e70fd0a07aa9573a04a82783af96 https://ftp.gnu.org/gnu/m4/m4-1.4.19.tar.xz
63aede5c6d33b6d9b13511cd0be2cac046f2e70fd0a07aa9573a04a82783af96 deb:m4
endef
