gperf.about    := makes perfect hash functions, for fontconfig
gperf.version  := 3.3
gperf.licence  := GPL-3.0-or-later
gperf.kind     := autotools
gperf.default  := no
gperf.tools    := cxx
gperf.profile  := none
gperf.gives    := bin/gperf
define gperf.source
# The same file: several projects' pins (found by file name), gperf 3.3, and Debian's .orig, bytes fetched
fd87e0aba7e43ae054837afd6cd4db03a3f2693deb3619085e6ed9d8d9604ad8 https://ftp.gnu.org/gnu/gperf/gperf-3.3.tar.gz
fd87e0aba7e43ae054837afd6cd4db03a3f2693deb3619085e6ed9d8d9604ad8 deb:gperf
endef
