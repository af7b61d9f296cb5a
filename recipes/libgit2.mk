libgit2.about    := git as a library, over https (OpenSSL) and ssh (libssh2)
libgit2.version  := 1.9.7
libgit2.licence  := GPL-2.0-only WITH GCC-exception-2.0
libgit2.licences := COPYING
libgit2.kind     := cmake
libgit2.stock    := cmake
libgit2.default  := no
libgit2.tools    := cc pkgconf
libgit2.needs    := openssl libssh2 zlib http-parser
# What it brings along of others is left out: Debian's source has it not, so both sources build the same.
# *_RESOLVED: OpenSSL's .pc file names libraries of libc, which are not in the sysroot that CMake looks into; without a type,
# CMake would make paths of the words.
libgit2.flags    := -DBUILD_TESTS=OFF -DBUILD_CLI=OFF -DUSE_SSH=libssh2 -DUSE_HTTPS=OpenSSL -DUSE_HTTP_PARSER=http-parser \
	-DREGEX_BACKEND=regcomp -DUSE_GSSAPI=OFF -DUSE_NTLMCLIENT=OFF -Ddl_RESOLVED:STRING=-ldl -Dpthread_RESOLVED:STRING=-lpthread
libgit2.gives    := lib/libgit2.a include/git2.h lib/pkgconfig/libgit2.pc
libgit2.test     := libgit2
define libgit2.build
kind_configure
kind_build
kind_install
# A prefix in quotes is not known as one: its .pc file would answer with that of the build.
sed -i 's/"//g' "$STAGE$PREFIX/lib/pkgconfig/libgit2.pc"
endef
define libgit2.assert
if pkgconf --cflags libgit2 --with-path="$OUT/lib/pkgconfig" | grep -e '-I/ingot'; then exit 1; fi
endef
define libgit2.source
# The tag's archive in Homebrew and several projects' pins, libgit2 1.9.7
1a4fbe7589e814777ae76b64734ad80f4ecad22cd33a22682a2aaea4ae5375e7 https://github.com/libgit2/libgit2/archive/refs/tags/v1.9.7.tar.gz
# From Debian's archive, bytes fetched (without the libraries that it brings along)
9fa36a88e816cebe0fa9b526800f24550a46de248b989b1560de0990fb8746cc deb:libgit2
endef
