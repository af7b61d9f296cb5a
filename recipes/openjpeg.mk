openjpeg.about    := JPEG 2000 images
openjpeg.version  := 2.5.4
openjpeg.licence  := BSD-2-Clause
openjpeg.licences := LICENSE
openjpeg.kind     := cmake
openjpeg.stock    := cmake
openjpeg.default  := no
openjpeg.tools    := cc pkgconf
openjpeg.flags    := -DBUILD_CODEC=OFF -DBUILD_TESTING=OFF -DBUILD_DOC=OFF
openjpeg.gives    := lib/libopenjp2.a include/openjpeg-2.5/openjpeg.h lib/pkgconfig/libopenjp2.pc
openjpeg.test     := libopenjp2
define openjpeg.source
# Homebrew openjpeg.rb 2.5.4
a695fbe19c0165f295a8531b1e4e855cd94d0875d2f88ec4b61080677e27188a https://github.com/uclouvain/openjpeg/archive/refs/tags/v2.5.4.tar.gz
# From Debian's archive, bytes fetched
6f6cf917e9587bc2df83aee5b51aa22dd56111640b3bad290b93443b6a4682b7 deb:openjpeg2
endef
