# shellcheck shell=sh
# What an interpreter finds on whatever distribution it wakes up on, tried in roots laid out as theirs are: certificates,
# terminals, and OpenSSL's configuration, which it must not find. Sourced after lib.sh by the tests of either product.
# The test says put_python, which makes what it tests be in $root, $program, its path there, and $outside, a Python here.
set -eu
# shellcheck disable=SC2034 # the tests read it
layouts_results=34

change_root=$(command -v chroot || echo /usr/sbin/chroot)
enter=''
[ "$(id -u)" -eq 0 ] || enter='unshare --user --map-root-user'

# A root certificate whose key nobody has.
ca=$top/tests/interpreter-layouts.pem

# root NAME: a root with the interpreter and nothing else; $root is its path.
root() {
    root=$tmp/$1
    mkdir -p "$root/tmp"
    put_python
}

# inside [NAME=VALUE...] PROGRAM-ARGUMENTS: runs the interpreter in $root, with these variables and no others.
inside() {
    count=0
    for word; do case $word in [A-Z]*=*) count=$((count + 1)) ;; *) break ;; esac; done
    number=0
    for word; do
        number=$((number + 1))
        shift
        set -- "$@" "$word"
        # shellcheck disable=SC2086 # a list of words
        [ "$number" -ne "$count" ] || set -- "$@" $enter "$change_root" "$root" "$program"
    done
    if [ "$count" -eq 0 ]; then
        # shellcheck disable=SC2086 # a list of words
        set -- $enter "$change_root" "$root" "$program" "$@"
    fi
    run env -i "$@"
}

# trusts WANTED NAME: how many certificates the default context holds in $root.
trusts() {
    inside -I -c 'import ssl; c = ssl.create_default_context(); print(len(c.get_ca_certs()), ssl.get_default_verify_paths().cafile)'
    is "$out" "$1" "$2"
    [ "$rc" -eq 0 ] || diag "$err"
}

# layout NAME FILE: a root whose bundle is FILE.
layout() {
    root "$1"
    mkdir -p "$root/${2%/*}"
    cp "$ca" "$root/$2"
    trusts "1 $2" "$1: $2"
}

certificates() {
    root none
    inside -I -c 'import ssl; c = ssl.create_default_context(); print(len(c.get_ca_certs()) > 100, ssl.get_default_verify_paths().cafile)'
    is "$out" 'True None' 'no certificates anywhere: those of recipe ca'
    layout debian /etc/ssl/certs/ca-certificates.crt
    layout rhel /etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem
    layout rhel-7 /etc/pki/tls/certs/ca-bundle.crt
    layout suse /etc/ssl/ca-bundle.pem
    layout suse-source /var/lib/ca-certificates/ca-bundle.pem
    layout arch-source /etc/ca-certificates/extracted/tls-ca-bundle.pem
    layout alpine /etc/ssl/cert.pem
    layout rhel-openssl /etc/pki/tls/cert.pem

    # The person's own word wins over every layout.
    root own
    mkdir -p "$root/etc/ssl/certs"
    cp "$ca" "$root/etc/ssl/certs/ca-certificates.crt"
    : >"$root/tmp/empty.pem"
    cp "$ca" "$root/tmp/own.pem"
    for pair in /tmp/empty.pem:0 /tmp/own.pem:1; do
        inside SSL_CERT_FILE="${pair%:*}" -c \
            'import ssl; c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT); c.set_default_verify_paths(); print(len(c.get_ca_certs()))'
        is "$out" "${pair#*:}" "SSL_CERT_FILE=${pair%:*} is taken"
    done

    # A distribution's openssl.cnf is for its own OpenSSL, and may say what another does not know.
    for file in /etc/ssl/openssl.cnf /etc/pki/tls/openssl.cnf /usr/lib/ssl/openssl.cnf /etc/openssl.cnf; do
        mkdir -p "$root/${file%/*}"
        printf '%s\n' 'openssl_conf = a' '[a]' 'ssl_conf = b' '[b]' 'system_default = c' '[c]' 'MaxProtocol = TLSv1.2' >"$root/$file"
    done
    highest='import ssl; print(ssl.create_default_context().maximum_version.name)'
    inside -I -c "$highest"
    is "$out" MAXIMUM_SUPPORTED 'the openssl.cnf of no distribution is read'
    inside OPENSSL_CONF=/etc/ssl/openssl.cnf -I -c "$highest"
    is "$out" TLSv1_2 'but the one that OPENSSL_CONF names'
}

# Types into a terminal that runs a command: what to type, then the command. Waits for 42 after each line typed; last
# comes the end of input, and what was seen after that is printed.
typist() {
    cat >"$tmp/type.py" <<'END'
import os, pty, select, signal, sys

lines, command = sys.argv[1].split('|'), sys.argv[2:]
pid, fd = pty.fork()
if pid == 0:
    # A shell's background jobs ignore INT, and nohup's HUP; whoever runs this test must not decide what it finds.
    for number in signal.SIGINT, signal.SIGHUP:
        signal.signal(number, signal.SIG_DFL)
    os.execvp(command[0], command)

got = b''
def until(mark):
    global got
    while mark not in got:
        if not select.select([fd], [], [], 60)[0]:
            raise SystemExit(f'waited for {mark!r} and got {got!r}')
        got += os.read(fd, 4096)
    got = got.partition(mark)[2]

try:
    until(b'>>> ')
    for line in lines:
        os.write(fd, line.encode().decode('unicode_escape').encode())
        until(b'42')
        until(b'>>> ')
    os.write(fd, b'\x04')
    try:
        while True:
            got += os.read(fd, 4096)
    except OSError:
        print('as typed', b'HIT' in got)
finally:
    # Nothing is left behind at a prompt when the answer does not come: it leads a session of its own.
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
END
}

