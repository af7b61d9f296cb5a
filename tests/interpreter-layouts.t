#!/bin/sh
# The interpreter finds the certificates of whatever distribution it wakes up on: in roots laid out as theirs are, ssl's
# default context trusts the one certificate that lies where that distribution keeps it. Reads $INGOT_PYTHON.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
plan 14

python=${INGOT_PYTHON:-$top/dist/python3.13}
[ -x "$python" ] || bail "$python is not there: run make first, or set INGOT_PYTHON"
change_root=$(command -v chroot || echo /usr/sbin/chroot)
enter=''
[ "$(id -u)" -eq 0 ] || enter='unshare --user --map-root-user'

# A root certificate whose key nobody has.
ca=$top/tests/interpreter-layouts.pem

# root NAME: an empty root with the interpreter; $root is its path.
root() {
    root=$tmp/$1
    mkdir -p "$root/tmp"
    ln "$tmp/python" "$root/python3.13"
}
cp "$python" "$tmp/python"

# trusts WANTED NAME [NAME=VALUE...]: how many certificates the default context holds in $root.
trusts() {
    wanted=$1 what=$2
    shift 2
    # shellcheck disable=SC2086 # a list of words
    run env -i "$@" $enter "$change_root" "$root" /python3.13 -I -c \
        'import ssl; c = ssl.create_default_context(); print(len(c.get_ca_certs()), ssl.get_default_verify_paths().cafile)'
    is "$out" "$wanted" "$what"
    [ "$rc" -eq 0 ] || diag "$err"
}

root none
trusts '0 None' 'no certificates anywhere: none are trusted'

# layout NAME FILE: a root whose bundle is FILE.
layout() {
    root "$1"
    mkdir -p "$root/${2%/*}"
    cp "$ca" "$root/$2"
    trusts "1 $2" "$1: $2"
}
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
context='import ssl; c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT); c.set_default_verify_paths(); print(len(c.get_ca_certs()))'
for pair in /tmp/empty.pem:0 /tmp/own.pem:1; do
    # shellcheck disable=SC2086 # a list of words
    run env -i SSL_CERT_FILE="${pair%:*}" $enter "$change_root" "$root" /python3.13 -c "$context"
    is "$out" "${pair#*:}" "SSL_CERT_FILE=${pair%:*} is taken"
done

# Terminals: the folders of the common distributions are searched before the descriptions inside.
root terminals
# shellcheck disable=SC2086 # a list of words
run env -i TERM=vt100 $enter "$change_root" "$root" /python3.13 -c \
    'import curses; curses.setupterm(fd=1); print(curses.tigetnum("cols"))'
like "$out" '^80' 'vt100 is known without any terminfo folder'
if command -v infocmp >/dev/null && [ -e /lib/terminfo/r/rxvt ]; then
    for folder in /usr/share/terminfo /lib/terminfo; do
        root "terminfo$(echo "$folder" | tr / -)"
        mkdir -p "$root$folder/r"
        cp /lib/terminfo/r/rxvt "$root$folder/r/rxvt"
        # shellcheck disable=SC2086 # a list of words
        run env -i TERM=rxvt $enter "$change_root" "$root" /python3.13 -c \
            'import curses; curses.setupterm(fd=1); print(curses.tigetnum("cols"))'
        is "$out" 80 "rxvt is found in $folder"
    done
else
    skip 2 'this machine has no /lib/terminfo/r/rxvt to copy'
fi
