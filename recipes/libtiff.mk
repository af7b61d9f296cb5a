libtiff.about    := TIFF images, of every compression that is common
libtiff.version  := 4.7.2
libtiff.licence  := libtiff
libtiff.licences := LICENSE.md
libtiff.kind     := cmake
libtiff.stock    := cmake
libtiff.default  := no
libtiff.tools    := cc pkgconf
libtiff.needs    := zlib libjpeg-turbo xz zstd libwebp
# CMake looks for libm in the sysroot, where a C library is not.
libtiff.flags    := -DCMath_LIBRARY:STRING=m -Dzlib=ON -Djpeg=ON -Dlzma=ON -Dzstd=ON -Dwebp=ON -Dlibdeflate=OFF -Djbig=OFF -Dlerc=OFF -Dtiff-cxx=OFF \
	-Dtiff-tools=OFF -Dtiff-tests=OFF -Dtiff-contrib=OFF -Dtiff-docs=OFF -Dtiff-opengl=OFF
libtiff.gives    := lib/libtiff.a include/tiffio.h lib/pkgconfig/libtiff-4.pc
libtiff.test     := libtiff-4
define libtiff.source
# Several projects' pins of the release (found by file name; one says its signature is good), libtiff 4.7.2
4996f0c4f93094719b1ca5c6279b20e588773ba8a247533e486416fb662ddb88 https://download.osgeo.org/libtiff/tiff-4.7.2.tar.xz
# From Debian's archive, bytes fetched (the tag's tree, without configure)
c5086d8f7c5ba51ca98241f24a8bd1cb66218c399077aeccbf6a236cf3152acc deb:tiff
endef
