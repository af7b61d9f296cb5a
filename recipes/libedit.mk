libedit.about    := line editing and history
libedit.version  := 20250104-3.1
libedit.licence  := BSD-3-Clause
libedit.licences := COPYING
libedit.kind     := autotools
libedit.tools    := cc pkgconf
libedit.needs    := ncurses
# musl's wchar_t is ISO 10646, but its headers do not say so before they are included.
libedit.cflags   := -D__STDC_ISO_10646__=201103L
libedit.flags    := --disable-examples
libedit.gives    := lib/libedit.a include/histedit.h lib/pkgconfig/libedit.pc
libedit.test     := libedit
define libedit.source
# The same file: Buildroot libedit.hash, Homebrew libedit.rb 20250104-3.1, and Debian's .orig, bytes fetched
23792701694550a53720630cd1cd6167101b5773adddcb4104f7345b73a568ac https://www.thrysoee.dk/editline/libedit-20250104-3.1.tar.gz
23792701694550a53720630cd1cd6167101b5773adddcb4104f7345b73a568ac deb:libedit
endef
