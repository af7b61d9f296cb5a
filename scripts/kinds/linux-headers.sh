# shellcheck shell=sh
# The folders of kernel headers that the host's compiler sees, copied.

kind_configure() {
    # Debian keeps asm/ in a folder of the architecture's; the compiler knows which.
    echo '#include <asm/types.h>' >probe.c
    gcc -E probe.c >probe.i
    asm=$(sed -n 's|^# 1 "\(/.*\)/asm/types.h".*|\1|p' probe.i)
    test -d "$asm/asm"
}

kind_build() { :; }

kind_install() {
    mkdir -p "$STAGE$PREFIX/include"
    cp -RL "$asm/asm" /usr/include/asm-generic /usr/include/linux "$STAGE$PREFIX/include"
}
