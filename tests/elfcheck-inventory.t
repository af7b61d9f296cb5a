#!/bin/sh
# Tests `elfcheck inventory`: all that the manifest says is linked into dist/python3.13 and can be told is found, and with the
# right version; nothing is found in programs that load the library, or that only speak of it.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
dist=${INGOT_DIST:-$top/dist}
told='openssl zlib bzip2 sqlite expat libffi ncurses libedit libuuid mpdecimal xz libsodium libzmq mimalloc cpython musl'
plan 57
program elfcheck

# version NAME: the version that $out, JSON, has of that library; "absent" when it is not there.
version() {
    case $out in
    *"\"name\":\"$1\""*) printf '%s\n' "$out" | sed "s/.*\"name\":\"$1\",\"version\":\"\([^\"]*\)\".*/\1/" ;;
    *) echo absent ;;
    esac
}

if [ -x "$dist/python3.13" ] && [ -f "$dist/manifest.json" ]; then
    run "$bin/elfcheck" inventory --json "$dist/python3.13"
    for name in $told; do
        linked=$(sed -n "s/.*{\"name\": \"$name\", \"version\": \"\([^\"]*\)\".*\"part\": \"product\".*/\1/p" "$dist/manifest.json")
        [ -n "$linked" ] || linked=absent
        found=$(version "$name")
        # Where strings have no version, or another kind of it, being there is all that can be told.
        case $name:$found in
        "$name:absent") ;;
        openssl:* | bzip2:* | expat:* | cpython:* | zlib:* | sqlite:*) ;;
        ncurses:"$linked".*) found=$linked ;;
        *:) found=$linked ;;
        esac
        is "$found" "$linked" "the interpreter holds $name $linked"
    done
    unlike "$out" '"name":"glibc"' 'and no other libc'
else
    skip 17 "no interpreter in $dist"
fi

# The archives that were linked: each tells its own version, where a string of it has one, and no other library.
if [ -d "$dist/../store" ] && [ -f "$dist/manifest.json" ]; then
    for pair in openssl:libcrypto bzip2:libbz2 expat:libexpat zlib:libz sqlite:libsqlite3 libffi:libffi mpdecimal:libmpdec \
        xz:liblzma libsodium:libsodium musl:libc ncurses:libncursesw libedit:libedit libuuid:libuuid libzmq:libzmq; do
        name=${pair%:*}
        line=$(sed -n "s/.*{\"name\": \"$name\", \"version\": \"\([^\"]*\)\".*\"key\": \"\([^\"]*\)\".*/\1 \2/p" "$dist/manifest.json")
        run "$bin/elfcheck" inventory --json "$dist/../store/${line#* }/$name/lib/${pair#*:}.a"
        found=$(printf '%s\n' "$out" | sed 's/.*"libraries"://; s/,"licence":"[^"]*"//g')
        linked=${line% *}
        case $name in
        ncurses) found=$(printf '%s\n' "$found" | sed 's/[.]20[0-9]*"/"/') ;;
        libedit | libuuid | libzmq) linked= ;;
        esac
        is "$found" "[{\"name\":\"$name\",\"version\":\"$linked\"}]}" "$name's archive is $name $linked alone"
    done
else
    skip 14 "no store beside $dist"
fi

# What signs alone would get wrong.
cat >"$tmp/speaks.c" <<'C'
#include <stdio.h>
int main(void)
{
    puts("built with OpenSSL 3.0.11 19 Sep 2023");
    puts("OpenSSL 3.0.11 19 Sep 2023"); // as the macro of its header is
    puts("ncurses 6.4.20221231");
    puts("2023-11-01 11:23:50 17129ba1ff7f0daf37100ee82d507aef7827cf38de1866e2633096ae6ad81301");
    puts("expat_config.h");
    return 0;
}
C
cc -o "$tmp/speaks" "$tmp/speaks.c"
run "$bin/elfcheck" inventory --json "$tmp/speaks"
is "$rc $out" "0 {\"file\":\"$tmp/speaks\",\"libraries\":[]}" 'a program that speaks of libraries does not hold them'
run "$bin/elfcheck" inventory -q "$tmp/speaks"
is "$rc $out" '0 ' 'of which -q says nothing'
sed 's|return 0|puts("crypto/evp/evp_enc.c"); puts("TERMINFO_DIRS"); puts("sqlite_autoindex_%s_%d"); puts("expat_2.5.0"); return 0|' \
    "$tmp/speaks.c" >"$tmp/holds.c"
cc -c -o "$tmp/holds.o" "$tmp/holds.c"
cc -o "$tmp/holds" "$tmp/holds.o"
(cd "$tmp" && ar crsD holds.a holds.o)
for file in holds holds.o holds.a; do
    run "$bin/elfcheck" inventory --json "$tmp/$file"
    is "$(version openssl) $(version ncurses) $(version expat)" '3.0.11 6.4.20221231 2.5.0' "$file: with the signs of their code, they are there"
