#!/bin/sh
# A build in another folder, without network and from copied sources, gives the same bytes. To be quick it takes the
# big entries of the store along and builds the rest anew; `make check-repro` takes nothing along.
. "$(dirname "$0")/lib.sh"
plan 6

[ -f dist/SHA256SUMS ] || bail 'there is no dist/; run make first'
elsewhere=$tmp/another/folder
mkdir -p "$elsewhere"
git ls-files -z | xargs -0 cp --parents -t "$elsewhere"
cp -al vendor "$elsewhere/vendor"
cp -al store "$elsewhere/store"
for name in zlib bzip2 libuuid mimalloc cython pyzmq python elfcheck; do
    rm -rf "$elsewhere"/store/*/$name
done

program sandbox
run build/bin/sandbox -- make -C "$elsewhere" OFFLINE=1
is "$rc" 0 'OFFLINE=1 make, with the network cut'
[ "$rc" = 0 ] || diag "$err"
like "$out$err" 'zlib .* built' 'zlib was really built there'
like "$out$err" 'python .* built' 'and the interpreter linked'
for file in python3.13 elfcheck manifest.json; do
    run cmp "dist/$file" "$elsewhere/dist/$file"
    is "$rc" 0 "$file has the same bytes in both folders"
done
