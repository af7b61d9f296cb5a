sqlite.about    := SQL database in a file
sqlite.version  := 3.53.4
sqlite.licence  := blessing
sqlite.tools    := cc pkgconf
sqlite.gives    := lib/libsqlite3.a include/sqlite3.h lib/pkgconfig/sqlite3.pc
sqlite.test     := sqlite3
sqlite.options  := ENABLE_FTS3 ENABLE_FTS3_PARENTHESIS ENABLE_FTS4 ENABLE_FTS5 ENABLE_RTREE ENABLE_GEOPOLY \
	ENABLE_DBSTAT_VTAB ENABLE_MATH_FUNCTIONS ENABLE_COLUMN_METADATA ENABLE_STMTVTAB $(if $(filter musl,$(LIBC)),OMIT_LOAD_EXTENSION)
define sqlite.build
# Debian's archive has the tree that the amalgamation is made of; upstream's has it ready.
if [ ! -f sqlite3.c ]; then
    env -u CXX ./configure --disable-tcl
    make sqlite3.c
fi
"$CC" $CFLAGS $(printf -- ' -DSQLITE_%s' $recipe_options) -DHAVE_USLEEP=1 -c sqlite3.c
"$AR" rcD libsqlite3.a sqlite3.o
install -D -m 644 libsqlite3.a "$STAGE$PREFIX/lib/libsqlite3.a"
install -D -m 644 -t "$STAGE$PREFIX/include" sqlite3.h sqlite3ext.h
write_pc sqlite3 '-lsqlite3 -lm -lpthread -ldl'
endef
define sqlite.source
# Homebrew sqlite.rb 3.53.4: the amalgamation, ready made
0e9483900e92cd5de8fd48d16bf9200145a61f7fd5be542a5ac81d8a9516eb9c https://www.sqlite.org/2026/sqlite-autoconf-3530400.tar.gz
# From Debian's archive, bytes fetched: the whole tree; `make sqlite3.c` makes the amalgamation with the jimsh0.c inside
05366adc8ee80c6b1faa71285b49d133c2121238ca58934b077fdeb95934abd4 deb:sqlite3
endef
