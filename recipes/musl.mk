musl.about    := the C library of the static target
musl.version  := 1.2.6
musl.licence  := MIT
musl.licences := COPYRIGHT
musl.kind     := musl
musl.host     := yes
musl.needs    := linux-headers
musl.gives    := lib/libc.a lib/crt1.o lib/rcrt1.o include/stdio.h
define musl.source
# The same file: Debian's .orig is upstream's. musl's own hash is published in several distributions' lists.
d585fd3b613c66151fc3249e8ed44f77020cb5e6c1e635a616d3f9f82460512a https://musl.libc.org/releases/musl-1.2.6.tar.gz
d585fd3b613c66151fc3249e8ed44f77020cb5e6c1e635a616d3f9f82460512a deb:musl
endef