done
is "$(version sqlite)" '2023-11-01 11:23:50 17129ba1ff7f0daf37100ee82d507aef7827cf38de1866e2633096ae6ad81301' 'SQLite by its source id'
run "$bin/elfcheck" inventory "$tmp/holds"
like "$out" '^  expat +2\.5\.0  MIT$' 'people are told the licence too'
# GCC's unwinder has no string: an archive shows it by its symbols.
run "$bin/elfcheck" inventory --json "$(cc -print-file-name=libgcc_eh.a)"
is "$(version libgcc)" '' 'the unwinder of libgcc is found'
# Two versions where one is looked for: neither is told.
printf 'const char *a = "invalid bit length repeat", *b = "1.2.11", *c = "1.3.1"; int main(void) { return *a + *b + *c; }' |
    cc -o "$tmp/two" -x c -
run "$bin/elfcheck" inventory --json "$tmp/two"
is "$(version zlib)" '' 'of two possible versions none is told'
# What is not mapped is not inside: a section of notes may hold any text.
printf 'expat_2.5.0\0EditLine wrapper\0' >"$tmp/note"
objcopy --add-section .remark="$tmp/note" "$tmp/speaks" "$tmp/remarked"
run "$bin/elfcheck" inventory --json "$tmp/remarked"
is "$(version expat) $(version libedit)" 'absent absent' 'what is not mapped is not looked at'

# The shared library of each is that library, and a program that needs it does not hold it too.
for pair in libexpat.so.1:expat libedit.so.2:libedit libsodium.so.23:libsodium libcrypto.so.3:openssl libsqlite3.so.0:sqlite \
    liblzma.so.5:xz libzstd.so.1:zstd libreadline.so.8:readline libgdbm.so.6:gdbm; do
    file=$(find /usr/lib/*/ -maxdepth 1 -name "${pair%:*}" | sed 1q)
    if [ -n "$file" ]; then
        run "$bin/elfcheck" inventory --json "$file"
        isnt "$(version "${pair#*:}")" absent "${pair%:*} is ${pair#*:}"
    else
        skip 1 "no ${pair%:*} here"
    fi
done
for file in /usr/bin/*; do
    if [ -f "$file" ] && [ ! -L "$file" ] && [ "$(head -c 4 "$file" 2>/dev/null | tr -d '\0\177')" = ELF ]; then echo "$file"; fi
done >"$tmp/programs"
xargs -d '\n' "$bin/elfcheck" inspect <"$tmp/programs" >"$tmp/facts" || :
xargs -d '\n' "$bin/elfcheck" inventory --json <"$tmp/programs" >"$tmp/found" || :
[ "$(wc -l <"$tmp/found")" -ge 100 ] && [ "$(wc -l <"$tmp/found")" -eq "$(wc -l <"$tmp/facts")" ]
ok $? 'at least 100 programs of this machine are looked through'
paste "$tmp/facts" "$tmp/found" | while IFS='	' read -r facts found; do
    for pair in libcrypto:openssl libz:zlib libbz2:bzip2 libsqlite3:sqlite libexpat:expat libffi:libffi libtinfo:ncurses libedit:libedit \
        libuuid:libuuid liblzma:xz libzstd:zstd libreadline:readline libgdbm:gdbm libmpdec:mpdecimal libsodium:libsodium libzmq:libzmq 'libstdc++:libstdc++' libc:glibc libpython3:cpython; do
        case $facts in *"\"${pair%:*}.so."*) ;; *) continue ;; esac
        case $found in *"\"name\":\"${pair#*:}\""*) printf '%s\n' "$found" | cut -c1-120 ;; esac
    done
done >"$tmp/false"
is "$(cat "$tmp/false")" '' 'none that needs a shared library is said to hold it'
is "$(grep -c '"name":"musl"' "$tmp/found")" 0 'and none of this distribution holds musl'
diag "programs that hold a library: $(grep -vc '"libraries":\[\]' "$tmp/found") of $(wc -l <"$tmp/found")"
# What it looks for is in elfcheck, too, but not as it is looked for. (The product holds zlib and its libc.)
run "$bin/elfcheck" inventory --json "$bin/elfcheck"
like "$out" '"libraries":\[' 'elfcheck looks through itself'
is "$(printf '%s\n' "$out" | grep -o '"name":"[^"]*"' | grep -Ev 'zlib|musl|glibc')" '' 'and its tables are no libraries'
like "$(version musl) $(version glibc)" absent 'nor is it linked with two libcs'
run "$bin/elfcheck" inventory "$tmp/speaks.c"
is "$rc" 3 'a text is malformed'
