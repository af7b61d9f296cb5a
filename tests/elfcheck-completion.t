#!/bin/sh
# Tests elfcheck --completion: bash's by completing words in bash; zsh's and fish's by those shells where they are here,
# and everywhere by what they name: every option of --help, every check of --list.
# shellcheck disable=SC2016 # $ in other shells
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 20
program elfcheck

for shell in bash zsh fish; do "$bin/elfcheck" --completion "$shell" >"$tmp/$shell"; done
"$bin/elfcheck" --help | sed -n 's/^  .. *--\([a-z-]*\) .*/\1/p;s/^  -.,* --\([a-z-]*\) .*/\1/p' | sort -u >"$tmp/options"
is "$(($(wc -l <"$tmp/options") > 15))" 1 '--help has options'
"$bin/elfcheck" --list | sed 's/ .*//' >"$tmp/ids"
for shell in bash zsh fish; do
    lacking=
    while read -r name; do
        case $shell in fish) pattern="-l $name " ;; *) pattern="--${name}[^a-z-]" ;; esac
        grep -Eq -e "$pattern" "$tmp/$shell" || lacking="$lacking $name"
    done <"$tmp/options"
    while read -r id; do grep -Eq "[ ('\"]${id}[ )'\"]" "$tmp/$shell" || lacking="$lacking $id"; done <"$tmp/ids"
    is "$lacking" '' "$shell: every option and every check is named"
done

# complete WORD...: what bash offers for the last word. As bash does, --name=value comes as three words.
cat >"$tmp/try.sh" <<'B'
source "$1" || exit
shift
COMP_WORDS=(elfcheck "$@") COMP_CWORD=$#
_elfcheck
printf '%s\n' "${COMPREPLY[@]}" | tr '\n' ' '
B
offers() {
    wanted=$1
    shift
    run bash --norc --noprofile "$tmp/try.sh" "$tmp/bash" "$@"
    is "$out$err" "$wanted" "bash: elfcheck $*"
}
cd "$tmp"
: >'inside out.o'
if command -v bash >/dev/null; then
    run bash -n "$tmp/bash"
    is "$rc$err" 0 'bash: it is well-formed'
    offers '--sarif ' --sa
    offers '--profile --prefix-leak ' --pr
    offers 'auto any static archive glibc module interpreter wheel ' --profile ''
    offers 'static ' --profile = s
    offers 'auto any static archive glibc module interpreter wheel ' --profile =
    offers 'auto always never ' -q --color ''
    offers 'not-pic ' --explain not-p
    offers 'inspect inside out.o ' ins
    offers ' ' --waive x
    offers ' ' inspect ./x
else
    skip 11 'no bash here'
fi
for shell in zsh fish; do
    if command -v "$shell" >/dev/null; then
        run "$shell" -n "$tmp/$shell"
        is "$rc$err" 0 "$shell: it is well-formed"
    else
        skip 1 "no $shell here"
    fi
done
# Quotes in help texts stay inside of the words: sh reads both files' quotes as those shells do, but for fish's backslash.
sed "/^complete/!d; s/\\\\\\\\'//g; s/\\\\'//g" "$tmp/fish" | sed 's/^complete/:/' >"$tmp/fish.sh"
run sh -n "$tmp/fish.sh"
is "$rc" 0 'fish: quotes are even'
run "$bin/elfcheck" --completion tcsh
is "$rc $(printf '%s\n' "$err" | wc -l)" '2 1' 'no other shell'
run sh -c '"$1" --completion zsh >/dev/full' sh "$bin/elfcheck"
is "$rc" 2 'a full disk is an error'
