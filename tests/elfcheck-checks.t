#!/bin/sh
# Holds elfcheck's newer checks to their promise, each red on a bad twin and green on a good one, and the count of exports
# to what readelf says of all of this machine's libraries.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 7
program elfcheck

cd "$tmp" || exit
flags='-O1 -fPIC -fno-asynchronous-unwind-tables -fno-stack-protector -ffreestanding -nostdlib -Wl,--no-as-needed -Wl,-z,now'
# shared NAME WORDS...: a shared object.
shared() {
    name=$1
    shift
    mkdir -p "$(dirname "$name")"
    # shellcheck disable=SC2086 # several flags
    cc $flags -shared -o "$name" "$@" || bail "$name does not link"
}

# Versions that an object defines are no exports, though GNU ld gives each a symbol (absolute, of the version's name).
module='void *PyInit__x(void) { return 0; }'
printf '%s\n' "$module" >plain.c
printf 'MINE_1.2 { global: PyInit__x; local: *; };\n' >versions.map
shared versioned/_x.so plain.c -Wl,--version-script,versions.map
cd "$top" || exit
like "$(readelf -W --dyn-syms "$tmp/versioned/_x.so")" ' ABS MINE_1.2' 'the linker puts in a symbol for a version'
green exports-leak "$tmp/versioned/_x.so" --profile module
green interpreter-exports "$tmp/versioned/_x.so" --profile interpreter
# A version index that neither table has: past what ld.so reserves.
versym=$(tests/elf-patch "$tmp/versioned/_x.so" value $((0x6ffffff0)))
variant "$tmp/versioned/_x.so" stray.so at $((versym + 2)) 0900
red malformed-versions "$tmp/stray.so" --profile module
like "$out" 'neither DT_VERNEED nor DT_VERDEF' 'a version index that no table has is told'
# Oracle: how many symbols each library of this machine exports, by readelf.
find /usr/lib/*-linux-gnu* -maxdepth 1 -type f -name '*.so*' | sort >"$tmp/libraries"
xargs readelf -W --dyn-syms <"$tmp/libraries" 2>"$tmp/.err" | awk '
    /^File: / { if (file) print file, count + 0; file = $2; count = 0 }
    $7 ~ /^([0-9]+|ABS|COM)$/ && $5 ~ /^(GLOBAL|WEAK|UNIQUE)$/ && $6 == "DEFAULT" && $4 != "SECTION" {
        split($8, part, "@+")
        if (!($7 == "ABS" && (part[2] == "" || part[1] == part[2]) && $3 == 0 && $4 == "OBJECT")) count++
    }
    END { print file, count + 0 }' >"$tmp/theirs"
while read -r file; do
    "$bin/elfcheck" inspect "$file" | sed -n 's/^{"file":"\([^"]*\)".*"exports":\([0-9]*\).*/\1 \2/p'
done <"$tmp/libraries" >"$tmp/ours"
join "$tmp/theirs" "$tmp/ours" >"$tmp/both"
ok $(($(wc -l <"$tmp/both") <= 20)) "$(wc -l <"$tmp/both") libraries of this machine have exports to count"
is "$(awk '$2 != $3' "$tmp/both" | head -n 5)" '' 'readelf agrees on how many each exports'
