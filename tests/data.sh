# shellcheck shell=sh
# What an interpreter has for a machine that has nothing (make DATA=): time zones and certificate authorities, and that whatever
# the machine or the person has comes first. Sourced after lib.sh and layouts.sh by the tests of either product; put_python,
# $outside and $program as layouts.sh has them.
set -eu
# shellcheck disable=SC2034 # the tests read it
data_results=25

# says WANTED NAME [NAME=VALUE...] CODE: what the interpreter in $root prints.
says() {
    wanted=$1 name=$2
    shift 2
    inside "$@"
    is "$out" "$wanted" "$name"
    [ -z "$err" ] || diag "$(printf '%s\n' "$err" | tail -n 3)"
}

time_zones() {
    offset='import sys, zoneinfo, datetime; z = zoneinfo.ZoneInfo(sys.argv[1]); print(datetime.datetime(2024, 7, 1, tzinfo=z).utcoffset(), datetime.datetime(2024, 1, 1, tzinfo=z).utcoffset())'
    root zones
    says '2:00:00 1:00:00' 'a time zone in an empty root' -I -c "$offset" Europe/Berlin
    says '-1 day, 17:00:00 -1 day, 16:00:00' 'one by an older name' -I -c "$offset" US/Pacific
    says 'True False' 'all of them are listed' -I -c 'import zoneinfo; z = zoneinfo.available_timezones(); print({"Europe/Berlin", "US/Pacific", "UTC"} < z and len(z) > 500, "posixrules" in z)'
    for wrong in Europe/Nowhere Europe; do
        inside -I -c "$offset" $wrong
        like "$err" "ZoneInfoNotFoundError: .No time zone found with key $wrong" "there is no zone $wrong"
    done
    says PackageNotFoundError 'no package claims to be installed: pip would not install tzdata' -I -c "import importlib.metadata as m
try: print(m.version('tzdata'))
except m.PackageNotFoundError as e: print(type(e).__name__)"

    # Files that say Berlin and hold Tokyo.
    mkdir -p "$root/tmp/own/Europe" "$root/tmp/site/tzdata/zoneinfo/Europe"
    inside -I -c 'import importlib.resources as r; open("/tmp/own/Europe/Berlin", "wb").write((r.files("_tzdata") / "zoneinfo/Asia/Tokyo").read_bytes())'
    cp "$root/tmp/own/Europe/Berlin" "$root/tmp/site/tzdata/zoneinfo/Europe/Berlin"
    : >"$root/tmp/site/tzdata/__init__.py"
    echo Own/Zone >"$root/tmp/site/tzdata/zones"
    says '9:00:00 9:00:00' 'PYTHONTZPATH comes first' PYTHONTZPATH=/tmp/own -c "$offset" Europe/Berlin
    says '9:00:00 9:00:00' 'and a package tzdata, also one late on sys.path' -I -c "import sys; sys.path.append('/tmp/site'); $offset" Europe/Berlin
    says '1:00:00 1:00:00' 'which need not have all zones' -I -c "import sys; sys.path.append('/tmp/site'); $offset" Africa/Lagos
    says True 'and whose zones are listed' -I -c 'import sys; sys.path.append("/tmp/site"); import zoneinfo; print("Own/Zone" in zoneinfo.available_timezones())'
    mkdir -p "$root/usr/share/zoneinfo"
    cp -R "$root/tmp/own/Europe" "$root/usr/share/zoneinfo/"
    says '9:00:00 9:00:00' "the machine's own come first" -I -c "$offset" Europe/Berlin
    says '9:00:00 1:00:00' 'time.tzset reads the files of the machine alone' TZ=Europe/Berlin -I -c 'import time, datetime
print(datetime.timedelta(seconds=time.localtime(1720000000).tm_gmtoff), end=" ")
import os; os.environ["TZ"] = "CET-1"; time.tzset(); print(datetime.timedelta(seconds=time.localtime(1720000000).tm_gmtoff))'
}

