# shellcheck shell=sh
# The C compiler's folder again, with libstdc++ and a c++ wrapper in it.

kind_configure() { cp -a "$SYSROOT/." "$STAGE$PREFIX"; }

kind_build() {
    bin=$STAGE$PREFIX/bin
    # c++ is cc with g++ for a driver and libstdc++'s headers ahead of the C library's.
    gxx=$(readlink -f "$WORK/path/g++")
    sed -e 's|^# cc of|# c++ of|' -e "s|^exec [^ ]* |exec $gxx |" \
        -e "s|-nostdinc |-nostdinc -nostdinc++ |" \
        -e "s|\"\$@\" -isystem|\"\$@\" -isystem \"\$top/include/c++\" -isystem \"\$top/include/c++/$TARGET\" -isystem|" \
        "$bin/cc" >"$bin/c++"
    chmod 755 "$bin/c++"
    ln -s c++ "$bin/g++"
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
    for mode in -static -static-pie; do
        "$STAGE$PREFIX/bin/c++" $mode -o "$WORK/tmp/probe" "$WORK/tmp/probe.cc"
        "$WORK/tmp/probe"
    done
}
