#!/bin/sh
# Tests scripts/fetch and its helpers against a web server, an apt archive and a Python index on 127.0.0.1; they never
# ask the internet. Reads scripts/; writes a folder of its own.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
plan 66

room=$tmp/room
mkdir "$room"
cd "$room"
ln -s "$top/scripts" scripts
mkdir web
unset MIRROR OFFLINE INGOT_RUN INGOT_STATUS_FD PIP_INDEX_URL 2>/dev/null || true

# Two packings of a source, and bytes that are neither.
seq 1 20000 >web/one.tar
seq 1 30000 >web/two.tar
echo 'not found, but with a smile' >web/lie.tar
one=$(sha256sum <web/one.tar) two=$(sha256sum <web/two.tar) lie=$(sha256sum <web/lie.tar)
one=${one%% *} two=${two%% *} lie=${lie%% *}
cp web/one.tar "web/$one"

# serve LOG: a web server of web/; $at is its URL.
serve() {
    mkfifo "$1.port"
    "$top/tests/http-server" web "$1" >"$1.port" 2>"$1.errors" &
    at_exit "kill $! 2>/dev/null"
    read -r port <"$1.port"
    at=http://127.0.0.1:$port
    : >"$1"
}

# A host that takes the question and never answers: its test takes as long as fetch is patient, so it runs aside.
serve mute.log
mkdir mute
ln -s "$top/scripts" mute/scripts
(cd mute && scripts/fetch "$one" "$at/mute/one.tar" "$one" "$at/one.tar" >out 2>&1) &
patient=$!
mute=$at
serve requests

# fetch SHA256 LOCATOR...: runs it; $out, $err and $rc are what it said.
fetch() { run scripts/fetch "$@"; }
# fetch_in 'VARIABLE=VALUE ...' SHA256 LOCATOR...: the same with these variables set.
fetch_in() {
    set_to=$1
    shift
    # shellcheck disable=SC2086 # several words
    run env $set_to scripts/fetch "$@"
}
# fresh: an empty vendor/ and no memory of requests.
fresh() {
    rm -rf vendor
    : >requests
}
# room_is NAME [FILE]: vendor/ holds exactly this file (or none), parts counted, and lines that tell origins.
room_is() {
    what=$1
    shift
    is "$(find vendor -type f ! -name '*.from' -printf '%f ' 2>/dev/null)" "${*:+$* }" "$what"
}

# --- the way that works
fresh
fetch "$one" "$at/one.tar"
is "$rc $out" "0 $one $at/one.tar" 'a file is fetched and named'
like "$err" "fetched one.tar" 'it says so'
room_is 'it lies in vendor/ under its hash' "$one"
: >requests
fetch "$one" "$at/one.tar"
is "$rc $out" "0 $one $at/one.tar" 'a second fetch says the same'
is "$(cat requests)" '' 'and asks nobody'
fresh
fetch "$one" "$at/nowhere.tar" "$two" "$at/two.tar"
is "$rc $out" "0 $two $at/two.tar" 'another packing will do'
fetch "$one" "$at/one.tar" "$two" "$at/two.tar"
is "$out" "$two $at/two.tar" 'a packing that is here is not fetched in another form'

# --- bytes that are wrong
fresh
fetch "$one" "$at/lie.tar" "$one" "$at/one.tar"
is "$rc $out" "0 $one $at/one.tar" 'wrong bytes at the first locator: the second is used'
like "$err" "$at/lie.tar: wrong bytes: expected sha256 $one, got $lie, 28 bytes" 'it says what, how much, from where'
room_is 'the wrong bytes are gone' "$one"
fresh
fetch "$one" "$at/cut/one.tar" "$one" "$at/one.tar"
is "$rc $out" "0 $one $at/one.tar" 'a download that breaks off: the next is used'
is "$(grep -c cut requests)" 2 'after it was asked for once more'
fresh
fetch "$one" "$at/cutnolen/one.tar"
is "$rc" 1 'a truncated file that looks whole is refused'
like "$err" 'wrong bytes' 'as wrong bytes'
room_is 'and is not kept'

