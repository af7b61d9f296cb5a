# shellcheck shell=sh disable=SC2154 # recipe_* and the like come from scripts/inside
# A Python package with compiled modules, for the interpreter's link: one object, its lines of the inittab, its
# libraries' link words, its Python files. Fields: modules (dotted names; each is a Cython source of that path),
# init (the functions, where the names do not say them), pure (packages copied), options (pkg-config packages).

at=$STAGE$PREFIX/ext/$name
init_of() { # DOTTED-NAME: the function that makes the module, as its compiler calls it
    for word in ${recipe_init-}; do
        case $word in "$1":*) echo "${word#*:}"; return ;; esac
    done
    echo "PyInit_${1##*.}"
}
unique() { echo "PyInit_$1" | tr . _; }

kind_configure() {
    mkdir -p "$at/python" made
    for module in $recipe_modules; do
        path=$(echo "$module" | tr . /)
        for suffix in .pyx .py; do [ ! -e "$path$suffix" ] || break; done
        cython -3 --3str --module-name "$module" --output-file "made/$module.c" "$path$suffix"
    done
}

kind_build() {
    # shellcheck disable=SC2086,SC2046 # CFLAGS and the packages are words
    for module in $recipe_modules; do
        "$CC" $CFLAGS -DNDEBUG -isystem "$SYSROOT/include/python3.13" $(pkgconf --cflags $recipe_options) \
            -c "made/$module.c" -o "made/$module.o"
        "$NM" "made/$module.o" >made/symbols
        # What CPython calls single-phase initialisation forgets the package: the module would be named by its last
        # word alone.
        grep -q ' U PyModuleDef_Init$' made/symbols || { echo "error: $module is initialised in one phase"; exit 1; }
    done
}

# One object whose only strong symbols are the init functions. Weak, unique and COMDAT symbols stay as they are: C++
# needs them to be one in the whole program.
kind_install() {
    "$LD" -r -o made/all.o made/*.o
    "$NM" --defined-only --extern-only made/all.o >made/symbols
    keep='' rename=''
    for module in $recipe_modules; do
        init=$(init_of "$module")
        keep="$keep $init"
        rename="$rename --redefine-sym $init=$(unique "$module")"
        echo "$module $(unique "$module")" >>"$at/inittab"
    done
    awk -v keep="$keep " '$2 ~ /^[TDBRC]$/ && !index(keep, " " $3 " ") { print $3 }' made/symbols >made/private
    # shellcheck disable=SC2086 # rename is words
    "$OBJCOPY" --localize-symbols=made/private $rename made/all.o "$at/module.o"
    "$OBJCOPY" --strip-debug "$at/module.o"
    # shellcheck disable=SC2086 # the packages are words
    pkgconf --static --libs-only-l $recipe_options >"$at/libs"

    for package in $recipe_pure; do cp -R "$package" "$at/python/"; done
    for module in $recipe_modules; do
        path=$at/python/$(echo "$module" | tr . /)
        rm -f "$path.py" "$path.pyx"
    done
    find "$at/python" -type f ! -name '*.py' ! -name py.typed -exec rm -f {} +
    python3.13 -B -s -P src/extension/distinfo.py . "$at/python"
}
