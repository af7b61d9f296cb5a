#!/bin/sh
# Tests elfcheck on folders: which files it looks at and in which order, links, loops, FIFOs, what cannot be read, hostile
# names, and the closing line.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 27
program elfcheck

tree=$tmp/tree
mkdir -p "$tree/b/deep" "$tree/a" "$tree/empty" "$tmp/elsewhere"
echo 'int good(int n) { return n + 1; }' | cc -fPIC -c -o "$tree/b/good.o" -x c -
printf '.text\nbad: .quad bad\n.section .note.GNU-stack,"",%%progbits\n' | as -o "$tree/b/deep/bad.o" -
(cd "$tree/b" && ar crsD ../a/lib.a good.o)
cp "$tree/b/good.o" "$tree/b.o"
cp "$tree/b/deep/bad.o" "$tmp/elsewhere/outside.o"
echo text >"$tree/a/README"
: >"$tree/a/nothing"
printf '\177EL' >"$tree/a/nearly"
ln -s ../elsewhere "$tree/link"
ln -s ../../elsewhere/outside.o "$tree/a/link.o"
ln -s .. "$tree/b/up"
files() { printf '%s\n' "$out" | sed -n 's/^{"file":"\([^"]*\)".*/\1/p' | tr '\n' ' '; }

run "$bin/elfcheck" --json "$tree"
is "$(files)" "$tree/a/lib.a $tree/b/deep/bad.o $tree/b/good.o $tree/b.o " 'files that begin as ELF files or archives do, each folder by names'
is "$rc $err" '1 ' 'and no word about the others'
run "$bin/elfcheck" --json "$tree/" "$tree/b.o" "$tree/empty"
is "$(files)" "$tree/a/lib.a $tree/b/deep/bad.o $tree/b/good.o $tree/b.o $tree/b.o " 'folders and files, one slash'
run sh -c 'cd "$1" && "$2" --json . ' sh "$tree/b" "$bin/elfcheck"
is "$(files)" './deep/bad.o ./good.o ' 'the current folder'
run "$bin/elfcheck" --json "$tree/link"
is "$(files)" "$tree/link/outside.o " 'a link that is named is followed'
run "$bin/elfcheck" inspect "$tree/b"
is "$(printf '%s\n' "$out" | wc -l) $rc" '2 0' 'inspect has folders too'

# Several at a time: the same words in the same order.
for number in 1 2 3 4 5 6 7 8 9 10 11 12; do cp "$tree/b/good.o" "$tmp/elsewhere/$number.o"; done
run "$bin/elfcheck" --jobs 1 "$tree" "$tmp/elsewhere" "$tmp/none" "$tree/a/README"
one="$rc $out $err"
run "$bin/elfcheck" --jobs 7 "$tree" "$tmp/elsewhere" "$tmp/none" "$tree/a/README"
is "$rc $out $err" "$one" 'seven files at a time are told as one at a time is'
run "$bin/elfcheck" memory -j 3 /bin/ls /bin/cat /bin/sh
is "$rc $(printf '%s\n' "$out" | sed -n 's/.* //p' | sed -n '2,4p' | tr '\n' ' ')" '0 /bin/ls /bin/cat /bin/sh ' 'in the order of the words'
run "$bin/elfcheck" --jobs 0 "$tree"
like "$rc $err" "^2 .*--jobs: no such thing as '0'" 'no files at a time is a usage error'