# types NAME LINES VARIABLE...: the prompt in $root, started by a shell that says when it gets a signal itself.
types() {
    name=$1 lines=$2
    shift 2
    # shellcheck disable=SC2016,SC2086 # for the inner shell; a list of words
    run env -i "$outside" -I "$tmp/type.py" "$lines" sh -c 'trap "echo HIT" INT; "$@"' sh \
        env -i HOME=/tmp "$@" $enter "$change_root" "$root" "$program" -q
    is "$rc $out$err" '0 as typed False' "$name"
}

# closes NAME TYPED VARIABLE...: something is typed at the prompt in $root, which ignores HUP as under nohup, and the terminal closed.
closes() {
    name=$1 typed=$2
    shift 2
    cat >"$tmp/close.py" <<'END'
import os, pty, select, signal, sys, time
pid, fd = pty.fork()
if pid == 0:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    os.execvp(sys.argv[2], sys.argv[2:])
got = b''
while b'>>> ' not in got and select.select([fd], [], [], 60)[0]:
    got += os.read(fd, 4096)
os.write(fd, sys.argv[1].encode())
select.select([fd], [], [], 1)
os.close(fd)
for _ in range(600):
    if os.waitpid(pid, os.WNOHANG)[0]:
        print('it ended' if b'>>> ' in got else got)
        break
    time.sleep(0.1)
else:
    os.kill(pid, signal.SIGKILL)
    print('it is still there')
END
    # shellcheck disable=SC2086 # a list of words
    run env -i "$outside" -I "$tmp/close.py" "$typed" env -i HOME=/tmp "$@" $enter "$change_root" "$root" "$program" -q
    is "$rc $out$err" '0 it ended' "$name"
}
# Backspace, left, and up, which brings the last line.
keys='print(6*8\x7f7)\r|print(67)\x1bOD\x1bOD*\r|\x1bOA\r'
# A signal for the interpreter alone, while it waits for a line.
interrupt='import os, sys, threading; sys.excepthook = lambda *_: print(6*7); threading.Timer(1, os.kill, (os.getpid(), 2)).start()\r'

terminals() {
    root terminals
    for term in xterm xterm-256color screen-256color tmux-256color linux vt100; do
        inside TERM=$term -c 'import curses; curses.setupterm(fd=1); print(curses.tigetnum("cols"), len(curses.tigetstr("kcub1")))'
        is "$out" '80 3' "$term is known without any terminfo folder"
    done
    typist
    types 'backspace, arrows and history at the prompt, without any terminfo' "$keys" TERM=xterm
    types 'and with line editing by libedit' "$keys" TERM=xterm PYTHON_BASIC_REPL=1
    types 'a signal for the interpreter at its prompt is not passed on to who started it' "$interrupt" TERM=xterm PYTHON_BASIC_REPL=1
    closes 'a prompt whose terminal goes away ends, even if it ignores HUP' '' TERM=xterm PYTHON_BASIC_REPL=1
    closes 'in the middle of a line too' 'print(' TERM=xterm PYTHON_BASIC_REPL=1
    closes 'and so does the other prompt' 'print(' TERM=xterm

    described=
    for folder in /etc/terminfo /lib/terminfo /usr/share/terminfo; do
        [ ! -e $folder/r/rxvt ] || described=$folder/r/rxvt
    done
    if [ -z "$described" ]; then
        skip 9 'this machine has no terminfo file of rxvt to copy'
        return
    fi
    rxvt='import curses; curses.setupterm(fd=1); print(curses.tigetnum("cols"))'
    root unknown
    inside TERM=rxvt -c "$rxvt"
    like "$err" 'could not find terminfo database' 'rxvt is not known where it is not described'
    for folder in /etc/terminfo /lib/terminfo /usr/share/terminfo /usr/lib/terminfo; do
        root "terminfo$(echo "$folder" | tr / -)"
        mkdir -p "$root$folder/r"
        cp "$described" "$root$folder/r/rxvt"
        inside TERM=rxvt -c "$rxvt"
        is "$out" 80 "rxvt is found in $folder"
    done
    for variable in TERMINFO=/tmp/own TERMINFO_DIRS=/nowhere:/tmp/own; do
        root "${variable%%=*}"
        mkdir -p "$root/tmp/own/r"
        cp "$described" "$root/tmp/own/r/rxvt"
        inside $variable TERM=rxvt -c "$rxvt"
        is "$out" 80 "rxvt is found with $variable"
    done
    root home
    mkdir -p "$root/tmp/.terminfo/r"
    cp "$described" "$root/tmp/.terminfo/r/rxvt"
    inside HOME=/tmp TERM=rxvt -c "$rxvt"
    is "$out" 80 'and in ~/.terminfo'
    inside HOME=/tmp TERM=rxvt PYTHON_BASIC_REPL=1 -c 'import readline; print(readline.backend)'
    is "$out" editline 'readline is libedit'
}
