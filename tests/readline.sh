# shellcheck shell=sh
# History, completion and hooks of the module readline, whatever library is behind it. Sourced after lib.sh by the tests of
# both interpreters, which set $python. The right answers are those of CPython 3.13 with GNU readline.
set -eu

# Not the person's own settings; what a test wants of these it says.
unset PYTHONSTARTUP PYTHON_HISTORY PYTHON_BASIC_REPL INPUTRC EDITRC
export PYTHONDONTWRITEBYTECODE=1 HOME="$tmp/home" TERM=xterm

# ask CODE [ARGUMENT...]: what Python prints, `file` being the path $file.
file=$tmp/history
ask() {
    code=$1
    shift
    run "$python" -c "import readline, sys
file = '$file'
def entries():
    return [readline.get_history_item(i + 1) for i in range(readline.get_current_history_length())]
$code" "$@"
    [ -z "$err" ] || out="$out$(echo "$err" | tail -n 1)"
}

# lines: the file, with | for each end of a line.
lines() { tr '\n' '|' <"$file"; }

# session NAME=VALUE... <SCRIPT: a person at Python's prompt; see session.py.
session() {
    mkdir -p "$HOME"
    cat >"$tmp/script"
    run "$python" -I tests/session.py /usr/bin/env "$@" "$python" -q <"$tmp/script"
    [ "$rc" -eq 0 ] || diag "$err; printed: $out"
}

files_of_history() {
    : >"$file"
    ask 'readline.read_history_file(file); print(entries())'
    is "$out" '[]' 'an empty history file is an empty history'
    printf 'zero\n  one\n\nc\\040d\n#2' >"$file"
    ask 'readline.read_history_file(file); print(entries()); readline.write_history_file(file)'
    is "$out" "['zero', '  one', 'c\\\\040d', '#2']" 'lines are entries, with their blanks and backslashes'
    is "$(lines)" 'zero|  one|c\040d|#2|' 'and written as they were read'
    printf '_HiStOrY_V2_\na\\040b\n_HiStOrY_V2_\nc\\134d\n' >"$file"
    ask 'readline.read_history_file(file); print(entries()); readline.write_history_file(file)'
    is "$out $(lines)" "['a b', 'c\\\\d'] a b|c\\d|" "libedit's own form is read too, also with a header too many, and written as lines"
    printf 'def f():\r\n    return 1\r\n\r\n    pass\nf()\n' >"$file"
    cp "$file" "$tmp/before"
    ask 'readline.read_history_file(file); print(entries()); readline.write_history_file(file)'
    is "$out" "['def f():\\n    return 1\\n\\n    pass', 'f()']" 'an entry of several lines, as the new REPL writes it, is one entry'
    ok "$(cmp -s "$file" "$tmp/before"; echo $?)" 'and is written as it was'
    ask 'readline.read_history_file("/")'
    like "$out" 'IsADirectoryError' 'what cannot be read is an error'

    rm "$file"
    ask 'for word in "a b", "c\\d": readline.add_history(word)
readline.write_history_file(file)
readline.append_history_file(0, file)
readline.add_history("e")
readline.append_history_file(1, file)'
    is "$out$(lines) $(stat -c %a "$file")" 'a b|c\d|e| 600' 'append_history_file adds as many as it is told'
    printf 'x' >"$file"
    ask 'for word in "a b", "c": readline.add_history(word)
readline.append_history_file(9, file)'
    is "$out$(lines)" 'x|a b|c|' 'at most all, behind a last line without its end'
    printf '_HiStOrY_V2_\na\\040b\n' >"$file"
    ask 'readline.add_history("c d"); readline.append_history_file(1, file)
readline.clear_history(); readline.read_history_file(file); print(entries())'
    is "$out" "['a b', 'c d']" 'and to a file of the other form, so that all can be read'
    printf 'a\nb\nc\n' >"$file"
    ask 'readline.read_history_file(file); readline.set_history_length(2); readline.write_history_file(file); readline.read_history_file(file); print(entries())'
    is "$out $(lines)" "['a', 'b', 'c', 'b', 'c'] b|c|" 'set_history_length leaves the newest'
    printf '_HiStOrY_V2_\na\\040b\nc\\040d\n' >"$file"
    ask 'readline.add_history("e f"); readline.set_history_length(2); readline.append_history_file(1, file)
readline.clear_history(); readline.read_history_file(file); print(entries())'
    is "$out" "['c d', 'e f']" "also in a file of libedit's form"
    seq 20 >"$file"
    ask 'import resource
readline.read_history_file(file); readline.add_history("new")
most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (8, most[1]))
try:
    readline.write_history_file(file)
