libuuid.about    := unique identifiers, from util-linux
libuuid.version  := 2.42.4
libuuid.licence  := BSD-3-Clause
libuuid.licences := Documentation/licenses/COPYING.BSD-3-Clause
libuuid.kind     := autotools
libuuid.tools    := cc pkgconf
libuuid.flags    := --disable-all-programs --enable-libuuid --disable-nls --without-python --without-systemd --without-ncursesw --disable-asciidoc
libuuid.gives    := lib/libuuid.a include/uuid/uuid.h lib/pkgconfig/uuid.pc
libuuid.test     := uuid
define libuuid.source
# The same file: upstream's sha256sums.asc as recorded in several lists, util-linux 2.42.4, and Debian's .orig, bytes fetched
fbd62a100ab7bb8746ba0661255c3c48185b1e9021507c624da01fbc696330ec https://www.kernel.org/pub/linux/utils/util-linux/v2.42/util-linux-2.42.4.tar.xz
fbd62a100ab7bb8746ba0661255c3c48185b1e9021507c624da01fbc696330ec deb:util-linux
endef
