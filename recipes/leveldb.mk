leveldb.about    := ordered keys and values in a folder
leveldb.version  := 1.23
leveldb.licence  := BSD-3-Clause
leveldb.licences := LICENSE
leveldb.kind     := cmake
leveldb.stock    := cmake
leveldb.default  := no
leveldb.lang     := c++
leveldb.tools    := cxx pkgconf
leveldb.needs    := snappy
# Said, not looked for: a C program that links snappy alone, as its test does, lacks libstdc++.
leveldb.flags    := -DHAVE_SNAPPY=ON -DHAVE_CRC32C=OFF -DHAVE_TCMALLOC=OFF -DLEVELDB_BUILD_TESTS=OFF -DLEVELDB_BUILD_BENCHMARKS=OFF
leveldb.gives    := lib/libleveldb.a include/leveldb/db.h include/leveldb/c.h lib/pkgconfig/leveldb.pc
leveldb.test     := leveldb
define leveldb.build
# Without type information nobody could derive from its classes, a comparator for one.
sed -i 's| -fno-rtti||' CMakeLists.txt
kind_configure
kind_build
kind_install
write_pc leveldb '-lleveldb -lpthread' snappy
endef
define leveldb.source
# The same file: the tag's archive, Homebrew leveldb.rb 1.23, and Debian's .orig, bytes fetched
9a37f8a6174f09bd622bc723b55881dc541cd50747cbd08831c2a82d620f6d76 https://github.com/google/leveldb/archive/refs/tags/1.23.tar.gz
9a37f8a6174f09bd622bc723b55881dc541cd50747cbd08831c2a82d620f6d76 deb:leveldb
endef
