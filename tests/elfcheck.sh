# shellcheck shell=sh
# What the tests of elfcheck share: verdicts, and the two colours that every check must show.

# verdict FILE OPTION...: what elfcheck says of FILE, as JSON in $out.
verdict() {
    checked=$1
    shift
    run "$bin/elfcheck" "$@" --json "$checked"
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
