#!/bin/sh
# The programs in the installation tree's bin/ are those that CPython's own `make install` makes, and move with the tree; and the
# tree has time zones and certificate authorities for a machine that has none (tests/data.sh). Reads the tree that tests/tree.sh makes.
# shellcheck disable=SC2034 # layouts.sh reads them
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/layouts.sh
. tests/layouts.sh
# shellcheck source=tests/data.sh
. tests/data.sh
# shellcheck source=tests/tree.sh
. tests/tree.sh
plan $((data_results + 9))
need_tree $((data_results + 9))

# Another place, with a blank in its name.
cp -a "$made" "$tmp/python"
mkdir "$tmp/a place"
ln -s "$tmp/python" "$tmp/a place/tree"
mkdir "$tmp/elsewhere"
is "$(cd "$tmp/python/bin" && echo *)" \
    'idle3 idle3.13 pip pip3 pip3.13 pydoc3 pydoc3.13 python python3 python3-config python3.13 python3.13-config' 'what bin/ holds'
for name in pydoc3 pydoc3.13; do
    run "$tmp/a place/tree/bin/$name" json.tool
    like "$out" '^    json\.tool' "$name prints documentation"
done
ln -s "$tmp/a place/tree/bin/pydoc3" "$tmp/elsewhere/pydoc"
run "$tmp/elsewhere/pydoc" json.tool
like "$out" '^    json\.tool' 'through a link from another folder too'
run env PATH="$tmp/python/bin:$PATH" pydoc3 no.such.module
like "$out" "^No Python documentation found for 'no.such.module'" 'found on PATH'
for name in idle3 idle3.13; do
    run "$tmp/a place/tree/bin/$name" -h
    like "$out" '^USAGE: idle' "$name starts as far as its usage"
done
run grep -rl "$made" "$tmp/python/bin"
is "$out" '' 'no program names the place where the tree was made'
run "$tmp/python/bin/python3-config" --prefix
is "$out" "$tmp/python" 'python3-config says where it is'

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

time_zones
trusted
