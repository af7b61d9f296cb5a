# shellcheck shell=sh
# What the tests that make every wheel share: which interpreters, a copy of the tree with a dist/ of its own, a wheel of it, and
# a virtual environment for it. Sourced after lib.sh.

# wheels_pythons: the machine's Python, or those of INGOT_WHEEL_PYTHON, and our own of the glibc target if it is in dist/.
wheels_pythons() {
    echo "${INGOT_WHEEL_PYTHON:-/usr/bin/python3}" | tr ' ' '\n'
    for own in "$top"/dist/cpython-*-x86_64-linux-gnu.2.17/bin/python3.13; do
        [ ! -x "$own" ] || echo "$own"
    done
}

# wheels_each PACKAGE...: a line of `PYTHON PACKAGE` for each result to come.
wheels_each() {
    wheels_pythons | while read -r python; do for package in "$@"; do echo "$python $package"; done; done
}

# wheels_possible: whether they are wanted and can be made.
wheels_possible() {
    [ "${INGOT_WHEELS-}" = all ] && command -v pip3 >/dev/null &&
        scripts/wheel/python "$(wheels_pythons | sed 1q)" >"$tmp/.out" 2>&1
}
# shellcheck disable=SC2034 # the tests read it
wheels_why='only with INGOT_WHEELS=all, a Python that wheels can be made for, and pip: make check-wheels'

# wheels_world: the copy, $tmp/w, and goes there; store/ and vendor/ are this tree's. $pip is one that knows Pythons newer than
# the machine's, if it can be had.
# shellcheck disable=SC2034 # the tests read it
wheels_world() {
    unset PKG NEEDS SET PYTHON FLOOR TARGET OFFLINE MIRROR INGOT_RUN INGOT_STATUS_FD 2>/dev/null || true
    mkdir -p "$tmp/w" store vendor
    cp -a Makefile scripts src recipes patches tests "$tmp/w"
    ln -s "$top/store" "$top/vendor" "$tmp/w/"
    programs_in "$tmp/w/build"
    for apt in apt apt-all; do [ ! -d "build/$apt" ] || cp -a "build/$apt" "$tmp/w/build"; done
    pip=pip3
    if python3 -m venv "$tmp/referee" >"$tmp/.out" 2>&1 && "$tmp/referee/bin/pip" install -q --upgrade pip >"$tmp/.out" 2>&1; then
        pip=$tmp/referee/bin/pip
    fi
    cd "$tmp/w" || exit 1
}

# field PACKAGE FIELD: its value, of one line or several.
field() {
    sed -n -e "s/^$1[.]$2 *:= *//p" -e "/^define $1[.]$2$/,/^endef/{/^define/d;/^endef/d;p}" "recipes/packages/$1.mk"
}

# made_wheel PYTHON PACKAGE: runs make wheel as a person would; the file is $wheel. $python_version and $name say for whom.
# shellcheck disable=SC2034 # the tests read them
made_wheel() {
    wheel='' name=$2
    run scripts/wheel/python "$1"
    [ "$rc" -eq 0 ] || return 1
    python_version=$(echo "$out" | sed -n 's/^python_version=//p')
    name="$2 for Python $python_version"
    run make wheel PKG="$2" PYTHON="$1"
    wheel=$(echo "$out" "$err" | tr ' ' '\n' | sed -n 's|^\(dist/wheels/.*[.]whl\):$|\1|p' | tail -n 1)
    [ "$rc" -eq 0 ] && [ -f "$wheel" ]
}