# --- no locator left
fresh
fetch "$one" "$at/gone.tar" "$two" "$at/lie.tar"
is "$rc/$out" 1/ 'no locator left: it fails and names no file'
like "$err" "no source for gone.tar" 'it says what is missing'
like "$err" "$at/gone.tar: .*404" 'and what the first locator said'
like "$err" "$at/lie.tar: wrong bytes" 'and what the second said'
like "$err" "make vendor" 'and what can be done'
room_is 'nothing is left behind'

# --- hosts that are dead. Nothing listens on port 1.
fresh
mkdir run
INGOT_RUN=run
export INGOT_RUN
fetch "$one" http://127.0.0.1:1/one.tar "$one" "$at/one.tar"
is "$rc $out" "0 $one $at/one.tar" 'a dead host: the next locator is used'
is "$(cat run/dead-hosts)" 127.0.0.1:1 'the dead host is remembered'
echo "127.0.0.1:$port" >>run/dead-hosts
fresh
fetch "$one" "$at/one.tar"
is "$rc/$(cat requests)" 1/ 'a host known to be dead is not asked again in this run'
like "$err" 'did not answer earlier in this run' 'which is said'
unset INGOT_RUN
fetch "$one" "$at/one.tar"
is "$rc" 0 'but in the next run'

# --- OFFLINE and MIRROR
fresh
fetch_in "OFFLINE=1" "$one" "$at/one.tar"
is "$rc/$(cat requests)" 1/ 'OFFLINE=1 asks nobody'
like "$err" 'OFFLINE=1 forbids' 'and says why it has nothing'
fetch_in "OFFLINE=1 MIRROR=$at" "$one" "$at/nowhere.tar"
is "$rc $out" "0 $one mirror" 'OFFLINE=1 takes from the mirror'
fresh
fetch_in "MIRROR=$room/web/" "$one" "$at/one.tar"
is "$rc $out/$(cat requests)" "0 $one mirror/" 'a mirror may be a folder, and comes before the locators'
fetch_in "OFFLINE=1" "$one" "$at/one.tar"
is "$rc" 0 'OFFLINE=1 takes from vendor/'
fresh
mkdir mirror
echo rubbish >"mirror/$one"
fetch_in "MIRROR=file://$room/mirror" "$one" "$at/one.tar"
is "$rc $out" "0 $one $at/one.tar" 'a mirror with wrong bytes is passed by'
fetch_in "MIRROR=http://me:secret@127.0.0.1:$port/x OFFLINE=1" "$two" "$at/two.tar"
is "$rc/$(echo "$err" | grep -c secret)" 1/0 'a password in a URL is not shown'

# --- a damaged file in vendor/
fresh
mkdir vendor
echo damage >"vendor/$one"
fetch "$one" "$at/one.tar"
is "$rc $out" "0 $one $at/one.tar" 'a damaged file in vendor/ is fetched again'
like "$err" "vendor/$one is damaged" 'and reported'
echo damage >>"vendor/$one"
fetch_in "OFFLINE=1" "$one" "$at/one.tar"
is "$rc" 1 'and never used, if it can be had from nowhere'
room_is 'nor left there'

# --- two at once
fresh
scripts/fetch "$one" "$at/slow/one.tar" >first 2>/dev/null &
other=$!
fetch "$one" "$at/slow/one.tar"
both=$rc
wait $other || both=bad
is "$both $out" "0 $(cat first)" 'two fetches of the same at once both have it'
is "$(grep -c one.tar requests)" 1 'and ask for it once'
room_is 'and leave one file' "$one"

# --- killed half-way
fresh
scripts/fetch "$one" "$at/hang/one.tar" >/dev/null 2>&1 &
victim=$!
until [ -s "vendor/.$one.part" ]; do sleep 0.1; done
kill -9 $victim
wait $victim 2>/dev/null || true
room_is 'kill -9 leaves only a part' ".$one.part"
fetch "$two" "$at/two.tar"
room_is 'which the next fetch of anything sweeps' "$two"
fetch "$one" "$at/one.tar"
is "$rc $out" "0 $one $at/one.tar" 'and the file itself is fetched anew'
is "$(sha256sum <"vendor/$one")" "$(sha256sum <web/one.tar)" 'whole'

