#!/bin/sh
# ld of the static musl target: the host's ld, and a look at what it made. gcc finds this by the wrapper's -B.
#
# musl knows no IFUNC: nobody applies R_X86_64_IRELATIVE at start, and its loader finds no symbol of that type. ld links
# such a program without a word, and its first call of such a function crashes. Neither -z nor an assertion of a linker
# script refuses it: in a static-pie nothing but the relocations' type shows it.
set -eu

# output WORD...: sets out to the file that ld writes; empty where that is an object.
output() {
    out=a.out last=''
    for word; do
        case $last in -o | --output) out=$word ;; esac
        case $word in
        -r | -i | --relocatable | --version | --help) out=''; return ;;
        -o | --output) ;;
        --output=*) out=${word#*=} ;;
        -o*) out=${word#-o} ;;
        esac
        last=$word
    done
}

@LD@ "$@"
case $* in
@*) # gcc's own file of words, which it writes when it got one: quoted as xargs reads it.
    old=$IFS
    IFS='
'
    # shellcheck disable=SC2046 # a word a line
    set -f -- $(xargs printf '%s\n' <"${1#@}")
    set +f
    IFS=$old
    ;;
esac
output "$@"
[ -f "$out" ] || exit 0
LC_ALL=C @READELF@ -rW --dyn-syms "$out" | grep -q -e R_X86_64_IRELATIV -e ' IFUNC ' || exit 0

names=$(LC_ALL=C @READELF@ -sW "$out" | awk '$4 == "IFUNC" && !seen[$8]++ { printf "%s%s", sep, $8; sep = ", " }')
echo "ld: error: $out: functions chosen at start (IFUNC, target_clones)${names:+: $names}" >&2
echo 'ld: musl does not choose them, and the first call would crash; compile without' >&2
rm -f "$out"
exit 1
