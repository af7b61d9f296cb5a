# shellcheck shell=sh disable=SC2154 # recipe_* and the like come from scripts/inside
# The interpreter: the kit's archive, our launcher, the chosen extensions and the packed stdlib in one link.
# Fields: modules (recipes of extensions), options (pie). Compiles only what is ours; a link of seconds.

own=src/interpreter
wraps='_PyConfig_InitPathConfig _PyImport_InitExternal open openat fstatat access faccessat listxattr llistxattr opendir readdir
    rewinddir closedir'
launcher='main paths hook module archive archive_read place path view view_files view_folders dl'
# What the assembler makes: the names that dlsym finds, the archive.
texts='api files'

# The inittab: the kit's, our module, then the lines `dotted.name function` of each extension.
kind_configure() {
    echo '_ingot PyInit__ingot' >inittab
    for extension in $recipe_modules; do cat "$SYSROOT/ext/$extension/inittab" >>inittab; done
    awk 'NR == FNR { name[++n] = $1; init[n] = $2; next }
        /^struct _inittab/ { for (i = 1; i <= n; i++) print "extern PyObject* " init[i] "(void);" }
        { print }
        /^struct _inittab/ { for (i = 1; i <= n; i++) print "    {\"" name[i] "\", " init[i] "}," }' \
        inittab "$SYSROOT/kit/config.c" >inittab.c

    # What concerns OpenSSL, where that is inside (WITHOUT=).
    if [ -e "$SYSROOT/include/openssl/x509.h" ]; then launcher="$launcher certificates"; fi
    if [ -e "$SYSROOT/lib/ca.der" ] && grep -q -x -e -lssl "$SYSROOT/kit/libs"; then
        launcher="$launcher bundle" wraps="$wraps SSL_CTX_set_default_verify_paths" texts="$texts bundle_bytes"
        cp $own/bundle_bytes.S .
    fi

    mkdir own
    cp $own/importer.py own/_ingot_importer.py
    cp $own/files.py own/_ingot_files.py
}

# What dlsym finds: every function and object of Python's C API, as CPython's headers declare it.
api_table() {
    sh $own/api.sh "$SYSROOT/kit/libpython.a" exported >api
    awk 'BEGIN { print ".section .data.rel.ro, \"aw\", @progbits\n.balign 8\n.globl dl_symbols\ndl_symbols:" }
        { print ".quad " $1 ", " at; at += length($1) + 1; names = names ".asciz \"" $1 "\"\n" }
        END { print ".section .rodata, \"a\", @progbits\n.balign 8\n.globl dl_count, dl_names\ndl_count: .quad " NR
            printf "dl_names:\n%s.section .note.GNU-stack, \"\", @progbits\n", names }' at=0 api >api.S
}

kind_build() {
    case " $recipe_options " in
    *" pie "*) code=-fPIE link='-static-pie -Wl,-z,pack-relative-relocs' ;;
    *) code=-fno-pie link=-static ;;
    esac
    python=$SYSROOT/include/python3.13
    # Nothing public gives musl's version to a static program; its loader prints this.
    echo 'extern const char __libc_version[]; int puts(const char *); int main(void) { return puts(__libc_version) < 0; }' >libc.c
    "$CC" -static -o libc libc.c
    for file in $launcher; do
        "$CC" -DLIBC_TEXT="\"musl $(./libc)\"" -std=c11 -O2 -DNDEBUG $code -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Werror -ffunction-sections \
            -isystem "$python" -isystem "$SYSROOT/include" -c "$own/$file.c" -o "$file.o"
    done
    "$CC" -O2 $code -DPy_BUILD_CORE -isystem "$python" -isystem "$python/internal" -c inittab.c -o inittab.o
    api_table

    set -- "$SYSROOT/lib/python3.13" own
    for extension in $recipe_modules; do set -- "$@" "$SYSROOT/ext/$extension/python"; done
    for folder in "$SYSROOT"/data/*; do [ ! -d "$folder" ] || set -- "$@" "$folder"; done
    PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1 python3.13 -s -P $own/pack.py --without $own/left-out.txt \
        --first $own/first.txt files "$@"
    for file in $texts; do "$CC" -c "-Wa,-I,$SYSROOT/lib" "$file.S" -o "$file.o"; done
    link_all
}

# mimalloc comes before any archive that has a malloc, the launcher before libcrypto (certificates.c).
link_all() {
    driver=$CC words=$(cat "$SYSROOT/kit/libs")
    set -- "$SYSROOT/lib/mimalloc.o" inittab.o
    for text in $texts; do set -- "$@" "$text.o"; done
    for file in $launcher; do set -- "$@" "$file.o"; done
    for extension in $recipe_modules; do
        driver=$CXX words="$words $(cat "$SYSROOT/ext/$extension/libs")"
        set -- "$@" "$SYSROOT/ext/$extension/module.o"
    done
    for name in $wraps; do set -- "$@" "-Wl,--wrap=$name"; done
    # shellcheck disable=SC2086 # link and words are words
    "$driver" $link -o python "$@" -L"$SYSROOT/lib" "$SYSROOT/kit/libpython.a" -Wl,--start-group $words -lz \
        -Wl,--end-group -Wl,--gc-sections,-z,stack-size=8388608,-z,relro,-z,now,-Map,map,--trace-symbol=malloc >traced 2>&1 ||
        { cat traced; exit 1; }
}

# Proof that mimalloc took, and that the seams of paths.c, hook.c and the view hold. (musl keeps an allocator under other names
# for a few blocks of its own, such as the locale's; nobody else can reach it.)
kind_install() {
    grep -q 'mimalloc\.o: definition of malloc$' traced || { echo 'error: malloc is not mimalloc'; exit 1; }
    if grep 'libcrypto\.a(libcrypto-lib-x509_def\.o)' map; then echo 'error: certificates.c did not take'; exit 1; fi
    "$NM" python >linked
    for name in $wraps; do grep -q " T __wrap_$name\$" linked; done
    mkdir -p "$STAGE$PREFIX/bin" "$STAGE$PREFIX/link"
    sed "s|$WORK/||g" map >"$STAGE$PREFIX/link/map"
    "$STRIP" -o "$STAGE$PREFIX/bin/python3.13" python
}
