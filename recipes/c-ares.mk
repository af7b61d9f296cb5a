c-ares.about    := DNS queries that do not block
c-ares.version  := 1.34.8
c-ares.licence  := MIT
c-ares.licences := LICENSE.md
c-ares.kind     := autotools
c-ares.default  := no
c-ares.tools    := cc pkgconf
c-ares.flags    := --disable-tests
c-ares.gives    := lib/libcares.a include/ares.h lib/pkgconfig/libcares.pc
c-ares.test     := libcares
define c-ares.source
# The same file: the release's asset in several projects' pins, c-ares 1.34.8, and Debian's .orig, bytes fetched
c222b6d681096f9444d2c4863d2c1174019e27cacca0a4a5c114d36dd7d7bf78 https://github.com/c-ares/c-ares/releases/download/v1.34.8/c-ares-1.34.8.tar.gz
c222b6d681096f9444d2c4863d2c1174019e27cacca0a4a5c114d36dd7d7bf78 deb:c-ares
endef
