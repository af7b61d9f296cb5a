# shellcheck shell=sh
# A ./configure that is not GNU's: it takes --prefix and the recipe's flags, no more. Fields: flags, targets, install.

kind_configure() {
    # shellcheck disable=SC2086 # flags are words
    ./configure --prefix="$PREFIX" $recipe_flags
}

kind_build() {
    # shellcheck disable=SC2086 # targets are words
    make $recipe_targets
}

kind_install() {
    # shellcheck disable=SC2086 # targets are words
    make DESTDIR="$STAGE" ${recipe_install:-install}
}
