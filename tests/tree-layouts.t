#!/bin/sh
# The installation tree finds the certificates and terminals of whatever distribution it wakes up on: tests/layouts.sh
# says which. The roots hold the tree and this machine's glibc. Reads the tree that tests/tree.sh makes.
# shellcheck disable=SC2034 # layouts.sh reads them
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/layouts.sh
. tests/layouts.sh
# shellcheck source=tests/tree.sh
. tests/tree.sh
plan "$layouts_results"
need_tree "$layouts_results"

# One copy, which goes from root to root.
cp -a "$made" "$tmp/python"
there=$tmp/python
outside=$made/bin/python3.13 program=/python/bin/python3.13
loader=$(readelf -l "$made/bin/python3.13" | sed -n 's/.*interpreter: \(.*\)\]/\1/p')
put_python() {
    mv "$there" "$root/python"
    there=$root/python
    mkdir -p "$root/lib" "$root${loader%/*}"
    cp -L "$loader" "$root$loader"
    for library in libc.so.6 libm.so.6 libdl.so.2 libpthread.so.0 librt.so.1 libutil.so.1; do
        cp -L "$(cc -print-file-name=$library)" "$root/lib/"
    done
}

certificates
terminals
