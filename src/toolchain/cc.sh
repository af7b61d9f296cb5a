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
# The words of the caller come last, so that its -fPIC wins.
# shellcheck disable=SC2086 # mode is words
exec @GCC@ -specs="$top/lib/musl.specs" -B"$top/lib/" -L"$top/lib" $mode $pic \
    -nostdinc -isystem "$top/include" -isystem @GCCINCLUDE@ "$@"
