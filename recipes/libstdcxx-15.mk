libstdcxx-15.about    := the C++ library for a host compiler of gcc 15
libstdcxx-15.version  := 15.3.0
libstdcxx-15.licence  := GPL-3.0-or-later WITH GCC-exception-3.1
libstdcxx-15.licences := COPYING3 COPYING.RUNTIME
libstdcxx-15.kind     := libstdcxx
libstdcxx-15.tools    := cc
libstdcxx-15.default  := no
libstdcxx-15.gives    := lib/libstdc++.a lib/libsupc++.a include/c++/vector
define libstdcxx-15.source
# Homebrew gcc@15.rb 15.3.0
fa59c1beef8995f27c4d71c1df227587189315d3e6faff1bb4306e61b0c530eb https://ftp.gnu.org/gnu/gcc/gcc-15.3.0/gcc-15.3.0.tar.xz
# From Debian's archive, bytes fetched. An outer tar that holds gcc-15.3.0-dfsg.tar.xz (no manuals).
183c7e2323a166ea7838159b75cd1ea6ec3901150c74b2451967b39bc759bf9b deb:gcc-15
endef
