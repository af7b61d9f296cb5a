#!/bin/sh
# Makes every wheel of recipes/packages, for the machine's Python and for our own of the glibc target if it is in dist/; installs each
# in a fresh virtual environment, with what it depends on, and runs its smoke test. auditwheel, where pip can get it, must
# agree with each tag. INGOT_WHEELS=all: else nothing (`make check-wheels`). Fills store/ and vendor/ of this tree.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/wheels.sh
. tests/wheels.sh

packages=$(for file in recipes/packages/*.mk; do basename "$file" .mk; done)
# shellcheck disable=SC2086 # words
each=$(wheels_each ${INGOT_PACKAGES:-$packages})
sets=0
[ -n "${INGOT_PACKAGES-}" ] || sets=$(($(wheels_pythons | wc -l) + 1))
plan $((3 * $(echo "$each" | wc -l) + sets))
if ! wheels_possible; then
    skip "$tests_planned" "$wheels_why"
    exit
fi
wheels_world
auditwheel=
if [ "$pip" != pip3 ] && "$pip" install -q auditwheel >"$tmp/.out" 2>&1; then auditwheel=$tmp/referee/bin/auditwheel; fi
echo "$each" >"$tmp/each"
# All libraries, also those that no package here needs: each is tried out in its own build. Then the set, side by side; what is up to
# date by that is asked for alone below all the same, by name.
if [ -z "${INGOT_PACKAGES-}" ]; then
    # shellcheck disable=SC2046 # words
    run make -k WITH= LICENSES= TARGET=x86_64-linux-gnu.2.17 $(libraries)
    is "$rc" 0 'every library is made for the glibc target, and its program passes'
    [ "$rc" -eq 0 ] || diag "$err"
    for python in $(wheels_pythons); do
        run make wheels SET=common PYTHON="$python"
        is "$rc" 0 "make wheels SET=common for $python"
        [ "$rc" -eq 0 ] || diag "$err"
    done
fi
while read -r python package <&3; do
    rm -rf "$tmp/venv"
    if ! made_wheel "$python" "$package"; then
        ok 1 "$name: the wheel"
        diag "$err"
        skip 2 'there is no wheel'
        continue
    fi
    ok 0 "$name: $(basename "$wheel"), $(($(stat -c %s "$wheel") / 1024)) KiB"
    "$python" -I -m venv --without-pip "$tmp/venv"
    run "$pip" --python "$tmp/venv/bin/python" install -q --disable-pip-version-check --find-links dist/wheels "$wheel"
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
done 3<"$tmp/each"
