# shellcheck shell=sh disable=SC2154 # recipe_* and the like come from scripts/inside
# CPython as a kit: every C module in one archive, the lists that the link step reads, headers, stdlib, and a plain
# python3.13 to run build tools with. Fields: modules, without, options (pie).

# Without a prefix nobody has, sysconfig's values could not be told from ordinary words.
python_prefix=/ingot-python

kind_configure() {
    # CPython's makefile adds the environment's to the flags that configure was given, behind them.
    unset CFLAGS CPPFLAGS LDFLAGS
    # musl: what is linked loads nothing. glibc: one archive for a program and a shared libpython, whose calls of its own
    # functions stay its own, and with debugging information for a second archive; what needs dlopen is there.
    case "$target $recipe_options" in
    *-musl*" pie") code='-g0 -fPIE' link=-static-pie dynload=stub export=' ' features='' ;;
    *-musl*) code='-g0 -fno-pie' link=-static dynload=stub export=' ' features='' ;;
    *) code='-g -fPIC -fno-semantic-interposition' link='' dynload=shlib export=-Wl,--export-dynamic
        features=--enable-loadable-sqlite-extensions ;;
    esac
    case " $recipe_needs " in
    *" readline "*) editor=readline ;;
    *) editor=editline ;;
    esac
    {
        echo '*disabled*'
        for module in $recipe_without; do echo "$module"; done
    } >Modules/Setup.local
    # musl lacks names that modules have elsewhere.
    case $target in *-musl*) code="$code -include $PWD/src/interpreter/kit/names.h" ;; esac
    # The headers that the module socket wants for Bluetooth are no library's: ours, with what the kernel says.
    cp -R src/interpreter/kit/bluetooth bluetooth
    # What configure would find out by running a program or looking at the machine is said here.
    # shellcheck disable=SC2086 # a word or none
    ./configure --prefix=$python_prefix --build="$TARGET" --host="$TARGET" \
        MODULE_BUILDTYPE=static DYNLOADFILE=dynload_$dynload.o LINKFORSHARED="$export" \
        --disable-test-modules --without-ensurepip --with-system-expat --with-system-libmpdec \
        --with-readline=$editor $features \
        CFLAGS="-O3 $code -ffunction-sections -fdata-sections -fstack-protector-strong -fstack-clash-protection" \
        LDFLAGS="$link -L$SYSROOT/lib -Wl,-z,stack-size=8388608" \
        ac_cv_file__dev_ptmx=yes ac_cv_file__dev_ptc=no ac_cv_buggy_getaddrinfo=no ac_cv_working_tzset=yes \
        ac_cv_posix_semaphores_enabled=yes ac_cv_broken_sem_getvalue=no ac_cv_broken_poll=no \
        ac_cv_header_libintl_h=yes ac_cv_lib_intl_textdomain=no ac_cv_header_bluetooth_bluetooth_h=yes
}

kind_build() { make python pybuilddir.txt; }

# link_words: what the modules' libraries are called on a link line, each once, users before used.
link_words() {
    # shellcheck disable=SC2016 # $(...) is make's
    printf 'show:\n\t@echo $(MODLIBS) $(LIBS) $(SYSLIBS)\n' >"$WORK/tmp/show.mk"
    make -s -f Makefile -f "$WORK/tmp/show.mk" show >"$WORK/tmp/words"
    tr ' ' '\n' <"$WORK/tmp/words" | awk '/^-l/ { line[++n] = $0 } END {
        for (i = n; i > 0; i--) if (!seen[line[i]]++) kept[++k] = line[i]
        for (i = k; i > 0; i--) print kept[i] }'
}

kind_install() {
    at=$STAGE$PREFIX lib=$STAGE$PREFIX/lib/python3.13
    mkdir -p "$at/kit" "$at/bin" "$lib/lib-dynload"
    make inclinstall DESTDIR="$WORK/tmp" >"$WORK/tmp/inclinstall"
    mv "$WORK/tmp$python_prefix/include" "$at/include"

    # config.o is the inittab: the link step makes its own. Members of the same name are not the same file: q, not r.
    cp libpython3.13.a "$at/kit/libpython.a"
    ar d "$at/kit/libpython.a" config.o
    ar qD "$at/kit/libpython.a" Modules/_hacl/Hacl_Hash_SHA2.o
    ranlib -D "$at/kit/libpython.a"
    cp Modules/config.c "$at/kit/config.c"
    link_words >"$at/kit/libs"

    cp -R Lib/. "$lib"
    case $target in
    *-musl) (cd "$lib" && rm -rf test idlelib turtledemo tkinter turtle.py) ;;
    *) (cd "$lib" && rm -rf test idlelib/idle_test) ;;
    esac
    find "$lib" -name __pycache__ -prune -exec rm -rf {} +
    touch "$lib/lib-dynload/.keep"
    data=_sysconfigdata__linux_$TARGET.py
    ./python -I -B src/interpreter/kit/sysconfigdata.py "$(cat pybuilddir.txt)/$data" $python_prefix "$WORK" "$ROOT" \
        "$PREFIX/" >"$lib/$data"
    ./python -I -B src/interpreter/kit/modules.py "$recipe_modules" "$recipe_without" >"$at/kit/modules.tsv"
    "$STRIP" -o "$at/bin/python3.13" python
}
