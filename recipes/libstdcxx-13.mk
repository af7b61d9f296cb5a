libstdcxx-13.about    := the C++ library for a host compiler of gcc 13
libstdcxx-13.version  := 13.3.0
libstdcxx-13.licence  := GPL-3.0-or-later WITH GCC-exception-3.1
libstdcxx-13.licences := COPYING3 COPYING.RUNTIME
libstdcxx-13.kind     := libstdcxx
libstdcxx-13.tools    := cc
libstdcxx-13.default  := no
libstdcxx-13.gives    := lib/libstdc++.a lib/libsupc++.a include/c++/vector
define libstdcxx-13.source
# Several projects' pins (found by file name), gcc 13.3.0
0845e9621c9543a13f484e94584a49ffc0129970e9914624235fc1d061a0c083 https://ftp.gnu.org/gnu/gcc/gcc-13.3.0/gcc-13.3.0.tar.xz
# From Debian's archive, bytes fetched. An outer tar that holds gcc-13.3.0-dfsg.tar.xz (no manuals).
2fde6610c97427ca320113b8ed99d75439c15b7d75d0a5410256a9cf4a8e5402 deb:gcc-13
endef
