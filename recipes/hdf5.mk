hdf5.about    := tables and arrays in one file, with their descriptions
hdf5.version  := 1.14.6
hdf5.licence  := BSD-3-Clause AND BSD-3-Clause-LBNL
hdf5.licences := COPYING COPYING_LBNL_HDF5
hdf5.kind     := cmake
hdf5.stock    := cmake
hdf5.default  := no
hdf5.tools    := cc pkgconf
hdf5.needs    := zlib
hdf5.flags    := -DHDF5_BUILD_TOOLS=OFF -DBUILD_TESTING=OFF -DHDF5_BUILD_EXAMPLES=OFF -DHDF5_BUILD_HL_LIB=ON \
	-DHDF5_BUILD_CPP_LIB=OFF -DHDF5_BUILD_FORTRAN=OFF -DHDF5_BUILD_JAVA=OFF -DHDF5_ENABLE_Z_LIB_SUPPORT=ON \
	-DHDF5_ENABLE_SZIP_SUPPORT=OFF -DHDF5_ENABLE_PARALLEL=OFF -DHDF5_ENABLE_EMBEDDED_LIBINFO=OFF \
	-DHDF5_INSTALL_CMAKE_DIR=lib/cmake/hdf5
hdf5.gives    := lib/libhdf5.a lib/libhdf5_hl.a include/hdf5.h include/hdf5_hl.h lib/pkgconfig/hdf5.pc lib/pkgconfig/hdf5_hl.pc
hdf5.test     := hdf5 hdf5_hl
define hdf5.build
# What it says of its build is to be the same on any machine.
sed -i 's/@[A-Za-z_]*\(COMPILER\|_AR\|RANLIB\|_LIBS\|HOST_SYSTEM\|MODULE_DIRECTORY\)@//' \
    src/H5build_settings.cmake.c.in src/libhdf5.settings.cmake.in
sed -i 's/@_PKG_CONFIG_COMPILER@/cc/' config/cmake/libh5cc.in
kind_configure
kind_build
kind_install
# Its own .pc files name no library when there is no shared one.
write_pc hdf5 '-lhdf5 -lm -ldl -lpthread' zlib
write_pc hdf5_hl -lhdf5_hl hdf5
endef
define hdf5.source
# A Homebrew tap's hdf5@1.14.6, and others
e4defbac30f50d64e1556374aa49e574417c9e72c6b1de7a4ff88c4b1bea6e9b https://github.com/HDFGroup/hdf5/releases/download/hdf5_1.14.6/hdf5-1.14.6.tar.gz
# From Debian's archive, bytes fetched (repacked without what Debian cannot ship)
c18bc47d07f76a5c2cfb70773bfe4152857e48ca4c96e7aef2684c96fa0e6a7c deb:hdf5
endef
