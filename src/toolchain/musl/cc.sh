#!/bin/sh
# cc of the static musl target: the host's gcc, seeing the sysroot beside this file and nothing of the machine's.
# Links are static (non-PIE); -static-pie and -shared are honoured.
case $0 in
*/*) top=${0%/*}/.. ;;
*) top=$(command -v "$0"); top=${top%/*}/.. ;;
esac

mode='-static -no-pie' pic=-fno-pie
for word; do
    case $word in
    -static-pie) mode='' pic=-fPIE ;;
    -shared | -r) mode='' pic=-fPIC ;;
    --print-multiarch | -print-multiarch) echo x86_64-linux-musl; exit 0 ;;
    -dumpmachine) echo x86_64-linux-musl; exit 0 ;;
    *) ;;
    esac
done
# In a build, the libraries it declared are seen in its sysroot, and its paths are mapped away; neither is a flag that
# a package could record (OpenSSL keeps its CFLAGS, Python its whole makefile).
if [ -n "${WORK-}" ]; then
    set -- "$@" -isystem "$SYSROOT/include" -L"$SYSROOT/lib" \
        "-ffile-prefix-map=$ROOT=/build" "-ffile-prefix-map=$WORK=/build"
fi
# The words of the caller come after ours, so that its -fPIC wins.
# shellcheck disable=SC2086 # mode is words
exec @GCC@ -specs="$top/lib/musl.specs" -B"$top/lib/" -L"$top/lib" $mode $pic -nostdinc \
    "$@" -isystem "$top/include" -isystem @GCCINCLUDE@
