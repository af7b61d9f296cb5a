libstdcxx-12.about    := the C++ library for a host compiler of gcc 12
libstdcxx-12.version  := 12.5.0
libstdcxx-12.licence  := GPL-3.0-or-later WITH GCC-exception-3.1
libstdcxx-12.licences := COPYING3 COPYING.RUNTIME
libstdcxx-12.kind     := libstdcxx
libstdcxx-12.tools    := cc
libstdcxx-12.default  := no
libstdcxx-12.gives    := lib/libstdc++.a lib/libsupc++.a include/c++/vector
define libstdcxx-12.source
# Homebrew gcc@12.rb 12.5.0
71cd373d0f04615e66c5b5b14d49c1a4c1a08efa7b30625cd240b11bab4062b3 https://ftp.gnu.org/gnu/gcc/gcc-12.5.0/gcc-12.5.0.tar.xz
# From Debian's archive, bytes fetched. An outer tar that holds gcc-12.5.0-dfsg.tar.xz (no manuals).
49367a03d142396f2269a77f7c0f3bd2fd9609ff9b4b29c1e38e5e2aef801fc3 deb:gcc-12
endef
