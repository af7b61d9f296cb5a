libpq.about    := client library of PostgreSQL, with pg_config
libpq.version  := 18.6
libpq.licence  := PostgreSQL
libpq.licences := COPYRIGHT
libpq.kind     := autotools
libpq.default  := no
libpq.tools    := cc pkgconf
libpq.needs    := openssl
libpq.flags    := --sysconfdir=/etc/postgresql-common --with-ssl=openssl --without-readline --without-icu --without-zlib \
	--without-libcurl --disable-rpath
libpq.gives    := bin/pg_config lib/libpq.a lib/libpgcommon_shlib.a lib/libpgport_shlib.a include/libpq-fe.h \
	include/pg_config.h lib/pkgconfig/libpq.pc
libpq.test     := libpq
define libpq.build
# The client library has no grammar; configure insists on a bison, whose fourth word is its version, and a flex.
BISON='echo no bison here: 3' FLEX='echo no flex' kind_configure
# Where Debian's and Fedora's servers have their socket; upstream's own is /tmp, which neither uses.
sed -i 's|^#define DEFAULT_PGSOCKET_DIR .*|#define DEFAULT_PGSOCKET_DIR "/var/run/postgresql"|' src/include/pg_config_manual.h
# What pg_config shows of how it was configured: not the folder of this build.
sed -i "s| 'PKG_CONFIG_LIBDIR=[^']*'||" src/include/pg_config.h
# The variants for a shared library: they give errors back where the programs' own end the process.
make -C src/backend submake-catalog-headers submake-utils-headers
export NO_GENERATED_HEADERS=1
make -C src/port libpgport_shlib.a
make -C src/common libpgcommon_shlib.a
make -C src/interfaces/libpq SHLIB_PREREQS= libpq.a libpq.pc
"$CC" $CFLAGS -DFRONTEND -D_GNU_SOURCE -Isrc/include -o pg_config src/bin/pg_config/pg_config.c src/common/fe_memutils.c \
    src/common/libpgcommon_shlib.a src/port/libpgport_shlib.a
sed -i -e 's/-lpgcommon/-lpgcommon_shlib/' -e 's/-lpgport/-lpgport_shlib/' src/interfaces/libpq/libpq.pc
install -D -m 644 -t "$STAGE$PREFIX/lib/pkgconfig" src/interfaces/libpq/libpq.pc
install -m 644 -t "$STAGE$PREFIX/lib" src/interfaces/libpq/libpq.a src/port/libpgport_shlib.a \
    src/common/libpgcommon_shlib.a
install -D -t "$STAGE$PREFIX/bin" pg_config
install -D -m 644 -t "$STAGE$PREFIX/include" src/interfaces/libpq/libpq-fe.h src/interfaces/libpq/libpq-events.h \
    src/include/postgres_ext.h src/include/pg_config.h src/include/pg_config_os.h \
    src/include/pg_config_manual.h
install -D -m 644 -t "$STAGE$PREFIX/include/libpq" src/include/libpq/libpq-fs.h
endef
define libpq.source
# The same file: the official Docker image of postgres 18.6, Homebrew, and Debian's .orig, bytes fetched
555610c24d53e4316da5b7d3fc25c279d96856d5e0e23ee308c328c5fa881d9f https://ftp.postgresql.org/pub/source/v18.6/postgresql-18.6.tar.bz2
555610c24d53e4316da5b7d3fc25c279d96856d5e0e23ee308c328c5fa881d9f deb:postgresql-18
endef
