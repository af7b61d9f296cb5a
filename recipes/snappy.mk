snappy.about    := fast compression, for leveldb and python-snappy
snappy.version  := 1.2.2
snappy.licence  := BSD-3-Clause
snappy.licences := COPYING
snappy.kind     := cmake
snappy.stock    := cmake
snappy.default  := no
snappy.lang     := c++
snappy.tools    := cxx pkgconf
snappy.flags    := -DSNAPPY_BUILD_TESTS=OFF -DSNAPPY_BUILD_BENCHMARKS=OFF
snappy.gives    := lib/libsnappy.a include/snappy.h include/snappy-c.h lib/pkgconfig/snappy.pc
snappy.test     := snappy
define snappy.build
# Without type information nobody could derive from its classes.
sed -i "s| -fno-rtti||" CMakeLists.txt
kind_configure
kind_build
kind_install
write_pc snappy -lsnappy
endef
define snappy.source
# The same file: the tag's archive, pinned by Fedora's snappy.spec and others, and Debian's .orig, bytes fetched
90f74bc1fbf78a6c56b3c4a082a05103b3a56bb17bca1a27e052ea11723292dc https://github.com/google/snappy/archive/refs/tags/1.2.2.tar.gz
90f74bc1fbf78a6c56b3c4a082a05103b3a56bb17bca1a27e052ea11723292dc deb:snappy
endef