# --- a machine without curl
# path TOOL: makes path/ a folder of the tools that fetch needs, and TOOL.
path() {
    rm -rf path
    mkdir path
    for tool in sh env sed cat mkdir rm mv cp sha256sum stat chmod grep tail flock find awk "$1"; do
        ln -s "$(command -v "$tool")" "path/$tool"
    done
}
if command -v wget >/dev/null; then
    path wget
    rm -f run/dead-hosts
    fresh
    set -- "$one" http://127.0.0.1:1/one.tar "$one" "$at/cut/one.tar" "$one" "$at/one.tar"
    fetch_in "PATH=$room/path INGOT_RUN=run" "$@"
    is "$rc $out" "0 $one $at/one.tar" 'wget downloads where there is no curl'
    is "$(cat run/dead-hosts)" 127.0.0.1:1 'and tells a dead host from one that breaks off'
else
    skip 2 'no wget here'
fi

# --- a Python index
mkdir -p web/simple/a-b
cat >web/simple/a-b/index.html <<END
<a href="../../one.tar#sha256=$one" data-x="">a_b-1.tar.gz</a><br/><a href="/two.tar#sha256=$two">a_b-2.tar.gz</a>
END
fresh
fetch_in "PIP_INDEX_URL=$at/simple/" "$one" pypi:A_b==1
is "$rc $out" "0 $one pypi:A_b==1" 'a Python file is found by its hash'
fetch_in "PIP_INDEX_URL=$at/simple" "$two" pypi:a.b==2
is "$rc" 0 'at an absolute path too'
fetch_in "PIP_INDEX_URL=$at/simple" "$lie" pypi:a.b==2
like "$err" 'lists no file of a-b with these bytes' 'and one with other bytes is not'
# What a wheel is made of, when no recipe names it.
cat >>web/simple/a-b/index.html <<END
<a href="/x/A.b-1.9.tar.gz#sha256=$one" data-requires-python="&gt;=3.6, !=3.9.1" class="x">A.b-1.9.tar.gz</a> <a href="/x/a_b-1.10.tar.gz#sha256=$two">a_b-1.10.tar.gz</a>
<a href="/x/a_b-1.11.tar.gz#sha256=$one" data-yanked="">a_b-1.11.tar.gz</a> <a href="/x/a_b-2.0rc1.tar.gz#sha256=$lie">a_b-2.0rc1.tar.gz</a> <a href="/x/a_b-3-py3-none-any.whl#sha256=$lie">a_b-3-py3-none-any.whl</a>
END
for asked in A_b "a-b==1.9" "a-b==1.11" "a.b==2.0rc1" "a.b==7"; do
    run env "PIP_INDEX_URL=$at/simple/" scripts/pypi-source --sdists "$asked"
    echo "$out"
done >sdists
is "$(cat sdists)" "$two pypi:a-b==1.10
$one pypi:a-b==1.9 >=3.6, !=3.9.1
$one pypi:a-b==1.9 >=3.6, !=3.9.1
$one pypi:a-b==1.11
$lie pypi:a-b==2.0rc1
the index that pip uses lists no source distribution (.tar.gz) of a.b==7" 'source distributions, newest first, without pre-releases and what was yanked; or the one that is named; and for which Pythons'

