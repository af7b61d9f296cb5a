libstdcxx-14.about    := the C++ library for a host compiler of gcc 14
libstdcxx-14.version  := 14.2.0
libstdcxx-14.licence  := GPL-3.0-or-later WITH GCC-exception-3.1
libstdcxx-14.licences := COPYING3 COPYING.RUNTIME
libstdcxx-14.kind     := libstdcxx
libstdcxx-14.tools    := cc
libstdcxx-14.default  := no
libstdcxx-14.gives    := lib/libstdc++.a lib/libsupc++.a include/c++/vector
define libstdcxx-14.source
# Homebrew riscv64-elf-gcc.rb 14.2.0
a7b39bc69cbf9e25826c5a60ab26477001f7c08d85cec04bc0e29cabed6f3cc9 https://ftp.gnu.org/gnu/gcc/gcc-14.2.0/gcc-14.2.0.tar.xz
# From Debian's archive, bytes fetched. An outer tar that holds gcc-14.2.0-dfsg.tar.xz (no manuals).
e162a5ef3f0077ecae598c6556908d2ab80841532df3398072a96a6df6e6aa29 deb:gcc-14
endef
