#!/bin/sh
# What make leaves in dist/, looked at with other people's tools; and that make again leaves it alone.
. "$(dirname "$0")/lib.sh"
plan 19

[ -d dist ] || bail 'there is no dist/; run make first'
python=dist/python3.13

run readelf -lWd /bin/sh
like "$out" INTERP 'readelf shows INTERP where there is one'
like "$out" NEEDED 'and NEEDED'
for file in $python dist/elfcheck; do
    run readelf -lWd "$file"
    unlike "$out" 'INTERP|NEEDED' "$file has neither"
done
# The checker is small, reads deflated wheels all the same, and keeps what it asks of others.
size=$(wc -c <dist/elfcheck)
ok "$((size >= 250000))" "dist/elfcheck has $size bytes: less than 250,000"
run dist/elfcheck --profile static --fail-on warning dist/elfcheck
is "$rc" 0 'dist/elfcheck passes its own checks'
$python -I - "$tmp/a-1-py3-none-any.whl" <<'PY'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as wheel:
    wheel.writestr("a-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: a\nVersion: 1\n" * 9)
PY
run dist/elfcheck --json "$tmp/a-1-py3-none-any.whl"
like "$out" '"kind":"wheel".*"id":"wheel-record' 'it inflates'
if command -v file >/dev/null; then
    like "$(file $python)" 'static(ally|-pie) linked' 'file says that it is static'
else
    skip 1 'no file(1) here'
fi
run sh -c 'cd dist && sha256sum -c SHA256SUMS'
is "$rc" 0 'SHA256SUMS holds'
is "$(cut -d' ' -f3 dist/SHA256SUMS | tr '\n' ' ')" \
    'THIRD-PARTY-LICENSES elfcheck elfcheck.json elfcheck.txt manifest.json python3.13 ' 'SHA256SUMS names every file'
for name in manifest elfcheck; do
    run $python -I -c 'import json, sys; json.load(open(sys.argv[1]))' dist/$name.json
    is "$rc" 0 "$name.json is JSON"
done
run $python -I -c '
import json
m = json.load(open("dist/manifest.json"))
r = {x["name"]: x for x in m["recipes"]}
assert r["openssl"]["part"] == "product" and r["m4"]["part"] == "tool"
assert len(r["zlib"]["sha256"]) == 64 and r["zlib"]["locator"] and r["zlib"]["licence"] == "Zlib"
assert {x["name"] for x in m["modules"]} >= {"_ssl", "_sqlite3", "zlib", "math"}
'
is "$rc" 0 'the manifest tells recipes, sources and modules apart'
for name in openssl zlib musl libstdcxx-; do
    run grep -A 4 -E "^$name" dist/THIRD-PARTY-LICENSES
    like "$out" '^-- (LICENSE|COPY)' "THIRD-PARTY-LICENSES has $name's text"
done
before=$(stat -c '%i %Y' dist dist/*)
run make
is "$rc$out$(stat -c '%i %Y' dist dist/*)" "0$before" 'make again does nothing'
run scripts/docs --check
is "$rc" 0 "the documents' tables are what the code says"
