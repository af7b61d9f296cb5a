zlib.about    := deflate compression
zlib.version  := 1.3.2
zlib.licence  := Zlib
zlib.licences := LICENSE
zlib.kind     := configure
zlib.tools    := cc pkgconf
zlib.flags    := --static
zlib.gives    := lib/libz.a include/zlib.h lib/pkgconfig/zlib.pc
zlib.test     := zlib
define zlib.source
# Several projects' pins of both URLs (found by file name), zlib 1.3.2
d7a0654783a4da529d1bb793b7ad9c3318020af77667bcae35f95d0e42a792f3 https://zlib.net/zlib-1.3.2.tar.xz
d7a0654783a4da529d1bb793b7ad9c3318020af77667bcae35f95d0e42a792f3 https://github.com/madler/zlib/releases/download/v1.3.2/zlib-1.3.2.tar.xz
# From Debian's archive, bytes fetched (repacked without the parts Debian cannot ship)
7b6903eb019983987b7112eccf90f1703f1c6c0e0cede36564bf611d19ca579d deb:zlib
endef
