#!/bin/sh
# Holds elfcheck against wheels that many people install (tests/wheels-pypi.list): it reads each of them, under sanitisers too,
# finds no errors but those that they have, and differs from auditwheel only where docs/peers.md says why.
# pip fetches them once into ~/.cache/ingot/wheels: the first of the list, or all for INGOT_WHEELS=all (make check-wheels). What
# is there is read; what cannot be had is skipped.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
list=tests/wheels-pypi.list
count=$(grep -vc '^#' "$list")
plan $((count + 6))
program elfcheck
cache=${XDG_CACHE_HOME:-${HOME:-$tmp}/.cache}/ingot/wheels

# fetch SHA256 FILE: the wheel into the cache, by project, version and tags out of its name.
fetch() {
    name=${2%.whl}
    platform=${name##*-} project=${name%%-*} rest=${name#*-}
    version=${rest%%-*}
    abi=${name%-*} abi=${abi##*-}
    python=$(echo "$rest" | cut -d- -f2)
    case $python in
    cp*) set -- "$1" "$2" --implementation cp --abi "$abi" --python-version "${python#cp}" ;;
    pp*) set -- "$1" "$2" --implementation pp --abi "$abi" --python-version "${python#pp}" ;;
    *) set -- "$1" "$2" --abi "$abi" --python-version 313 ;;
    esac
    echo "$project==$version --hash=sha256:$1" >"$tmp/requirements"
    fetched=$2
    shift 2
    # shellcheck disable=SC2046 # an option for each platform
    timeout 100 python3 -m pip download -q --no-deps --only-binary :all: --require-hashes --disable-pip-version-check "$@" \
        $(echo "$platform" | tr . '\n' | sed 's/^/--platform /') -d "$tmp/fetched" -r "$tmp/requirements" >"$tmp/pip.log" 2>&1 || return 1
    mkdir -p "$cache" && mv "$tmp/fetched/$fetched" "$cache/$fetched"
}

# here SHA256 FILE: it is in the cache, byte for byte; fetched if need be and if it is $wanted. After one failure nothing more
# is asked for.
wanted=yes
here() {
    [ "$(sha256sum <"$cache/$2" 2>/dev/null)" != "$1  -" ] || return 0
    [ -n "$wanted" ] && fetch "$1" "$2" && [ "$(sha256sum <"$cache/$2")" = "$1  -" ] && return 0
    wanted=
    return 1
}

: >"$tmp/here"
while read -r sum file errors; do
    case "$sum $file" in
    '# ---') [ "${INGOT_WHEELS-}" = all ] || wanted='' ;;
    '# '*) ;;
    *) if here "$sum" "$file" 2>/dev/null; then echo "$file $errors" >>"$tmp/here"; fi ;;
    esac
done <"$list"
found=$(grep -c . "$tmp/here") || :
if [ "$found" -eq 0 ]; then
    skip $((count + 6)) 'none of the wheels is here, and pip cannot fetch them'
    exit 0
fi
set --
while read -r file errors; do set -- "$@" "$cache/$file"; done <"$tmp/here"
if ! inflating "$1"; then
    skip $((count + 6)) "$no_zlib"
    exit 0
fi

# One run for all; then a result for each.
run timeout 600 "$bin/elfcheck" --profile wheel --json "$@"
printf '%s\n' "$out" >"$tmp/verdicts"
is "$(printf '%s\n' "$err" | head -n 5)" '' 'elfcheck has nothing to complain of'
like "$rc" '^[01]$' "$found wheels at once: some findings at most"
is "$(grep -c '"kind":"wheel".*"malformed":false' "$tmp/verdicts")" "$found" 'each of them is read to its end, and is a wheel'
while read -r file errors; do
    got=$(grep -F "/$file\"," "$tmp/verdicts" | grep -o '"id":"[a-z-]*","severity":"error"' | cut -d'"' -f4 | sort -u | tr '\n' ,)
    is "${got%,}" "$errors" "$file: ${errors:-no errors}"
done <"$tmp/here"
[ "$found" -eq "$count" ] || skip $((count - found)) 'the other wheels are not here: make check-wheels fetches them'

# Under sanitisers the same verdicts.
if compile_inflating "$tmp/sanitised" -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all; then
    # shellcheck disable=SC2016 # for the inner shell
    printf '%s\0' "$@" | ASAN_OPTIONS=detect_leaks=1 xargs -0 -n 20 -P "$(nproc)" sh -c \
        'exec timeout 900 "$0/elfcheck" --profile wheel --json "$@" >"$0/out.$$" 2>"$0/err.$$"' "$tmp/sanitised" || :
    is "$(cat "$tmp"/sanitised/err.* | head -n 20)" '' 'nothing for the sanitisers'
    sort "$tmp/verdicts" >"$tmp/verdicts.sorted"
    is "$(sort "$tmp"/sanitised/out.* | cmp - "$tmp/verdicts.sorted" && echo same)" same 'and the same verdicts'
else
    skip 2 "no elfcheck with sanitisers here: $no_zlib"
fi

# Beside auditwheel.
rc=0
scripts/compare-auditwheel "$bin/elfcheck" "$@" >"$tmp/compared" 2>"$tmp/compare.err" || rc=$?
if [ "$rc" -eq 3 ]; then
    skip 1 "$(cat "$tmp/compare.err")"
else
    grep '^|' "$tmp/compared" | sort >"$tmp/differences" || :
    # The first three cells of each row that is about one of these.
    sed -n '/^<!-- auditwheel -->/,/^<!-- end -->/p' docs/peers.md | grep '[.]whl' | cut -d'|' -f1-4 | sed 's/ *$/ |/' >"$tmp/explained"
    cut -d' ' -f1 "$tmp/here" | grep -Ff - "$tmp/explained" >"$tmp/explained.here" || :
    is "$rc $(sort "$tmp/explained.here" | diff - "$tmp/differences" || :)" '0 ' \
        "docs/peers.md says why, wherever auditwheel gives another tag ($(tail -n 1 "$tmp/compared"))"
fi
