readline.about    := line editing and history, GPL: only on request (READLINE=readline LICENSES=)
readline.version  := 8.3
readline.licence  := GPL-3.0-or-later
readline.licences := COPYING
readline.kind     := autotools
readline.default  := no
readline.tools    := cc pkgconf
readline.needs    := ncurses
readline.flags    := --with-curses --disable-install-examples
readline.gives    := lib/libreadline.a include/readline/readline.h lib/pkgconfig/readline.pc
readline.test     := readline
define readline.source
# The same file: Homebrew readline.rb 8.3, and Debian's .orig, bytes fetched
fe5383204467828cd495ee8d1d3c037a7eba1389c22bc6a041f627976f9061cc https://ftp.gnu.org/gnu/readline/readline-8.3.tar.gz
fe5383204467828cd495ee8d1d3c037a7eba1389c22bc6a041f627976f9061cc deb:readline
endef