# The closing line.
run "$bin/elfcheck" "$tree"
is "$(printf '%s\n' "$out" | tail -n 1)" '4 files checked: 1 error; 1 file failed' 'a line with the sums'
run "$bin/elfcheck" "$tree/a"
is "$rc $(printf '%s\n' "$out" | tail -n 1)" '0 1 file checked: clean' 'of what is clean'
run "$bin/elfcheck" -q "$tree/a"
is "$rc $out$err" '0 ' 'which -q leaves out'
nothing="elfcheck: $tree/empty: no file in it is one that elfcheck looks at"
run "$bin/elfcheck" "$tree/empty"
is "$rc $out $err" "0 0 files checked: nothing to tell $nothing" 'a folder without a file to check is not called clean'
run "$bin/elfcheck" memory "$tree/empty"
is "$rc $out$err" "0 $nothing" 'by no command'
run "$bin/elfcheck" memory "$tree/b"
is "$rc $err" "0 elfcheck: $tree/b/deep/bad.o is no executable or shared object (kind: object file): left out
elfcheck: $tree/b/good.o is no executable or shared object (kind: object file): left out" 'of a folder what is of another kind is left out'
run "$bin/elfcheck" "$tree/b/good.o"
unlike "$out" 'files? checked' 'files alone have no sums'
run "$bin/elfcheck" --tap "$tree"
is "$(printf '%s\n' "$out" | tail -n 1)" '1..4' 'nor have other formats'

# What is no file.
mkfifo "$tree/a/fifo"
run within 10 "$bin/elfcheck" "$tree/a"
is "$rc $err" "0 elfcheck: $tree/a/fifo: not a regular file: left out" 'a FIFO is left out, in a line'
rm "$tree/a/fifo"
name=$(printf 'evil\033[2J\n.o')
mkfifo "$tree/a/$name"
run within 10 "$bin/elfcheck" "$tree/a"
is "$err" "elfcheck: $tree/a/evil\\x1B[2J\\x0A.o: not a regular file: left out" 'hostile names are escaped'
rm "$tree/a/$name"

# A folder that is mounted below itself.
if unshare -rm true 2>/dev/null; then
    mkdir "$tree/b/deep/loop"
    # shellcheck disable=SC2016 # for the inner shell
    run within 20 unshare -rm sh -c 'mount --bind "$1" "$1/b/deep/loop" && exec "$2" --json "$1"' sh "$tree" "$bin/elfcheck"
    is "$rc $(files)" "1 $tree/a/lib.a $tree/b/deep/bad.o $tree/b/good.o $tree/b.o " 'no folder is entered from within itself'
    rmdir "$tree/b/deep/loop"
else
    skip 1 'no mounts of our own here'
fi

# What cannot be read: by somebody who is not root.
cp "$tree/b/good.o" "$tree/a/secret.o"
mkdir "$tree/a/closed"
chmod 0 "$tree/a/secret.o" "$tree/a/closed"
chmod 755 "$tmp"
if [ "$(id -u)" -ne 0 ]; then
    nobody() { run "$@"; }
    able=yes
elif setpriv --reuid=65534 --regid=65534 --clear-groups "$bin/elfcheck" --version >/dev/null 2>&1; then
    nobody() { run setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
    able=yes
else
    able=no
fi
if [ "$able" = yes ]; then
    nobody "$bin/elfcheck" "$tree/a"
    is "$rc" 2 'what cannot be read has status 2'
    is "$err" "elfcheck: cannot read $tree/a/closed: Permission denied
elfcheck: cannot read $tree/a/secret.o: Permission denied" 'and a line each'
    is "$(printf '%s\n' "$out" | tail -n 1)" '1 file checked: clean; 2 could not be read' 'and is in the sums'
    nobody "$bin/elfcheck" --tap "$tree/a"
    is "$(printf '%s\n' "$out" | grep -c '^not ok')" 2 'and in other reports'
else
    skip 4 'cannot be anybody but root here'
fi
chmod 755 "$tree/a/closed"
rm "$tree/a/secret.o"

# Deeper than a path may be long, and many names.
(
    cd "$tmp"
    mkdir wide deep
    cd deep
    long=$(printf '%0200d' 0)
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do mkdir "$long" && cd -P "$long" || exit 1; done
)
run "$bin/elfcheck" "$tmp/deep"
is "$rc $(printf '%s\n' "$err" | wc -l)" '2 1' 'too long a path is told in a line'
like "$err" 'File name too long$' 'with the reason'
for number in $(seq 1 300); do ln "$tree/b/good.o" "$tmp/wide/$number.o"; done
run "$bin/elfcheck" --json "$tmp/wide"
is "$(files)" "$(cd "$tmp/wide" && for file in *.o; do printf '%s ' "$tmp/wide/$file"; done)" 'hundreds of names in order'
