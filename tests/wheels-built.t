#!/bin/sh
# Makes every wheel of recipes/packages, for the machine's Python and for our own of the glibc target if it is in dist/; installs each
# in a fresh virtual environment, with what it depends on, and runs its smoke test. auditwheel, where pip can get it, must
# agree with each tag. INGOT_WHEELS=all: else nothing (`make check-wheels`). Fills store/ and vendor/ of this tree.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

packages=$(for file in recipes/packages/*.mk; do basename "$file" .mk; done)
packages=${INGOT_PACKAGES:-$packages}
pythons=${INGOT_WHEEL_PYTHON:-/usr/bin/python3}
for tree in dist/cpython-*-x86_64-linux-gnu.2.17; do
    [ ! -x "$tree/bin/python3.13" ] || pythons="$pythons $top/$tree/bin/python3.13"
done
# shellcheck disable=SC2086 # words
each=$(for python in $pythons; do for package in $packages; do echo "$python $package"; done; done)
plan $((3 * $(echo "$each" | wc -l)))
if [ "${INGOT_WHEELS-}" != all ] || ! scripts/wheel-python "${pythons%% *}" >"$tmp/.out" 2>&1 || ! command -v pip3 >/dev/null; then
    skip "$tests_planned" 'only with INGOT_WHEELS=all, a Python that wheels can be made for, and pip: make check-wheels'
    exit
fi
unset PKG NEEDS SET PYTHON FLOOR TARGET OFFLINE MIRROR INGOT_RUN INGOT_STATUS_FD 2>/dev/null || true
mkdir -p "$tmp/w/build" store vendor
cp -a Makefile scripts src recipes patches tests "$tmp/w"
ln -s "$top/store" "$top/vendor" "$tmp/w/"
[ ! -d build/bin ] || cp -a build/bin build/obj "$tmp/w/build"
for apt in apt apt-all; do [ ! -d "build/$apt" ] || cp -a "build/$apt" "$tmp/w/build"; done
auditwheel=
if python3 -m venv "$tmp/referee" >"$tmp/.out" 2>&1 && "$tmp/referee/bin/pip" install -q auditwheel >"$tmp/.out" 2>&1; then
    auditwheel=$tmp/referee/bin/auditwheel
fi
cd "$tmp/w"

# field PACKAGE FIELD: its value, of one line or several.
field() {
    sed -n -e "s/^$1[.]$2 *:= *//p" -e "/^define $1[.]$2$/,/^endef/{/^define/d;/^endef/d;p}" "recipes/packages/$1.mk"
}
echo "$each" >"$tmp/each"
while read -r python package; do
    rm -rf "$tmp/venv"
    run make wheel PKG="$package" PYTHON="$python"
    facts=$(scripts/wheel-python "$python")
    version=$(echo "$facts" | sed -n 's/^python_version=//p')
    name="$package for Python $version"
    if [ "$rc" -ne 0 ]; then
        ok 1 "$name: the wheel"
        diag "$err"
        skip 2 'there is no wheel'
        continue
    fi
    wheel=$(echo "$out" "$err" | tr ' ' '\n' | sed -n 's|^\(dist/wheels/.*[.]whl\):$|\1|p' | tail -n 1)
    ok 0 "$name: $(basename "$wheel"), $(($(stat -c %s "$wheel") / 1024)) KiB"
    "$python" -I -m venv --without-pip "$tmp/venv"
    run pip3 --python "$tmp/venv/bin/python" install -q --disable-pip-version-check --find-links dist/wheels "$wheel"
    [ "$rc" -eq 0 ] || diag "$err"
    field "$package" smoke >"$tmp/smoke.py"
    run env -i HOME="$tmp" "$tmp/venv/bin/python" -I "$tmp/smoke.py"
    is "$rc $err" '0 ' "$name: installed in a fresh venv, its smoke test"
    case $auditwheel:$wheel in
    :*) skip 1 'no auditwheel' ;;
    *-any.whl) skip 1 'pure Python' ;;
    *)
        run env COLUMNS=1000 "$auditwheel" show "$wheel"
        tag=$(echo "${wheel%.whl}" | sed 's/.*-//; s/[.].*//')
        like "$(echo "$out" | tr '\n' ' ')" "consistent with the following platform tag: *\"$tag\"|constrains the platform tag to *\"?$tag\"?" \
            "$name: auditwheel agrees with $tag"
        ;;
    esac
done <"$tmp/each"
