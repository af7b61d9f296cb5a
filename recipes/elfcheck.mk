elfcheck.about    := our ELF checker, for dist/
elfcheck.version  := 0.1
elfcheck.licence  := MIT
elfcheck.kind     := packed
elfcheck.tree     := src/base src/elfcheck src/packed
elfcheck.tools    := cc
elfcheck.needs    := inflate small-musl
elfcheck.profile  := static
elfcheck.gives    := bin/elfcheck
# Small: musl is compiled for size too, nothing unwinds in C, no table needs to begin a cache line, and what is not
# reached is not linked; it is compiled as one, in one piece.
elfcheck.cflags   := -Oz -flto -flto-partition=one -fno-tree-dominator-opts -fno-pie -fno-asynchronous-unwind-tables -malign-data=abi -ffunction-sections -fdata-sections -DELFCHECK_ZLIB
elfcheck.ldflags  := -linflate -lsmall
