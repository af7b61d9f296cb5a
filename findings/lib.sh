# shellcheck shell=sh
# What the findings share. Sourced; makes the temporary folder $tmp, which goes at the end.
set -eu
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT

# skip REASON: this machine cannot run the script.
skip() {
    echo "skip: $1"
    exit 77
}

# package NAME==VERSION SHA256: installs a wheel of the Python index into $tmp/site, if its hash is that one.
package() {
    echo "$1 --hash=sha256:$2" >"$tmp/lock"
    python3 -m pip install -q --no-deps --only-binary :all: --require-hashes -r "$tmp/lock" --target "$tmp/site" >"$tmp/said" 2>&1 ||
        skip "$1 cannot be installed: $(tail -n 1 "$tmp/said")"
}

# compile_musl FILE.c OUTPUT: a static program for musl, by the C compiler and the musl that ziglang brings.
compile_musl() {
    [ "$(uname -m)" = x86_64 ] || skip 'the pinned wheel is for x86-64'
    [ -d "$tmp/site/ziglang" ] || package ziglang==0.14.1 6eb9d4d759b292c83810dbee2e9e8e3fbfbf01d864e6e9811bae711fd74e1c2f
    ZIG_GLOBAL_CACHE_DIR=$tmp/cache ZIG_LOCAL_CACHE_DIR=$tmp/cache PYTHONPATH=$tmp/site \
        python3 -m ziglang cc -target x86_64-linux-musl -static -Wno-format -o "$2" "$1"
}

# finding EXPECTED DESCRIBED SEEN: prints the three and ends the script: 0 when what was seen is as described.
finding() {
    printf 'expected:  %s\ndescribed: %s\nseen:      %s\n' "$1" "$2" "$3"
    [ "$3" = "$2" ] || { echo 'the behaviour has changed'; exit 1; }
    exit 0
}