# A server of TLS on this machine, whose certificate is its own authority, $tmp/authority.pem. In DER it has as many bytes as
# some certificate of the bundle, so that it can stand in that one's place.
authority() {
    cat >"$tmp/authority.py" <<'END'
import pathlib, ssl, subprocess, sys
folder, openssl = pathlib.Path(sys.argv[1]), sys.argv[2]
place = max(ssl.create_default_context().get_ca_certs(binary_form=True), key=len)
def make(padding):
    subprocess.run([openssl, 'req', '-x509', '-newkey', 'ed25519', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1',
                    '-addext', f'nsComment={"x" * padding}', '-set_serial', '4711', '-keyout', folder / 'key.pem', '-out', folder / 'authority.pem'], check=True, capture_output=True)
    return ssl.PEM_cert_to_DER_cert((folder / 'authority.pem').read_text())
made = make(300 + len(place) - len(make(300)))
(folder / 'place').write_bytes(place)
(folder / 'authority.der').write_bytes(made)
print(len(made) == len(place))
END
    cat >"$tmp/alter.py" <<'END'
import pathlib, sys
folder, program = map(pathlib.Path, sys.argv[1:])
data, place = program.read_bytes(), (folder / 'place').read_bytes()
assert data.count(place) == 1
program.write_bytes(data.replace(place, (folder / 'authority.der').read_bytes()))
END
    cat >"$tmp/server.py" <<'END'
import http.server, ssl, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'served')
    def log_message(self, *words): pass
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1] + '/authority.pem', sys.argv[1] + '/key.pem')
server = http.server.HTTPServer(('127.0.0.1', 0), Handler)
server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_port, flush=True)
server.serve_forever()
END
}

# gets WANTED NAME [NAME=VALUE...]: what a client in $root gets of the server: served, or that it does not trust it.
gets() {
    wanted=$1 name=$2
    shift 2
    says "$wanted" "$name" "$@" -c "import urllib.request
try: print(urllib.request.urlopen('https://127.0.0.1:$port/', timeout=60).read().decode())
except OSError as e: print(e.reason.reason)"
}

trusted() {
    held='import ssl; print(len(ssl.create_default_context().get_ca_certs()))'
    root authorities
    : >"$root/tmp/empty.pem"
    says True 'an empty root: the authorities of the bundle' -I -c 'import ssl; c = ssl.create_default_context().get_ca_certs(); print(len(c) > 100 and "ISRG Root X1" in str(c))'
    for word in SSL_CERT_FILE=/tmp/empty.pem SSL_CERT_FILE=/nowhere SSL_CERT_DIR=/tmp; do
        says 0 "$word: what is said there, and nothing else" $word -c "$held"
    done
    cp "$ca" "$root/tmp/own.pem"
    says 1 'cafile= alone is trusted, when it is given' -I -c 'import ssl; print(len(ssl.create_default_context(cafile="/tmp/own.pem").get_ca_certs()))'
    mkdir -p "$root/etc/ssl/certs"
    says True 'an empty folder of the machine is no certificate' -I -c "import ssl; print(len(ssl.create_default_context().get_ca_certs()) > 100)"
    cp "$ca" "$root/etc/ssl/certs/0123abcd.0"
    says 0 'a folder with one is: it is read when it is asked for' -I -c "$held"
    rm "$root/etc/ssl/certs/0123abcd.0"
    if ! openssl=$(command -v openssl); then
        skip 6 'no openssl here to make an authority with'
        return
    fi
    authority
    run env -i HOME=/tmp "$outside" -I "$tmp/authority.py" "$tmp" "$openssl"
    is "$out$err" True 'an authority of our own, as long as one of the bundle'
    "$outside" -I "$tmp/server.py" "$tmp" >"$tmp/port" 2>"$tmp/server.log" &
    at_exit "kill $!"
    eventually test -s "$tmp/port" || bail "the server does not start: $(cat "$tmp/server.log")"
    port=$(cat "$tmp/port")
    cp "$tmp/authority.pem" "$root/tmp/"
    gets CERTIFICATE_VERIFY_FAILED 'https: a server whose authority is in no bundle'
    gets served 'https: the same, with SSL_CERT_FILE' SSL_CERT_FILE=/tmp/authority.pem
    # A copy first: the file may have another name elsewhere.
    cp "$root$program" "$tmp/altered"
    "$outside" -I "$tmp/alter.py" "$tmp" "$tmp/altered"
    mv "$tmp/altered" "$root$program"
    gets served 'https: the same, with its authority in the bundle'
    gets CERTIFICATE_VERIFY_FAILED 'but not with SSL_CERT_FILE' SSL_CERT_FILE=/tmp/empty.pem
    cp "$ca" "$root/etc/ssl/certs/ca-certificates.crt"
    gets CERTIFICATE_VERIFY_FAILED 'nor when the machine has authorities of its own'
}
