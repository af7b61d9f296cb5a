#!/bin/sh
# Tests the tree itself: what every script, C file, recipe and patch must have, and what must not be in any file.
# Each rule is first shown a folder that breaks it: a rule that finds nothing there would find nothing here.
# shellcheck disable=SC2016 # $ in patterns and planted files
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
plan 42

# Every file of the tree: what git knows or, in a copy without it, what no machine made.
files() {
    if [ -e .git ]; then
        git ls-files -co --exclude-standard
    else
        find . -type f ! -path './build/*' ! -path './store/*' ! -path './vendor/*' ! -path './dist/*' | sed 's|^\./||'
    fi | sort | while read -r file; do if [ -f "$file" ]; then echo "$file"; fi; done
}
# named PATTERN: those of them whose name matches.
named() { files | grep -E "$1" || true; }
# scripts: those for sh, whether they are run or sourced.
scripts() {
    files | while read -r file; do
        if head -n 1 "$file" | grep -Eq '^#!/bin/sh|^# shellcheck shell=sh'; then echo "$file"; fi
    done
}

# The rules. Each prints a line for whatever breaks it.
rule_syntax() { scripts | while read -r file; do "${dash:-sh}" -n "$file" 2>&1 || true; done; }
rule_shellcheck() { scripts | xargs shellcheck -x -f gcc 2>&1 || true; }
# What a script is and does is said where a reader begins, as is what it does when a command of it fails.
rule_said() {
    scripts | while read -r file; do
        case $(sed -n 1p "$file") in
        '#!/bin/sh') sed -n 2p "$file" | grep -Eq '^# .{15}' || echo "$file: line 2 does not say what it does" ;;
        *) sed -n 2,3p "$file" | grep -v '^# shellcheck' | grep -Eq '^# .{15}' || echo "$file: does not say what it is" ;;
        esac
    done
}
# What lies in src/ is no script of ours but what a recipe installs.
rule_strict() {
    scripts | grep -v '^src/' | while read -r file; do
        case $(sed -n 1p "$file") in '#!/bin/sh') ;; *) continue ;; esac
        grep -Eq '^set -eu|^\. "\$\(dirname "\$0"\)/lib.sh"' "$file" || echo "$file: neither set -eu nor tests/lib.sh"
    done
}
rule_executable() {
    files | grep -v '^src/' | while read -r file; do
        case $(head -c 2 "$file" | tr -d '\0') in
        '#!') [ -x "$file" ] || echo "$file: begins with #! and is not executable" ;;
        *) [ ! -x "$file" ] || echo "$file: is executable and no script" ;;
        esac
    done
}
rule_makefiles() {
    named '(^Makefile|[.]mk)$' | while read -r file; do
        case $file in recipes/*) continue ;; esac
        sed -n 1p "$file" | grep -Eq '^# .{15}' || echo "$file: line 1 does not say what it is"
    done
}
rule_purpose() {
    named '[.][ch]$' | while read -r file; do
        sed -n 1p "$file" | grep -Eq '^// .{10}' || echo "$file: line 1 does not say what it is for"
    done
}
rule_format() {
    named '[.][ch]$' | xargs -r clang-format --dry-run -Werror 2>&1 | grep 'error:' || true
}
# A header takes care of what it needs itself.
rule_headers() {
    named '^src/(base|build|elfcheck|glibc-floor|compiler)/.*[.]h$' | while read -r file; do
        ${CC:-cc} -std=c11 -Wall -Wextra -Werror -D_GNU_SOURCE -Isrc -fsyntax-only -x c "$file" >/dev/null 2>&1 ||
            echo "$file: does not compile alone"
    done
}
# Programs share src/base and nothing else; src/base knows none of them. glibc-floor reads with elfcheck's readers.
rule_rooms() {
    named '^src/.*[.][ch]$' | xargs -r grep -E '^ *#include "[^"]*/' /dev/null |
        sed -n 's|^\(src/[^:]*\):.*"\(.*\)".*|\1 \2|p' | while read -r file include; do
        room=${file#src/}
        room=${room%/*}
        case $room:$include in
        *:base/* | glibc-floor:elfcheck/*) ;;
        *) [ "${include%/*}" = "$room" ] || echo "$file: includes $include of another room" ;;
        esac
    done
}
rule_recipes() {
    named '^recipes/.*[.]mk$' | while read -r file; do
        name=$(basename "$file" .mk)
        for field in about version licence; do
            grep -Eq "^$(echo "$name" | sed 's/[+.]/[&]/g')[.]$field *:= *[^ ]" "$file" || echo "$file: no $field"
        done
        # A library that comes with a .pc file is one for others: a program must have tried it.
        if grep -q '^[^ ]*[.]gives.*[.]pc' "$file"; then
            grep -q "^$name.test *:= *[^ ]" "$file" || echo "$file: a library without a test"
            [ -f "tests/links/$name.c" ] || echo "$file: no tests/links/$name.c"
        fi
    done
}
# And no program tries what is not there.
rule_links() {
    named '^tests/links/.*[.]c$' | while read -r file; do
        name=$(basename "$file" .c)
        grep -qs "^$name.test *:=" "recipes/$name.mk" || echo "$file: no recipe is tried by it"
    done
}
rule_patches() {
    named '^patches/' | while read -r file; do
        case $file in
        patches/*/[0-9][0-9][0-9][0-9]-*.patch) ;;
        *) echo "$file: is not patches/RECIPE/NNNN-why.patch" ;;
        esac
        [ -e "recipes/$(basename "$(dirname "$file")").mk" ] || echo "$file: no recipe has it"
        header=$(sed '/^--- /,$d' "$file")
        [ "$(printf %s "$header" | wc -w)" -gt 12 ] || echo "$file: its header does not say why"
        printf %s "$header" | grep -q '^Upstream status: .' || echo "$file: its header does not tell the upstream status"
        grep -q '^--- ' "$file" || echo "$file: changes nothing"
    done
}
# Where packages come from is the machine's own affair: no registry's host is named. (Nor is one here, in one piece.)
hosts=$(for parts in deb.deb:ian.org ftp.deb:ian.org snapshot.deb:ian.org security.deb:ian.org archive.ubu:ntu.com py:pi.org \
    pythonho:sted.org registry.np:mjs.org crat:es.io proxy.gol:ang.org; do echo "${parts%:*}${parts#*:}"; done)
