http-parser.about    := parser of HTTP/1 messages, for libgit2
http-parser.version  := 2.9.4
http-parser.licence  := MIT
http-parser.licences := LICENSE-MIT
http-parser.default  := no
http-parser.tools    := cc pkgconf
http-parser.gives    := lib/libhttp_parser.a include/http_parser.h lib/pkgconfig/http_parser.pc
http-parser.test     := http_parser
define http-parser.build
# As its header says for all who say nothing: strict.
"$CC" $CFLAGS -c http_parser.c
"$AR" rcD libhttp_parser.a http_parser.o
install -D -m 644 -t "$STAGE$PREFIX/lib" libhttp_parser.a
install -D -m 644 -t "$STAGE$PREFIX/include" http_parser.h
write_pc http_parser -lhttp_parser
endef
define http-parser.source
# The same file: the tag's archive in Spack's http-parser 2.9.4 and several other lists, and Debian's .orig, bytes fetched
467b9e30fd0979ee301065e70f637d525c28193449e1b13fbcb1b1fab3ad224f https://github.com/nodejs/http-parser/archive/v2.9.4.tar.gz
467b9e30fd0979ee301065e70f637d525c28193449e1b13fbcb1b1fab3ad224f deb:http-parser
endef