except OSError as error:
    resource.setrlimit(resource.RLIMIT_FSIZE, most)
    print(error.strerror)'
    is "$out" 'File too large' 'a disk that is full is an error'
    is "$(lines)" "$(seq 20 | tr '\n' '|')" 'and costs no older line'
    ask 'readline.add_history("a"); readline.write_history_file("/dev/null"); print(open("/dev/null").read())'
    is "$out" '' 'a history that is /dev/null stays that'
    ask 'for word in "abcd": readline.add_history(word)
readline.remove_history_item(0); readline.replace_history_item(1, "C"); print(entries())'
    is "$out" "['b', 'C', 'd']" 'an entry is replaced by its place, also after one was removed'
}

# Sessions with the prompt of old: asked for, or on a terminal that the new one does not know.
sessions() {
    mkdir -p "$HOME"
    seq -f 'old_%g = 1' 20 >"$HOME/.python_history"
    session PYTHON_BASIC_REPL=1 <<'END'
see >>>
type 6*7\r
see 42
type exit()\r
END
    is "$(grep -c '^old_' "$HOME/.python_history") $(tail -n 2 "$HOME/.python_history" | head -n 1)" '20 6*7' \
        'a session of the basic REPL keeps every older line and adds its own'
    session TERM=unheard-of <<'END'
see >>>
type 6*8\r
see 48
type exit()\r
END
    is "$(grep -c '^old_' "$HOME/.python_history") $(grep -c '6[*]' "$HOME/.python_history")" '20 2' 'so does one on an unknown terminal'
    session <<'END'
see >>>
type 6*9\r
see 54
type exit()\r
END
    is "$(grep -c '^old_' "$HOME/.python_history") $(grep -c '6[*]' "$HOME/.python_history")" '20 3' 'and one of the new REPL after these'
}

# reads CODE <SCRIPT: what input() gets after CODE, at a terminal.
reads() {
    cat >"$tmp/reads.py" <<END
import readline
$1
print(f'got={input("? ")!r}')
END
    cat >"$tmp/script"
    run "$python" -I tests/session.py "$python" "$tmp/reads.py" <"$tmp/script"
    [ "$rc" -eq 0 ] || diag "$err"
    got=$(printf '%s\n' "$out" | tr -d '\r' | sed -n 's/.*got=//p')
}

completer='readline.set_completer(lambda text, i: [word for word in ("alpha", "alphabet", "beta") if word.startswith(text)][i])'
typing() {
    for bind in 'tab: complete' '"\\C-i":complete' 'bind ^I rl_complete'; do
        reads "$completer; readline.parse_and_bind('$bind')" <<'END'
see ?
type be\t\r
END
        case $bind in bind*) [ "$backend" = editline ] || got="'beta'" ;; esac
        is "$got" "'beta'" "parse_and_bind('$bind') completes"
    done
    reads 'readline.set_startup_hook(lambda: readline.insert_text("first "))
readline.set_pre_input_hook(lambda: (readline.insert_text("second "), readline.redisplay()) and None)' <<'END'
see first second
type third\r
END
    is "$got" "'first second third'" 'text that the hooks insert is in the line'
    reads "$completer; readline.parse_and_bind('tab: complete')
readline.set_completion_display_matches_hook(lambda text, all, most: print('\nshown', text, sorted(all), most, end='', flush=True))" <<'END'
see ?
type al\t\t
see shown alpha ['alpha', 'alphabet'] 8
type \r
END
    is "$got" "'alpha'" 'who wants to show the completions is asked to'
}

backend=$("$python" -c 'import readline; print(readline.backend)')
files_of_history
sessions
typing
