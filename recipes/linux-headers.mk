# The machine's own kernel headers, and nothing else of /usr/include: the C library and its users need them.
linux-headers.about   := kernel headers (linux/, asm/, asm-generic/) of this machine
linux-headers.version := host
linux-headers.licence := GPL-2.0-only WITH Linux-syscall-note
linux-headers.kind    := linux-headers
linux-headers.host    := yes
linux-headers.profile := none
linux-headers.gives   := include/linux/version.h include/asm/types.h include/asm-generic/types.h
