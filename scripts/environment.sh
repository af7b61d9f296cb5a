# shellcheck shell=sh
# The environment of a build, sourced by scripts/inside. Part of every key: comments aside, an edit rebuilds all.
umask 022
export LC_ALL=C TZ=UTC SOURCE_DATE_EPOCH=1767225600 TERM=dumb
export HOME="$WORK/home" TMPDIR="$WORK/tmp" PATH
# Never ask the machine what it is: a configure script's guess would enter the result. The floor of a glibc is no part
# of the name that configure scripts know.
# shellcheck disable=SC2154 # target comes from vars.sh
export TARGET="${target%%.*}" PREFIX=/ingot STAGE="$WORK/stage" SYSROOT="$WORK/sysroot" ROOT WORK
mkdir -p "$STAGE$PREFIX"

# -fPIC lets one archive serve an interpreter and a shared object alike. The compiler's wrapper knows the sysroot and
# maps this machine's paths away; maps is for the toolchain's own recipes, which have the host's compiler only.
# shellcheck disable=SC2034
maps="-ffile-prefix-map=$ROOT=/build -ffile-prefix-map=$WORK=/build"
export CC=cc CXX=c++ CPP='cc -E' AR=ar RANLIB=ranlib NM=nm STRIP=strip OBJCOPY=objcopy LD=ld
export CFLAGS="-O2 -fPIC -ffunction-sections -fdata-sections -fstack-protector-strong -fstack-clash-protection ${recipe_cflags-}"
export CXXFLAGS="$CFLAGS"
export CPPFLAGS='' LDFLAGS="${recipe_ldflags-}"
export PKG_CONFIG='pkgconf --static' PKG_CONFIG_LIBDIR="$SYSROOT/lib/pkgconfig"

# Macros of the declared tools, for sources whose configure is made here.
ACLOCAL_PATH=
for folder in $tools_outs; do
    folder=$ROOT/$folder
    [ ! -d "$WORK/tools/${folder##*/}" ] || folder=$WORK/tools/${folder##*/}
    [ ! -d "$folder/share/aclocal" ] || ACLOCAL_PATH=$ACLOCAL_PATH${ACLOCAL_PATH:+:}$folder/share/aclocal
done
export ACLOCAL_PATH

# write_pc NAME LIBS [REQUIRES]: a .pc file for a library that brings none.
write_pc() {
    mkdir -p "$STAGE$PREFIX/lib/pkgconfig"
    # shellcheck disable=SC2154 # name, version and recipe_about are the plan's
    printf '%s\n' "prefix=$PREFIX" "Name: $1" "Description: ${recipe_about-$name}" "Version: $version" \
        "Requires.private: ${3-}" "Libs: -L\${prefix}/lib $2" "Cflags: -I\${prefix}/include" \
        >"$STAGE$PREFIX/lib/pkgconfig/$1.pc"
}
