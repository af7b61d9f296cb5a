lcms2.about    := colour management with ICC profiles
lcms2.version  := 2.19.1
lcms2.licence  := MIT
lcms2.licences := LICENSE
lcms2.kind     := autotools
lcms2.default  := no
lcms2.tools    := cc pkgconf
lcms2.flags    := --without-jpeg --without-tiff
lcms2.gives    := lib/liblcms2.a include/lcms2.h lib/pkgconfig/lcms2.pc
lcms2.test     := lcms2
define lcms2.source
# The same file: several pins of the release's asset, lcms2 2.19.1, and Debian's .orig, bytes fetched
bfc54f7bab59fbc921012014a8032e4cba4abd46db47d46b76416a8c0b2815c8 https://github.com/mm2/Little-CMS/releases/download/lcms2.19.1/lcms2-2.19.1.tar.gz
bfc54f7bab59fbc921012014a8032e4cba4abd46db47d46b76416a8c0b2815c8 deb:lcms2
endef
