libstdcxx-16.about    := the C++ library for a host compiler of gcc 16
libstdcxx-16.version  := 16.2.0
libstdcxx-16.licence  := GPL-3.0-or-later WITH GCC-exception-3.1
libstdcxx-16.licences := COPYING3 COPYING.RUNTIME
libstdcxx-16.kind     := libstdcxx
libstdcxx-16.tools    := cc
libstdcxx-16.default  := no
libstdcxx-16.gives    := lib/libstdc++.a lib/libsupc++.a include/c++/vector
define libstdcxx-16.source
# Homebrew gcc.rb 16.2.0
e6738e29597f733270731aa90600f37ffdc045079dfc27ec7e8192cc81085c3e https://ftp.gnu.org/gnu/gcc/gcc-16.2.0/gcc-16.2.0.tar.xz
# From Debian's archive, bytes fetched. An outer tar that holds gcc-16.2.0-dfsg.tar.xz (no manuals).
1f12db4797c619339c7285ce109b35888cafad2487a388430e62f03b65e9ed64 deb:gcc-16
endef
