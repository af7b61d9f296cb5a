libffi.about    := calls of functions whose types are known at run time only
libffi.version  := 3.8.0
libffi.licence  := MIT
libffi.licences := LICENSE
libffi.kind     := autotools
libffi.tools    := cc pkgconf autoconf automake libtool
# Its static trampolines keep a descriptor of the program's file. Without them memory is asked for that is writable and
# executable, and private to a process: what libffi does where it sees SELinux (=1) a forked child shares.
libffi.flags    := --disable-docs --disable-multi-os-directory --disable-exec-static-tramp
libffi.cflags   := -DFFI_MMAP_EXEC_SELINUX=0
libffi.gives    := lib/libffi.a include/ffi.h lib/pkgconfig/libffi.pc
libffi.test     := libffi
define libffi.source
# The same file: the tag's archive in an Arch PKGBUILD, and Debian's .orig, bytes fetched (no configure)
bf40d752d8f5fd4505bcd1c7d4208ea87fd12c91f087e359651c776748352dc0 https://github.com/libffi/libffi/archive/refs/tags/v3.8.0.tar.gz
bf40d752d8f5fd4505bcd1c7d4208ea87fd12c91f087e359651c776748352dc0 deb:libffi
endef
