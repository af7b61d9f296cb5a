#!/bin/sh
# Holds elfcheck against wheels that many people install (tests/wheels-pypi.list): it reads each of them, and finds no error.
# They are fetched once by pip into ~/.cache/ingot/wheels (or $INGOT_WHEELS); what cannot be had is skipped.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
list=tests/wheels-pypi.list
plan "$(grep -vc '^#' "$list")"
program elfcheck
cache=${INGOT_WHEELS:-${XDG_CACHE_HOME:-${HOME:-$tmp}/.cache}/ingot/wheels}

# fetch SHA256 FILE: the wheel into the cache, by project, version and tags out of its name.
fetch() {
    name=${2%.whl}
    platform=${name##*-} project=${name%%-*} rest=${name#*-}
    version=${rest%%-*}
    python=$(echo "$rest" | cut -d- -f2 | sed -n 's/^cp\(3[0-9]*\).*/\1/p')
    echo "$project==$version --hash=sha256:$1" >"$tmp/requirements"
    # shellcheck disable=SC2046 # an option for each platform
    timeout 100 python3 -m pip download -q --no-deps --only-binary :all: --require-hashes --disable-pip-version-check \
        --python-version "${python:-313}" $(echo "$platform" | tr . '\n' | sed 's/^/--platform /') -d "$tmp/fetched" \
        -r "$tmp/requirements" >"$tmp/pip.log" 2>&1 || return 1
    mkdir -p "$cache" && mv "$tmp/fetched/$2" "$cache/$2"
}

# here SHA256 FILE: it is in the cache, byte for byte; fetched if need be. After one failure nothing more is asked for.
offline=
here() {
    [ "$(sha256sum <"$cache/$2" 2>/dev/null)" != "$1  -" ] || return 0
    [ -z "$offline" ] && fetch "$1" "$2" && [ "$(sha256sum <"$cache/$2")" = "$1  -" ] && return 0
    offline=yes
    return 1
}

reads=
while read -r sum file; do
    case $sum in '#'*) continue ;; esac
    if ! here "$sum" "$file" 2>/dev/null; then
        skip 1 "$file is not here, and pip cannot fetch it"
        continue
    fi
    if [ -z "$reads" ]; then
        reads=no
        if inflating "$cache/$file"; then reads=yes; fi
    fi
    if [ "$reads" = no ]; then
        skip 1 'neither dist/elfcheck nor a zlib of this machine can inflate'
        continue
    fi
    run timeout 60 "$bin/elfcheck" --json "$cache/$file"
    like "$rc $out" '^0 .*"kind":"wheel".*"malformed":false,"errors":0,' "$file has no errors"
done <"$list"
