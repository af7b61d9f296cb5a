inflate.about    := what elfcheck needs of zlib: inflate without gzip, small
inflate.version  := 1.3.2
inflate.licence  := Zlib
inflate.licences := LICENSE
inflate.tools    := cc
inflate.profile  := none
inflate.gives    := lib/libinflate.a include/zlib.h
define inflate.build
# One program links it, so no -fPIC. Tables of CRC-32 and of fixed codes made at run time: 11 kB less. The inner loop is fast all the same.
small='-Os -fno-pie -ffunction-sections -fdata-sections -fno-asynchronous-unwind-tables -DNO_GZIP -DDYNAMIC_CRC_TABLE -DBUILDFIXED'
"$CC" $small -c inflate.c inftrees.c adler32.c crc32.c zutil.c
"$CC" $small -O2 -c inffast.c
"$AR" rcD libinflate.a inflate.o inftrees.o inffast.o adler32.o crc32.o zutil.o
install -D -m 644 libinflate.a "$STAGE$PREFIX/lib/libinflate.a"
install -D -m 644 -t "$STAGE$PREFIX/include" zlib.h zconf.h
endef
define inflate.source
# Several projects' pins of both URLs (found by file name), zlib 1.3.2
d7a0654783a4da529d1bb793b7ad9c3318020af77667bcae35f95d0e42a792f3 https://zlib.net/zlib-1.3.2.tar.xz
d7a0654783a4da529d1bb793b7ad9c3318020af77667bcae35f95d0e42a792f3 https://github.com/madler/zlib/releases/download/v1.3.2/zlib-1.3.2.tar.xz
# From Debian's archive, bytes fetched (repacked without the parts Debian cannot ship)
7b6903eb019983987b7112eccf90f1703f1c6c0e0cede36564bf611d19ca579d deb:zlib
endef