rule_hosts() {
    for host in $hosts; do
        files | xargs grep -nF "$host" /dev/null || true
    done
}
rule_size() {
    files | while read -r file; do
        [ "$(stat -c %s "$file")" -le 524288 ] || echo "$file: is over 512 KiB"
        # grep takes a file with a null byte for binary.
        if [ -s "$file" ] && ! grep -Iq . "$file"; then echo "$file: is binary"; fi
    done
}
rule_blanks() { files | grep -v '[.]patch$' | xargs grep -nE '[[:blank:]]+$|^ +	' /dev/null | cut -c1-120 || true; }
# The libc that dist/elfcheck is linked with cannot print floats or wide characters: patches/small-musl. (%25 and %0A are escapes.)
rule_floats() {
    named '^src/(base|elfcheck|packed)/.*[.][ch]$' | xargs sed 's/%%//g; s/%[0-9][0-9A-F]//g' |
        grep -nE '%[-+#0]*([0-9]+|[*])?([.]([0-9]+|[*])?)?(L?[aAeEfFgG]|l[aAeEfFgGcs])|^([^/"]*[^a-z_/"])?(double|float) ' || true
}
rules='syntax shellcheck said strict executable makefiles purpose format headers rooms recipes links patches hosts size blanks floats'

# --- a folder that breaks each of them
bad=$tmp/bad
mkdir -p "$bad/scripts" "$bad/src/base" "$bad/src/elfcheck" "$bad/recipes" "$bad/patches/none" "$bad/tests/links"
cp .clang-format .shellcheckrc "$bad"
(
    cd "$bad"
    printf '#!/bin/sh\nif then\n' >scripts/broken
    printf '#!/bin/sh\n\nrm -rf $1/ \n' >scripts/mute
    printf '#include "elfcheck/a.h"\nint  a( void );\n// %%.1f\n' >src/base/a.c
    printf '// A header of something.\nstruct a *new(size_t size);\n' >src/elfcheck/a.h
    echo 'all:' >Makefile
    printf 'thing.version := 1\nthing.gives := lib/pkgconfig/thing.pc\n' >recipes/thing.mk
    echo '// Tries what nobody has.' >tests/links/other.c
    printf -- '--- a/x\n' >patches/none/fix.patch
    echo "https://$(echo "$hosts" | sed 1q)/pool" >scripts/where
    head -c 600000 /dev/zero >large
    chmod +x large
)
# judge RULE: what it finds here, in $found; a tool that is lacking, in $lacking.
judge() {
    found='' lacking=''
    case $1 in
    shellcheck) command -v shellcheck >/dev/null || lacking='no shellcheck here' ;;
    format) clang-format --version 2>/dev/null | grep -q 'version 14[.]' || lacking='no clang-format 14 here' ;;
    esac
    [ -n "$lacking" ] || found=$("rule_$1")
}
dash=$(command -v dash || true)
for rule in $rules; do
    cd "$bad"
    judge "$rule"
    if [ -n "$lacking" ]; then
        skip 2 "$lacking"
        continue
    fi
    isnt "$found" '' "$rule: what breaks it is found"
    cd "$top"
    judge "$rule"
    is "$found" '' "$rule: all of the tree keeps it"
done
is "$(cd "$bad" && rule_recipes | wc -l)" 4 'the rule of recipes finds each of four faults'
is "$(cd "$bad" && rule_patches | wc -l)" 4 'the rule of patches too'

# --- the rules looked at something
for kind in 'scripts 40 scripts' 'named 100 [.][ch]$' 'named 30 ^recipes/' 'named 10 ^tests/.*[.]t$' 'named 10 ^tests/links/'; do
    # shellcheck disable=SC2086 # words
    set -- $kind
    ok "$(($("$1" "$3" | wc -l) < $2))" "there are more than $2 files in what ($*) lists"
done
# --- every script says how it is called, when it is called wrongly
unsaid=''
for script in $(scripts | grep -E '^scripts/(wheel/)?[^/.]*$'); do
    [ -x "$script" ] || continue
    case $script in
    # Without arguments by nature; inside and check need no more than their environment.
    scripts/bench | scripts/bench-tree | scripts/bench-wheel | scripts/check | scripts/check-cpython | scripts/check-repro | scripts/docs | scripts/doctor | scripts/inside | \
        scripts/jobserver | scripts/table | scripts/toolchain-id) continue ;;
    esac
    run env -i PATH="$PATH" "$script" </dev/null
    case "$rc $err" in
    "2 usage: "*"${script#scripts/}"*) ;;
    *) diag "$script: $rc, $err" && unsaid="$unsaid $script" ;;
    esac
done
is "$unsaid" '' 'scripts called without arguments: usage, and status 2'
