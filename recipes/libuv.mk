libuv.about    := event loops with files, sockets, processes and threads
libuv.version  := 1.50.0
libuv.licence  := MIT
libuv.licences := LICENSE LICENSE-extra
libuv.kind     := autotools
libuv.default  := no
libuv.tools    := cc pkgconf autoconf automake libtool
libuv.gives    := lib/libuv.a include/uv.h lib/pkgconfig/libuv.pc
libuv.test     := libuv
define libuv.build
[ -x configure ] || sh autogen.sh
kind_configure
kind_build
kind_install
endef
define libuv.source
# Arch's PKGBUILD and two others, libuv 1.50.0
6dc2b39aa7fa66c04e2e015bf47738b84e1c6b86b8987d57dd432d149d77ee25 https://dist.libuv.org/dist/v1.50.0/libuv-v1.50.0.tar.gz
# From Debian's archive, bytes fetched (the tag's tree, with no configure)
ec9de6ecf2a780fd2afb3b007947d2cd57c3bb17f3b9e721a66774980d35cd4d deb:libuv1
endef
