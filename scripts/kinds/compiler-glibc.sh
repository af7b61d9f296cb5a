# shellcheck shell=sh disable=SC2154 # recipe_* and the like come from scripts/inside
# A compiler's folder: wrappers around the host's gcc, which see the glibc of the floor and nothing of the machine's own.

gcc_file() { # NAME: where the host's gcc keeps it
    found=$(gcc -print-file-name="$1")
    [ -e "$found" ] || { echo "error: the host's gcc has no $1" >&2; exit 1; }
    echo "$found"
}

# cxx_includes: the folders of the host's libstdc++, as flags.
cxx_includes() {
    g++ -E -v -x c++ /dev/null 2>&1 | sed -n '/#include </,/^End/s/^ //p' | grep -F /c++/ | while read -r folder; do
        printf -- '-isystem %s ' "$(readlink -f "$folder")"
    done
}

kind_configure() { cp -a "$SYSROOT/." "$STAGE$PREFIX"; }

kind_build() {
    mkdir -p "$STAGE$PREFIX/bin"
    for tool in cc:gcc c++:g++; do
        driver=$(readlink -f "$WORK/path/${tool#*:}")
        includes=
        [ "${tool#*:}" = gcc ] || includes="-nostdinc++ $(cxx_includes)"
        sed -e "s|@NAME@|${tool%:*}|" -e "s|@GCCINCLUDE@|$(gcc_file include)|" -e "s|@CXXINCLUDES@|$includes|" \
            -e "s|@DRIVER@|$driver|" -e "s|@TARGET@|$TARGET|" src/toolchain/glibc/cc.sh \
            >"$STAGE$PREFIX/bin/${tool%:*}"
        chmod 755 "$STAGE$PREFIX/bin/${tool%:*}"
        # Makefiles that name gcc outright get the target's compiler too.
        ln -s "${tool%:*}" "$STAGE$PREFIX/bin/${tool#*:}"
    done
}

kind_install() {
    cat >"$WORK/tmp/probe.cc" <<'END'
#include <stdexcept>
#include <string>
#include <thread>
int main()
{
	std::string got;
	std::thread t([&] { try { throw std::runtime_error("x"); } catch (std::exception &e) { got = e.what(); } });
	t.join();
	return got != "x";
}
END
    for mode in -no-pie -pie; do
        "$STAGE$PREFIX/bin/c++" $mode -fPIE -o "$WORK/tmp/probe" "$WORK/tmp/probe.cc"
        "$WORK/tmp/probe"
    done
}
