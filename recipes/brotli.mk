brotli.about    := Brotli compression
brotli.version  := 1.2.0
brotli.licence  := MIT
brotli.licences := LICENSE
brotli.default  := no
brotli.tools    := cc pkgconf
brotli.gives    := lib/libbrotlicommon.a lib/libbrotlidec.a lib/libbrotlienc.a include/brotli/encode.h \
	lib/pkgconfig/libbrotlicommon.pc lib/pkgconfig/libbrotlidec.pc lib/pkgconfig/libbrotlienc.pc
brotli.test     := libbrotlidec libbrotlienc
define brotli.build
# What its CMakeLists.txt does for Linux, which is all that it has.
mkdir objects
for part in common dec enc; do
    for file in c/$part/*.c; do
        object=objects/$part-$(basename "$file" .c).o
        "$CC" $CFLAGS -DOS_LINUX -Ic/include -c "$file" -o "$object"
    done
    "$AR" rcD libbrotli$part.a objects/$part-*.o
    install -D -m 644 libbrotli$part.a "$STAGE$PREFIX/lib/libbrotli$part.a"
done
cp -R c/include "$STAGE$PREFIX/"
write_pc libbrotlicommon -lbrotlicommon
write_pc libbrotlidec -lbrotlidec libbrotlicommon
write_pc libbrotlienc '-lbrotlienc -lm' libbrotlicommon
endef
define brotli.source
# The tag's archive in Homebrew and several projects' pins, brotli 1.2.0
816c96e8e8f193b40151dad7e8ff37b1221d019dbcb9c35cd3fadbfe6477dfec https://github.com/google/brotli/archive/refs/tags/v1.2.0.tar.gz
# From Debian's archive, bytes fetched
eb5f7dadf215d0670665fd81566e1fe2dfdc154d983f09142de7299df4c182e6 deb:brotli
endef