# --- an apt archive: one suite of it lists the file where it is not, another where it is
archive_of() { # SUITE INDEX: standard input becomes that index, the only one of the suite
    suite=web/debian/dists/$1
    mkdir -p "$suite/${2%/*}"
    cat >"$suite/$2"
    {
        printf 'Suite: %s\nDate: Thu, 01 Jan 2026 00:00:00 UTC\nComponents: main\nSHA256:\n' "$1"
        sum=$(sha256sum <"$suite/$2")
        echo " ${sum%% *} $(stat -c %s "$suite/$2") $2"
    } >"$suite/Release"
}
archive() { archive_of "$1" main/source/Sources; }
entry() {
    printf 'Package: %s\nVersion: 1\nDirectory: %s\nFiles:\n 0 0 one.tar\nChecksums-Sha256:\n' "$1" "$2"
    printf ' %s 1 one.orig.tar.gz\n %s 1 one.debian.tar.xz\n\n' "$one" "$lie"
}
if command -v apt-get >/dev/null && own=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release) && [ -n "$own" ]; then
    fresh
    mkdir -p web/debian/pool none
    cp web/one.tar web/debian/pool/one.orig.tar.gz
    { entry unrelated pool; entry source-one gone; entry source-one pool; } | archive "$own"
    echo "deb [trusted=yes] $at/debian $own main" >list
    printf 'Dir::Etc::SourceList "%s";\nDir::Etc::SourceParts "%s";\n' "$room/list" "$room/none" >apt.conf
    fetch_in "APT_CONFIG=$room/apt.conf" "$one" deb:source-one
    is "$rc $out" "0 $one deb:source-one" 'a file of the apt archive is found by its hash'
    like "$(cat requests)" 'gone/one.orig.tar.gz' 'where one index is wrong the next is believed'
    fresh
    fetch_in "APT_CONFIG=$room/apt.conf" "$one" deb:source-one
    is "$(grep -c Sources requests)" 0 'the indices are remembered'
    fetch_in "APT_CONFIG=$room/apt.conf" "$two" deb:source-two
    like "$err" 'no suite of the archive that apt knows has source-two' 'a file in no index is said to be'
    cp web/two.tar web/debian/pool/two.orig.tar.gz
    { entry source-one pool; entry source-two pool | sed "s/$one/$two/; s/one/two/"; } | archive "$own"
    fetch_in "APT_CONFIG=$room/apt.conf" "$two" deb:source-two
    is "$rc" 1 'fresh indices are not asked for again'
    touch -d '1 hour ago' build/apt/index.tsv
    fetch_in "APT_CONFIG=$room/apt.conf" "$two" deb:source-two
    is "$rc $out" "0 $two deb:source-two" 'old ones are'
    # A package for every machine, and one for a single kind of machine. The first is unpacked, the second not found.
    mkdir -p package/usr/share
    echo text >package/usr/share/text
    (cd package && tar -cJf ../data.tar.xz ./usr && echo 2.0 >../debian-binary)
    ar rcD web/debian/pool/every.deb debian-binary data.tar.xz
    every=$(sha256sum <web/debian/pool/every.deb) every=${every%% *}
    printf 'Package: %s\nArchitecture: %s\nVersion: 1\nFilename: pool/every.deb\nSHA256: %s\nSize: 1\n\n' \
        headers all "$every" code "$(dpkg --print-architecture)" "$two" |
        archive_of "$own" "main/binary-$(dpkg --print-architecture)/Packages"
    fetch_in "APT_CONFIG=$room/apt.conf" "$every" deb:headers:all
    is "$rc $out" "0 $every deb:headers:all" 'a package for every machine is found by its hash'
    mkdir opened
    scripts/unpack "vendor/$every" opened
    is "$(find opened -type f)/$(cat opened/usr/share/text)" opened/usr/share/text/text 'and unpacked as it would be installed'
    fresh
    fetch_in "APT_CONFIG=$room/apt.conf" "$two" deb:code:all
    like "$err" 'no suite of the archive that apt knows has code with these bytes' 'one for a kind of machine is not'
    # A machine with neither curl nor wget: the same way out of which its packages come.
    path apt-get
    fresh
    fetch_in "PATH=$room/path" "$two" "$at/nowhere.tar" "$one" "$at/one.tar"
    is "$rc $out" "0 $one $at/one.tar" 'apt downloads where there is no curl and no wget'
    like "$(cat requests)" nowhere 'after a locator that has nothing'
else
    skip 11 'no apt here'
fi

# --- wrong calls
fetch "$one"
is "$rc" 2 'a hash without a locator is a wrong call'
fetch "${one%?}" "$at/one.tar"
is "$rc" 2 'so is half a hash'
fetch "$one" ftp:one.tar
like "$err" "a source line has the locator 'ftp:one.tar'" 'a locator of an unknown kind is named'

# --- the host that never answers
wait $patient || true
like "$(cat mute/out)" "^$one $mute/one.tar" 'a host that never answers: the next locator is used'
is "$(grep -c /mute/ mute.log)" 1 'and it is not asked twice'
