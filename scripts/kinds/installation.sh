# shellcheck shell=sh disable=SC2154 # recipe_* and the like come from scripts/inside
# A relocatable installation of CPython: bin/, lib/, include/, whose programs need glibc and nothing else. Links the kit
# twice, as a program and as libpython, and writes the files that say where things lie so that they need not know.

own=src/interpreter
short=${recipe_version%.*}
soname=libpython$short.so.1.0
# What finds the tree: of the program by its own file, of the library by the library's.
places='path place installation/tree installation/main installation/program installation/library'

# What CPython's own link exports, and what its own archive defines. Nothing else is seen.
kind_configure() {
    sh $own/api.sh "$SYSROOT/kit/libpython.a" exported >api
    { sh $own/api.sh "$SYSROOT/kit/libpython.a" defined; echo _PyImport_Inittab; } >names
    grep -E '^(PyInit_.*|_PyImport_Inittab)$' names >weak
    { echo '{ global:'; sed 's/$/;/' api; echo 'local: *; };'; } >api.map
    { echo '{'; sed 's/$/;/' api; echo '};'; } >api.list
}

# bundle WORDS: sets $bundle, the objects of bundle.c with the certificates of recipe ca, or none, and $wrap, how it is linked.
bundle() {
    bundle='' wrap=''
    [ -e "$SYSROOT/lib/ca.der" ] && grep -q -x -e -lssl "$SYSROOT/kit/libs" || return 0
    bundle='bundle.o bundle_bytes.o' wrap=--wrap=SSL_CTX_set_default_verify_paths
    "$CC" "$@" -Wpedantic -Werror -c $own/bundle.c -o bundle.o
    "$CC" -c "-Wa,-I,$SYSROOT/lib" $own/bundle_bytes.S -o bundle_bytes.o
}

kind_build() {
    python=$SYSROOT/include/python$short
    set -- -std=c11 -O2 -g -DNDEBUG -fPIC -D_GNU_SOURCE -Wall -Wextra -isystem "$python" -isystem "$SYSROOT/include"
    "$CC" "$@" -DPy_BUILD_CORE -isystem "$python/internal" -c "$SYSROOT/kit/config.c" -o config.o
    "$CC" "$@" -Wpedantic -Werror -c $own/certificates.c -o certificates.o
    for file in $places; do
        "$CC" "$@" -I $own -Wpedantic -Werror -c "$own/$file.c" -o "${file##*/}.o"
    done
    bundle "$@"

    # The launcher's certificates come before libcrypto, whose own they replace.
    # shellcheck disable=SC2086 # words
    set -- config.o certificates.o $bundle ${wrap:+"-Wl,$wrap"} -Wl,--whole-archive "$SYSROOT/kit/libpython.a" -Wl,--no-whole-archive \
        -L"$SYSROOT/lib" -Wl,--start-group
    while read -r word; do set -- "$@" "$word"; done <"$SYSROOT/kit/libs"
    set -- "$@" -Wl,--end-group -Wl,--gc-sections,-z,relro,-z,now,--build-id=sha1 -Wl,--wrap=_PyConfig_InitPathConfig
    case " $recipe_options " in *" pie "*) pie=-pie ;; *) pie=-no-pie ;; esac
    # The list says what of ours is seen; the script hides what a library defines and glibc does too (libedit's wcsdup).
    "$CC" $pie -o python main.o program.o place.o tree.o path.o "$@" -Wl,--dynamic-list=api.list,--version-script=api.map
    "$CC" -shared -o "$soname" library.o tree.o path.o "$@" "-Wl,-soname,$soname" -Wl,--version-script=api.map
}

# part FILE: moves the debugging information out of it, to where debuggers look by build-id.
part() {
    id=$(readelf -n "$1" | sed -n 's/^ *Build ID: \([0-9a-f]\{40\}\)$/\1/p')
    [ -n "$id" ] || { echo "error: $1 has no build-id" >&2; exit 1; }
    rest=${id#??}
    mkdir -p "$debug/${id%"$rest"}"
    "$OBJCOPY" --only-keep-debug "$1" "$debug/${id%"$rest"}/$rest.debug"
    "$STRIP" "$1"
}

# One object that holds all of Python and its libraries, with nothing to be seen but what CPython's own archive defines: for
# embedders who link statically. Built-in modules and the list of them are weak: who links their own has it taken, as with
# members of an archive. Without program.c and library.c: such a program is no part of a tree, and getpath.py decides.
embeddable() {
    # shellcheck disable=SC2086 # words
    set -- config.o certificates.o $bundle $wrap --whole-archive "$SYSROOT/kit/libpython.a" --no-whole-archive -L"$SYSROOT/lib" --start-group
    while read -r word; do
        file=$SYSROOT/lib/lib${word#-l}.a
        [ ! -e "$file" ] || set -- "$@" "$file"
    done <"$SYSROOT/kit/libs"
    "$LD" -r -o all.o "$@" --end-group
    "$OBJCOPY" --strip-debug --keep-global-symbols=names --weaken-symbols=weak all.o libpython.o
    "$AR" rcD "$at/lib/libpython$short.a" libpython.o
}

kind_install() {
    at=$STAGE$PREFIX debug=$STAGE$PREFIX/debug/.build-id
    mkdir -p "$at/bin" "$at/lib/pkgconfig"
    cp -R "$SYSROOT/include" "$at/"
    find "$at/include" -mindepth 1 -maxdepth 1 ! -name "python$short" -exec rm -rf {} +
    cp -R "$SYSROOT/lib/python$short" "$at/lib/"
    for folder in "$SYSROOT"/data/*; do [ ! -d "$folder" ] || cp -R "$folder/." "$at/lib/python$short/"; done
    # Tcl and Tk look for their scripts beside bin/.
    cp -R "$SYSROOT"/lib/tcl8* "$SYSROOT"/lib/tk8* "$at/lib/"
    cp python "$at/bin/python$short"
    cp "$soname" "$at/lib/"
    part "$at/bin/python$short"
    part "$at/lib/$soname"
    ln -s "$soname" "$at/lib/libpython$short.so"
    ln -s "python$short" "$at/bin/python3"
    ln -s "python$short" "$at/bin/python"
    embeddable
    "$at/bin/python$short" -I -B $own/installation/finish.py "$at" -lpthread -ldl -lutil -lm
    # Hashes instead of times: a copy of the tree has other times, and may not be writable.
    "$at/bin/python$short" -I -m compileall -q -j 0 -s "$at" -p '' --invalidation-mode unchecked-hash "$at/lib/python$short"
}
