#!/bin/sh
# Tests build/bin/status: plain lines without a terminal, a live line on one, and that it ends when its command does,
# with its status, whatever else happens on the pipe. Writes a temp folder.
# shellcheck disable=SC2016,SC1010 # $ for inner shells, `done` as a word
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
plan 40

program status
status=$bin/status
cd "$tmp"
unset INGOT_STATUS_FD NO_COLOR
# What a build script has: one write a line.
cat >say <<'E2'
#!/bin/sh
printf '%s\n' "$*" >&"$INGOT_STATUS_FD"
E2
chmod +x say
esc=$(printf '\033')

# --- plain lines
cat >build <<'E2'
./say total 3
./say start zlib 1.3.2
./say phase zlib configure
echo 'output of the command'
./say start openssl 3.5.7
./say done zlib 2
./say say 'a line  for you'
./say fail openssl make build/log/openssl.log
exit 3
E2
run "$status" -- sh build
is "$rc" 3 "the command's exit status"
is "$out" 'output of the command' "the command's own output is left alone"
is "$err" '[1/3] zlib 1.3.2 built in 2 s
a line  for you
[1/3] openssl failed in make; its log is build/log/openssl.log' 'plain lines'
# Many inherited files, of which 3 and 5 are a jobserver's, and scripts that lock by 8 and 9.
run sh -c 'exec 3<say 4<say 5<say 6<say 7<say; MAKEFLAGS=" -j2 --jobserver-auth=3,5" exec "$1" -- sh -c "$2"' sh "$status" \
    'exec 8>eight 9>nine; ./say say heard; cmp - say <&3 && cmp - say <&5'
is "$rc $out$err$(cat eight nine)" '0 heard' 'the pipe is no file that scripts lock, and not the jobserver'
run "$status" --total 7 -- ./say done a 1
is "$err" '[1/7] a built in 1 s' '--total'
run "$status" -- ./say say "$(printf 'x\033[2Jy\r\033]0;z\007')"
is "$err" 'x?[2Jy??]0;z?' 'escapes are shown, not obeyed'
run "$status" -- ./say done "$(printf 'x\033[2Jy')" 1
is "$err" '[1] x?[2Jy built in 1 s' 'in names too'
run "$status" -- ./say gone zlib
is "$err" 'status: not understood: gone zlib' 'a line that nobody knows'

# --- the pipe
run "$status" -- sh -c 'printf "say in " >&$INGOT_STATUS_FD; sleep 0.1; printf "two parts\nsay no end" >&$INGOT_STATUS_FD'
is "$err" 'in two parts
no end' 'parts of lines'
head -c 100000 /dev/zero | tr '\0' x >long
run "$status" -- sh -c '{ echo "say $(cat long)"; echo say next; } >&$INGOT_STATUS_FD'
is "$(printf '%s\n' "$err" | awk '{ print length($0) < 1100, $0 ~ /^(x+|next)$/ }' | tr '\n' ' ')" '1 1 1 1 ' 'a very long line is cut'
cat >writer <<'E2'
i=0
while [ "$i" -lt 200 ]; do
    echo "say writer $1 line $i $1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1 end" >&"$INGOT_STATUS_FD"
    i=$((i + 1))
done
E2
run "$status" -- sh -c 'for w in 0 1 2 3 4 5 6 7 8 9; do sh writer $w & done; wait'
is "$(printf '%s\n' "$err" | grep -Ec '^writer ([0-9]) line [0-9]+ \1{32} end$')" 2000 'ten writers lose and mix nothing'
is "$(printf '%s\n' "$err" | wc -l)" 2000 'and add nothing'
run "$status" -- sh -c 'sleep 60 & echo $! >sleeper; ./say say last; exit 4'
at_exit "kill $(cat sleeper) 2>/dev/null"
is "$rc.$err" 4.last 'what holds the pipe open does not hold status'
rc=0
kill -0 "$(cat sleeper)" || rc=1
ok "$rc" '(it was still there)'
run "$status" -- sh -c '(while echo say on; do :; done >&$INGOT_STATUS_FD) 2>/dev/null & sleep 0.2; exit 5'
is "$rc" 5 'nor does one that writes for ever'
run "$status" -- sh -c 'eval "exec $INGOT_STATUS_FD>&-"; sleep 0.1; exit 6'
is "$rc" 6 'a pipe that everybody closed'

# --- the command
is "$("$status" -- sh -c 'ls -l /proc/self/fd' | grep -c 'pipe:' | tr -d ' ')" \
    "$(($(sh -c 'ls -l /proc/self/fd' | grep -c 'pipe:') + 1))" 'the command gets one end of one pipe'
