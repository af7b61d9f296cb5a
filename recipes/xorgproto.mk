xorgproto.about    := headers of the X11 protocol and its extensions
xorgproto.version  := 2024.1
# Fedora's xorg-x11-proto-devel.spec 2024.1
xorgproto.licence  := BSD-2-Clause AND HPND AND HPND-sell-variant AND ICU AND MIT AND MIT-open-group AND SGI-B-2.0 AND SMLNJ AND X11 AND X11-distribute-modifications-variant
xorgproto.licences := COPYING
xorgproto.kind     := autotools
xorgproto.default  := no
xorgproto.tools    := cc pkgconf
xorgproto.gives    := include/X11/Xproto.h include/X11/extensions/XKBproto.h lib/pkgconfig/xproto.pc lib/pkgconfig/kbproto.pc
xorgproto.test     := xproto kbproto xextproto inputproto
define xorgproto.build
if [ -d usr ]; then
    # The distribution's package: upstream's headers as configure installs them on that system. One of them, Xpoll.h,
    # has the name of a member of the C library's fd_set.
    cp usr/share/doc/x11proto-dev/copyright COPYING
    rm -rf usr/share/doc
    sed -i 's|^prefix=/usr$|prefix=/ingot|' usr/share/pkgconfig/*.pc
    if ! echo '#include <sys/select.h>' | "$CC" -E -x c - | grep -q __fds_bits; then
        sed -i 's|__fds_bits|fds_bits|' usr/include/X11/Xpoll.h
    fi
    cp -R usr/. "$STAGE$PREFIX"
else
    cat COPYING-* >COPYING
    kind_configure
    kind_build
    kind_install
fi
mkdir -p "$STAGE$PREFIX/lib"
mv "$STAGE$PREFIX/share/pkgconfig" "$STAGE$PREFIX/lib/pkgconfig"
endef
define xorgproto.source
# The same file: Homebrew xorgproto.rb 2024.1, and Debian's own index of sources (not fetched: the archive had no copy)
4f6b9b4faf91e5df8265b71843a91fc73dc895be6210c84117a996545df296ce https://xorg.freedesktop.org/archive/individual/proto/xorgproto-2024.1.tar.gz
4f6b9b4faf91e5df8265b71843a91fc73dc895be6210c84117a996545df296ce deb:xorgproto
# From Debian's archive, bytes fetched
6a6764500eb8171d3cd6d793c09902974f8ea87bd20c68d9eac5f1eeaf3fc407 deb:x11proto-dev:all
endef
