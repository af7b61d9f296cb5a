mimalloc.about    := the process's malloc: one object that defines the malloc family and nothing else
mimalloc.version  := 2.0.9
mimalloc.licence  := MIT
mimalloc.licences := LICENSE
mimalloc.tools    := cc
mimalloc.profile  := none
mimalloc.gives    := lib/mimalloc.o
# CPython carries a mimalloc of its own in obmalloc.o, with the same names: ours keeps only what malloc(3) is.
mimalloc.options  := malloc calloc realloc free aligned_alloc posix_memalign memalign valloc pvalloc malloc_usable_size \
	reallocf reallocarray cfree
# __USE_ISOC11 is glibc's way to say that aligned_alloc is declared; musl's own would not know these blocks.
mimalloc.cflags   := -O3 -DNDEBUG -DMI_MALLOC_OVERRIDE -D__USE_ISOC11=1 -ftls-model=local-exec -fno-builtin-malloc
define mimalloc.build
"$CC" -std=gnu11 $CFLAGS -Iinclude -c src/static.c -o all.o
"$NM" --defined-only --extern-only all.o | cut -d' ' -f3 >defined
for name in $recipe_options; do
    if grep -qx "$name" defined; then echo "$name"; fi
done >keep
mkdir -p "$STAGE$PREFIX/lib"
"$OBJCOPY" --keep-global-symbols=keep all.o "$STAGE$PREFIX/lib/mimalloc.o"
endef
define mimalloc.assert
"$NM" --defined-only --extern-only "$OUT/lib/mimalloc.o" | cut -d' ' -f3 >globals
for name in malloc calloc realloc free aligned_alloc posix_memalign memalign malloc_usable_size; do
    grep -qx "$name" globals
done
if grep '^_*mi_' globals; then exit 1; fi
endef
define mimalloc.source
# Homebrew mimalloc.rb 2.0.9: the tag's archive
4a29edae32a914a706715e2ac8e7e4109e25353212edeed0888f4e3e15db5850 https://github.com/microsoft/mimalloc/archive/refs/tags/v2.0.9.tar.gz
# From Debian's archive, bytes fetched (no docs/, bin/, ide/)
cbc9d207ff105ad1f0cb739c378076143a6452b8d0624309cea0abfb040e972b deb:mimalloc
endef