run "$status" -- sh -c 'kill -9 $$'
is "$rc" 137 '128 + the signal that killed it'
run "$status" -- ./nothing
is "$rc.$err" '127.status: cannot run ./nothing: No such file or directory' 'a command that is not there'
run "$status" --
is "$rc" 2 'no command is wrong usage'
run "$status" --total many -- true
is "$rc" 2 'a total that is no number is'
run "$status" -- "$status" -- ./say done inner 1
is "$err" '[1] inner built in 1 s' 'the outer status speaks for the inner one'
run env INGOT_STATUS_FD=77 "$status" -- ./say done a 1
is "$err" '[1] a built in 1 s' 'a variable without a pipe behind it is nothing'
"$status" -- sh -c 'trap "exit 9" TERM; echo >ready; sleep 60 & echo $! >sleeper2; wait' &
pid=$!
eventually test -s sleeper2 || bail 'the command does not begin'
kill -TERM "$pid"
rc=0
wait "$pid" || rc=$?
kill "$(cat sleeper2)"
is "$rc" 9 'TERM is handed on, and the answer waited for'
# What runs the tests in the background may have INT ignored, and a shell cannot trap that.
run env --default-signal=INT setsid -w "$status" -- sh -c 'trap "./say say stopped; exit 5" INT; kill -INT 0; sleep 5'
is "$rc.$err" 5.stopped 'an INT for the whole group: the command is waited for'
"$status" -- sh -c 'echo $$ >child; exec sleep 60' &
pid=$!
eventually test -s child || bail 'the command does not begin'
kill -KILL "$pid"
wait "$pid" 2>/dev/null || true
# Dead is dead, even where nobody reaps.
gone() { case $(ps -o stat= -p "$(cat child)") in '' | Z*) ;; *) return 1 ;; esac; }
rc=0
eventually gone || rc=1
ok "$rc" 'a status that is killed does not leave the command'

# --- a terminal, as script(1) makes one
if ! command -v script >/dev/null || ! script -qec true /dev/null >/dev/null 2>&1; then
    skip 14 'no script(1) to make a terminal with'
    exit 0
fi
# terminal COLUMNS COMMAND: what the command, under status, puts on such a terminal goes to $screen.
terminal() {
    printf 'stty cols %s\nexec "%s" -- sh ./%s\n' "$1" "$status" "$2" >outer
    rc=0
    LC_ALL=C.UTF-8 TERM=xterm script -qec 'exec sh ./outer' /dev/null >screen </dev/null || rc=$?
    # One line for each drawing; the end of a drawing is the erasing of what was behind it.
    screen=$(tr '\r' '\n' <screen | sed '/^$/d')
}
# The live lines of $screen without colours.
lives() {
    printf '%s\n' "$screen" | sed -n "s/$esc\\[K\$//p" | sed "s/$esc\\[[0-9;]*m//g" | grep '^\[' || true
}
cat >build <<'E2'
./say total 41
./say start openssl 3.5.7
./say phase openssl configure
./say start sqlite 3.53.4
sleep 0.3
./say done openssl 38
sleep 0.3
exit 3
E2
terminal 80 build
is "$rc" 3 'terminal: the exit status'
like "$(lives)" '^\[0/41\] openssl configure [0-9]s .+ sqlite [0-9]s$' 'terminal: the live line'
like "$(lives)" '^\[1/41\] sqlite [0-9]s$' 'terminal: and the next'
like "$screen" "^$esc\\[K.*\\[1/41\\].* openssl 3.5.7 built in 38 s\$" 'terminal: it gives way to a plain line'
is "$(tail -c 4 screen)" "$(printf '\r\033[K')" 'terminal: it is erased at the end'
like "$screen" "$esc\\[32mopenssl" 'terminal: colours'
# shellcheck disable=SC2030,SC2031
unlike "$(export NO_COLOR=1 && terminal 80 build && printf %s "$screen")" "$esc\\[[0-9;]*m" 'terminal: NO_COLOR'
printf 'TERM=dumb exec "%s" -- sh ./build\n' "$status" >dumb
script -qec 'exec sh ./dumb' /dev/null >screen </dev/null || true
is "$(tr -d '\r' <screen)" '[1/41] openssl 3.5.7 built in 38 s' 'terminal: TERM=dumb has plain lines only'

cat >build <<'E2'
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do ./say start package$i 1; done
sleep 0.3
stty cols 30 </dev/tty
sleep 0.3
./say say changed
sleep 0.3
E2
terminal 50 build
is "$(lives | awk 'length($0) > 49')" '' 'terminal: no wider than the terminal'
like "$(lives)" '^\[0\] package1 .*\+[0-9]+$' 'terminal: the rest is counted'
is "$(lives | tail -n 1 | awk '{ print length($0) < 30 }')" 1 'terminal: and narrower when that becomes narrower'

cat >build <<'E2'
./say start zlib 1
begin=$(date +%s%N)
i=0
while [ "$i" -lt 200 ]; do ./say phase zlib "p$i"; i=$((i + 1)); done
echo $((($(date +%s%N) - begin) / 1000000)) >ms
E2
terminal 80 build
is "$(lives | awk -v ms="$(cat ms)" 'END { print (NR > 0 && NR <= 2 + ms / 200) }')" 1 'terminal: five drawings a second at most'

# Ctrl-C, typed: the terminal sends INT to the whole group. A shell between script and us would die of it: exec.
cat >build <<'E2'
trap './say say stopping; exit 5' INT
./say start zlib 1
sleep 0.3
echo >typed
sleep 60 & wait
E2
printf 'exec "%s" -- sh ./build\n' "$status" >outer
rc=0
{ eventually test -e typed && printf '\003' && sleep 0.5; } |
    TERM=xterm env --default-signal=INT script -qec 'exec sh ./outer' /dev/null >screen || rc=$?
is "$rc" 5 'terminal: Ctrl-C waits for the command'
is "$(tr '\r' '\n' <screen | tail -n 2 | tr -d '\n' | sed "s/^$esc\[K//")" stopping 'terminal: and leaves a clean line'
