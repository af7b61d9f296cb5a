libjpeg-turbo.about    := JPEG images, with libjpeg's interface
libjpeg-turbo.version  := 3.1.3
libjpeg-turbo.licence  := IJG AND BSD-3-Clause AND Zlib
libjpeg-turbo.licences := LICENSE.md README.ijg
libjpeg-turbo.kind     := cmake
libjpeg-turbo.stock    := cmake
libjpeg-turbo.default  := no
libjpeg-turbo.tools    := cc pkgconf
# Its SIMD code is for nasm, which no build sees. Without it compressing takes several times as long.
libjpeg-turbo.flags    := -DENABLE_SHARED=OFF -DWITH_SIMD=OFF -DWITH_TURBOJPEG=ON -DWITH_TOOLS=OFF -DWITH_TESTS=OFF
libjpeg-turbo.gives    := lib/libjpeg.a lib/libturbojpeg.a include/jpeglib.h include/turbojpeg.h \
	lib/pkgconfig/libjpeg.pc lib/pkgconfig/libturbojpeg.pc
libjpeg-turbo.test     := libjpeg libturbojpeg
define libjpeg-turbo.source
# Several projects' pins of the release's asset (found by file name), libjpeg-turbo 3.1.3
075920b826834ac4ddf97661cc73491047855859affd671d52079c6867c1c6c0 https://github.com/libjpeg-turbo/libjpeg-turbo/releases/download/3.1.3/libjpeg-turbo-3.1.3.tar.gz
# From Debian's archive, bytes fetched
3a13a5ba767dc8264bc40b185e41368a80d5d5f945944d1dbaa4b2fb0099f4e5 deb:libjpeg-turbo
endef
