# shellcheck shell=sh
# What the tests of elfcheck share: verdicts, and the two colours that every check must show.

# verdict FILE OPTION...: what elfcheck says of FILE, as JSON in $out.
verdict() {
    checked=$1
    shift
    run "$bin/elfcheck" --json "$@" "$checked"
}

# red ID FILE OPTION...: elfcheck finds it. green: it does not, but looked.
red() {
    id=$1
    shift
    verdict "$@"
    like "$out" "\"id\":\"$id\"" "red: $id on $(basename "$1")"
}
green() {
    id=$1
    shift
    verdict "$@"
    case $out in
    '{"file":'*"\"id\":\"$id\""*) ok 1 "green: $id on $(basename "$1")" && diag "$out" ;;
    '{"file":'*) ok 0 "green: $id on $(basename "$1")" ;;
    *) ok 1 "green: $id on $(basename "$1")" && diag "no verdict: $out $err" ;;
    esac
}

# variant FILE NAME PATCH...: a damaged copy of FILE, see tests/elf-patch.
variant() {
    cp "$1" "$tmp/$2"
    copy=$tmp/$2
    shift 2
    tests/elf-patch "$copy" "$@" >"$tmp/.patched" || bail "elf-patch $*"
}

# readelf_counts FILE, elfcheck_counts FILE: how many dynamic symbols and relocations it has, as "SYMBOLS RELOCATIONS".
readelf_counts() {
    readelf -W --dyn-syms -r "$1" >"$tmp/.readelf" 2>"$tmp/.err" || :
    awk '/^Symbol table/ { symbols = $5 }
        /^Relocation section/ && !/relr/ { relocations += $(NF - 1) }
        /^ +[0-9]+ offsets?$/ { relocations += $1 }
        END { print symbols + 0, relocations + 0 }' "$tmp/.readelf"
}
elfcheck_counts() {
    "$bin/elfcheck" inspect "$1" >"$tmp/.facts"
    tr '{,' '\n' <"$tmp/.facts" | awk -F: '/^"symbols":/ { symbols = $2 }
        /^"relocations_(relative|irelative|other)":/ { relocations += $2 }
        END { print symbols + 0, relocations + 0 }'
}

# grade FILE: "good" when elfcheck thinks that it can be part of a shared object, "bad" when not, else "none".
grade() {
    "$bin/elfcheck" --profile archive --json "$1" >"$tmp/.grade" || :
    case $(cat "$tmp/.grade") in
    *'"id":"not-pic"'* | *'"id":"pie-only"'* | *'"id":"text-relocation"'*) echo bad ;;
    '{"file":'*) echo good ;;
    *) echo none ;;
    esac
}

# choose_zlib: sets $zlib to the flags that elfcheck is compiled with to inflate, and $zlib_library to what is linked then: our
# own zlib of store/, never the machine's. Both are empty where there is none.
# shellcheck disable=SC2034 # the tests read them
choose_zlib() {
    zlib='' zlib_library=''
    for folder in "${INGOT_STORE:-$top/store}"/*/zlib; do
        [ -f "$folder/lib/libz.a" ] || continue
        zlib="-DELFCHECK_ZLIB -I$folder/include" zlib_library=$folder/lib/libz.a
        return
    done
}

# compile_inflating FOLDER FLAG...: FOLDER/elfcheck, compiled here with our own zlib, which make leaves in store/. Never with
# the machine's. Fails where there is none, or it is another machine's.
# shellcheck disable=SC2034 # the tests read it
no_zlib='our zlib is not in store/ (make builds it), and dist/elfcheck is not of this source'
compile_inflating() {
    inflating_in=$1
    shift
    zlib=$top/$(cd "$top" && make -s out-zlib 2>/dev/null)
    [ -e "$zlib/lib/libz.a" ] || return 1
    mkdir -p "$inflating_in"
    (cd "$top" && cc -std=c11 -D_GNU_SOURCE "$@" -Isrc -I"$zlib/include" -DELFCHECK_ZLIB -o "$inflating_in/elfcheck" \
        src/base/*.c src/elfcheck/*.c "$zlib/lib/libz.a") 2>"$inflating_in/log"
}
# inflating WHEEL: $bin is from now on the folder of an elfcheck that reads this deflated wheel: the one that is tested, the
# product if it is of this source, or one compiled here. Fails, for the reason $no_zlib, when there is none.
inflating() {
    for folder in "$bin" "$top/dist" "$tmp/zlib"; do
        case $folder in
        "$top/dist") [ -z "$(find "$top/src/base" "$top/src/elfcheck" -newer "$folder/elfcheck" 2>&1)" ] || continue ;;
        "$tmp/zlib") compile_inflating "$folder" -O1 || return 1 ;;
        esac
        run "$folder/elfcheck" --json "$1"
        case "$rc $out" in
        [01]' {"file":'*'"kind":"wheel"'*) bin=$folder && return 0 ;;
        esac
    done
    return 1
}
# first_compiled PROGRAM: makes $tmp/first.so of tests/elfcheck-first.c, and the program that measured_pages starts.
first_compiled() {
    cc -O2 -shared -fPIC -Wl,-z,initfirst -o "$tmp/first.so" tests/elfcheck-first.c &&
        echo 'int main(void) { return 9; }' | cc -o "$tmp/measured" -x c -
}
# measured_pages FILE [PROGRAM]: how many pages of FILE are anonymous in a process that has loaded and relocated it, and not
# yet run any code of it; nothing when ld.so cannot preload it.
measured_pages() {
    MEASURED=$1 LD_BIND_NOW=1 LD_PRELOAD="$tmp/first.so $1" "${2:-$tmp/measured}" 2>"$tmp/.err" || :
}
# predicted_pages FILE...: "PAGES FILE" for each that elfcheck can tell of.
predicted_pages() {
    "$bin/elfcheck" memory --json "$@" 2>"$tmp/.err" | sed -n 's/^{"file":"\([^"]*\)".*"dirty_pages":\([0-9]*\),.*/\2 \1/p'
}
# memory_agreement: reads "PAGES FILE" lines; says on how many measuring agrees, and names the others, and the unmeasured.
# The loader itself cannot be preloaded, and libraries that need symbols of another program cannot be relocated.
memory_agreement() {
    agreed=0 measured=0 unmeasured=0
    while read -r pages file; do
        kernel=$(measured_pages "$file")
        if [ -z "$kernel" ]; then
            unmeasured=$((unmeasured + 1))
            continue
        fi
        measured=$((measured + 1))
        if [ "$kernel" = "$pages" ]; then agreed=$((agreed + 1)); else echo "  $file: $pages predicted, $kernel measured"; fi
    done
    echo "pages dirtied at load, against the kernel's: $agreed of $measured, and $unmeasured that ld.so cannot preload"
}
