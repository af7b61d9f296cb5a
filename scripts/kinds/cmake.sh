# shellcheck shell=sh disable=SC2154,SC2164 # scripts/inside, which sources it, has recipe_* and set -e
# CMake of the machine (the recipe says `stock := cmake`) and make, in a folder beside the source. Fields: flags,
# targets, install.

objects=$WORK/objects

# cmake_program VARIABLE PROGRAM: a line of the toolchain file, if the build has the program.
cmake_program() {
    found=$(command -v "$2") || return 0
    echo "set($1 \"$found\")"
}

# cmake_toolchain: what CMake is to know of the target. It looks for libraries, headers and packages in the sysroot only,
# for programs on the PATH of the build only: not in /usr, whose tools and -dev packages are the machine's own affair.
cmake_toolchain() {
    cmake_program CMAKE_C_COMPILER cc
    cmake_program CMAKE_CXX_COMPILER c++
    cmake_program CMAKE_ASM_COMPILER cc
    for tool in ar ranlib nm strip objcopy objdump readelf addr2line; do
        cmake_program "CMAKE_$(echo $tool | tr '[:lower:]' '[:upper:]')" $tool
    done
    cmake_program CMAKE_LINKER ld
    # Naming the system would mean cross-compiling, but what is built for the target does run here.
    cat <<END
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR "${TARGET%%-*}")
set(CMAKE_CROSSCOMPILING FALSE)
set(CMAKE_FIND_ROOT_PATH "$SYSROOT")
set(CMAKE_PREFIX_PATH "$SYSROOT")
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(CMAKE_FIND_USE_CMAKE_SYSTEM_PATH FALSE)
set(CMAKE_FIND_USE_PACKAGE_REGISTRY FALSE)
set(CMAKE_FIND_USE_SYSTEM_PACKAGE_REGISTRY FALSE)
set(CMAKE_EXPORT_NO_PACKAGE_REGISTRY TRUE)
END
}

# Build type Release adds -O3 -DNDEBUG of its own; how hard to optimise is said by CFLAGS.
kind_configure() {
    command -v cmake >/dev/null || { echo "error: recipe $name is of kind cmake and lacks 'stock := cmake'" >&2; exit 1; }
    cmake_toolchain >"$WORK/toolchain.cmake"
    # shellcheck disable=SC2086 # flags are words
    cmake -S . -B "$objects" -G 'Unix Makefiles' -DCMAKE_TOOLCHAIN_FILE="$WORK/toolchain.cmake" \
        -DCMAKE_INSTALL_PREFIX="$PREFIX" -DCMAKE_INSTALL_LIBDIR=lib -DBUILD_SHARED_LIBS=OFF \
        -DCMAKE_POSITION_INDEPENDENT_CODE=ON -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_FLAGS_RELEASE=-DNDEBUG \
        -DCMAKE_CXX_FLAGS_RELEASE=-DNDEBUG -DCMAKE_SKIP_RPATH=ON -DCMAKE_VERBOSE_MAKEFILE=ON \
        -DCMAKE_COLOR_MAKEFILE=OFF $recipe_flags
}

kind_build() {
    # shellcheck disable=SC2086 # targets are words
    make -C "$objects" $recipe_targets
}

# CMake's descriptions for dependents name libraries of the sysroot by path. They lie in one folder with this one wherever
# it is used: what begins with the sysroot is found from where the description lies.
kind_install() {
    # shellcheck disable=SC2086 # install is words
    make -C "$objects" DESTDIR="$STAGE" ${recipe_install:-install}
    cd "$STAGE$PREFIX"
    { grep -rIl --include='*.cmake' -F "$SYSROOT" . || [ $? -eq 1 ]; } >"$WORK/named"
    while read -r file; do
        up=$(dirname "$file" | sed 's|^\.||; s|/[^/]*|/..|g')
        sed -i "s|$SYSROOT|\${CMAKE_CURRENT_LIST_DIR}$up|g" "$file"
    done <"$WORK/named"
    if grep -rI -F "$ROOT/" .; then
        echo "error: the lines above name a folder of this machine" >&2
        exit 1
    fi
}
