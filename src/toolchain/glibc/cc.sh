#!/bin/sh
# @NAME@ of the glibc target: the host's, seeing the sysroot beside this file and nothing of the machine's. What it links
# needs glibc alone; programs lie where they were linked for (non-PIE), unless -pie says otherwise.
case $0 in
*/*) top=${0%/*}/.. ;;
*) top=$(command -v "$0"); top=${top%/*}/.. ;;
esac

mode=-no-pie pic=-fno-pie
for word; do
    case $word in
    -pie | -shared | -r) mode='' pic=-fPIC ;;
    --print-multiarch | -print-multiarch | -dumpmachine) echo @TARGET@; exit 0 ;;
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
# shellcheck disable=SC2086 # mode is a word or none
exec @DRIVER@ --sysroot="$top/floor" -B"$top/floor/lib/" -L"$top/floor/lib" -static-libgcc -static-libstdc++ \
    $mode $pic -nostdinc @CXXINCLUDES@ "$@" -isystem "$top/floor/include" -isystem @GCCINCLUDE@ \
    -isystem "$top/floor/headers"
