openblas.about    := BLAS: products of vectors and matrices, by the processor's own instructions
openblas.version  := 0.3.34
openblas.licence  := BSD-3-Clause
openblas.licences := LICENSE
openblas.default  := no
openblas.tools    := cc pkgconf
# BLAS and CBLAS. LAPACK is Fortran, or its translation to C, which Debian's source has not.
# DYNAMIC_ARCH: the kernels are chosen at run time, SSE3's or AVX2's: each further word of DYNAMIC_LIST is a thousand files more, and
# newer processors take AVX2's (driver/others/dynamic.c). The machine that builds has no say (TARGET, NUM_THREADS).
openblas.flags    := TARGET=GENERIC DYNAMIC_ARCH=1 DYNAMIC_LIST=HASWELL NUM_THREADS=64 NO_AFFINITY=1 USE_OPENMP=0 \
	NOFORTRAN=1 NO_LAPACK=1 NO_SHARED=1 MAKE_NB_JOBS=-1
openblas.gives    := lib/libopenblas.a include/cblas.h lib/pkgconfig/openblas.pc
openblas.test     := openblas
define openblas.build
make $recipe_flags libs
make $recipe_flags DESTDIR="$STAGE" install
cd "$STAGE$PREFIX/lib"
# One name, and a .pc file whose prefix can be moved.
mv -f libopenblas*-r*.a libopenblas.a
rm -rf cmake pkgconfig
write_pc openblas '-lopenblas -lm -lpthread'
endef
define openblas.source
# The release's asset in several projects' pins, OpenBLAS 0.3.34
cd7e129868320cc2d033afa920e31202dfe0b8066a5b66661900ccc0f197dfed https://github.com/OpenMathLib/OpenBLAS/releases/download/v0.3.34/OpenBLAS-0.3.34.tar.gz
# From Debian's archive, bytes fetched (without LAPACK)
031220660e58d0afd3344a379e47ba68c6e082cb9c8a104755e8cf0af7d0da7d deb:openblas
endef
