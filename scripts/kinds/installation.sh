# shellcheck shell=sh disable=SC2154 # recipe_* and the like come from scripts/inside
# A relocatable installation of CPython: bin/, lib/, include/, whose programs need glibc and nothing else. Links the kit
# twice, as a program and as libpython, and writes the files that say where things lie so that they need not know.

own=src/interpreter
short=${recipe_version%.*}
soname=libpython$short.so.1.0

# What the C API is: public names of the kit, init functions aside. Nothing else is exported.
kind_configure() {
    "$NM" --quiet --defined-only --extern-only "$SYSROOT/kit/libpython.a" >symbols
    awk '$2 ~ /^[TDBR]$/ && $3 ~ /^_?Py/ && $3 !~ /^PyInit_/ { print $3 }' symbols | sort -u >api
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
    "$CC" "$@" -Wpedantic -Werror -c $own/installation/main.c -o main.o
    bundle "$@"

    # The launcher's certificates come before libcrypto, whose own they replace.
    # shellcheck disable=SC2086 # words
    set -- config.o certificates.o $bundle ${wrap:+"-Wl,$wrap"} -Wl,--whole-archive "$SYSROOT/kit/libpython.a" -Wl,--no-whole-archive \
        -L"$SYSROOT/lib" -Wl,--start-group
    while read -r word; do set -- "$@" "$word"; done <"$SYSROOT/kit/libs"
    set -- "$@" -Wl,--end-group -Wl,--gc-sections,-z,relro,-z,now,--build-id=sha1
    case " $recipe_options " in *" pie "*) pie=-pie ;; *) pie=-no-pie ;; esac
    # The list says what of ours is seen; the script hides what a library defines and glibc does too (libedit's wcsdup).
    "$CC" $pie -o python main.o "$@" -Wl,--dynamic-list=api.list,--version-script=api.map
    "$CC" -shared -o "$soname" "$@" "-Wl,-soname,$soname" -Wl,--version-script=api.map
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

# One object that holds all of Python and its libraries, with nothing but the C API to be seen: for embedders who link
# statically.
embeddable() {
    # shellcheck disable=SC2086 # words
    set -- config.o certificates.o $bundle $wrap --whole-archive "$SYSROOT/kit/libpython.a" --no-whole-archive -L"$SYSROOT/lib" --start-group
    while read -r word; do
        file=$SYSROOT/lib/lib${word#-l}.a
        [ ! -e "$file" ] || set -- "$@" "$file"
    done <"$SYSROOT/kit/libs"
    "$LD" -r -o all.o "$@" --end-group
    "$OBJCOPY" --strip-debug --keep-global-symbols=api all.o libpython.o
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
