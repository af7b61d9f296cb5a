#!/bin/sh
# What CPython asks its C library, where musl answered otherwise than glibc without a word: time formats and zones, host
# names, the scheduler, gettext, the library's own name; and that what the linker meant to be read-only is.
# The wanted values are those of CPython 3.13 on glibc 2.36. Reads $INGOT_PYTHON (dist/python3.13).
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
plan 34

python=${INGOT_PYTHON:-$top/dist/python3.13}
[ -x "$python" ] || bail "$python is not there: run make first, or set INGOT_PYTHON"

# says WANTED NAME [ARGUMENT...]: python with the program on standard input prints just that.
says() {
    wanted=$1 what=$2
    shift 2
    run "$python" -I "$@"
    is "$out" "$wanted" "$what"
    [ "$rc" -eq 0 ] || diag "exit $rc: $err"
}

# --- strftime
cat >"$tmp/formats.py" <<'END'
import datetime, sys, time
evening = (2024, 3, 5, 19, 8, 3, 1, 65, 0)
table = {
    '%A %d %B, %l:%M %P': 'Tuesday 05 March,  7:08 pm', '%k|%-k|%0k': '19|19|19', '%l|%-l|%0l|%_l': ' 7|7|07| 7',
    '%': '%', 'a%': 'a%', '%%': '%', '%Q': '%Q', '%!x': '%!x', '%+': '%+', '%N': '%N', '%E': '%E', '%Ed': '%Ed', '%OY': '%OY',
    '%-d|%_d|%e|%-e|%05d|%5d': '5| 5| 5|5|00005|00005', '%-m/%-d/%y': '3/5/24', '%5%': '    %', '%5Q': '  %5Q',
    '%^A|%#A|%^b|%#p|%^p|%#Z': 'TUESDAY|TUESDAY|MAR|pm|PM|utc', '%10A|%-10A|%010A': '   Tuesday|   Tuesday|000Tuesday',
    '%5Y|%_6Y|%4C|%_3j': '02024|  2024|0020| 65', '%-z|%_z': '+0|+   0', '%12F|%012D': '  2024-03-05|000003/05/24',
    '%Ex %EX %Ey %EY %EC': '03/05/24 19:08:03 24 2024 20', '%Od %Oe %OH %OI %Om %OM %OS %Ou %OV %Ow %Oy': '05  5 19 07 03 08 03 2 10 2 24',
    '%\N{SNOWMAN}%d': '%\N{SNOWMAN}05', '%G-W%V-%u %U %W %j %w': '2024-W10-2 09 10 065 2', '%n|%t|%5n|': '\n|\t|    \n|',
    '%+4Y %+5Y %+3C': '2024 +2024 +20', 'x' * 3000 + '%P': 'x' * 3000 + 'pm', '%300d': '0' * 298 + '05', '%99999999999d': '',
}
time.tzset()
for form, wanted in table.items():
    got = time.strftime(form, evening)
    if got != wanted:
        print(form[:40], repr(got[:80]), 'wanted', repr(wanted[:80]))
for year, wanted in ((1, '1 0 01 1-03-05'), (99, '99 0 99 99-03-05'), (987, '987 9 87 987-03-05'), (9999, '9999 99 99 9999-03-05'),
                     (12345, '12345 123 45 12345-03-05'), (-5, '-5 -1 95 -5-03-05')):
    got = time.strftime('%Y %C %y %F', (year, *evening[1:]))
    if got != wanted:
        print(year, repr(got), 'wanted', repr(wanted))
print('fine')
END
export TZ=UTC0
says fine 'strftime keeps what it does not know, and knows flags, widths and modifiers' "$tmp/formats.py"
says '2024-03-05 is a Tuesday, %Q, 0099' 'datetime goes the same way' -c '
import datetime
print(datetime.datetime(2024, 3, 5).strftime("%F is a %A, %Q"), datetime.date(99, 1, 1).strftime("%4Y"), sep=", ")'
TZ=EST5EDT,M3.2.0,M11.1.0 says '1709683683 1720666800' 'strftime %s is local time, summer time too' -c '
import datetime
print(datetime.datetime(2024, 3, 5, 19, 8, 3).strftime("%s"), datetime.datetime(2024, 7, 10, 23).strftime("%s"))'
TZ=EST5EDT,M3.2.0,M11.1.0 says "EST EDT '' LMT XYZ" 'strftime %Z: from the flag, without a zone, of a name that is no longer used' -c '
import time
def zone(flag, *name):
    return time.strftime("%Z", time.struct_time((2024, 1, 1, 0, 0, 0, 0, 1, flag, *name)))
print(zone(0), zone(1), repr(zone(-1)), zone(0, "LMT", -17762), zone(1, "XYZ", 0))'

# --- zones
cat >"$tmp/zones.py" <<'END'
import os, time
def at(zone, *moments):
    os.environ['TZ'] = zone
    time.tzset()
    return ' '.join(time.strftime('%m-%dT%H:%M%Z%z', time.localtime(moment)) for moment in moments)
def check(zone, wanted, *moments):
    got = at(zone, *moments)
    if got != wanted:
        print(zone, repr(got), 'wanted', repr(wanted))
    back = [time.mktime(time.localtime(moment)) for moment in moments]
    if back != list(moments):
        print(zone, 'mktime', back)
# Noon in January and July 2025, the hours about 9 March 07:00 and 2 November 06:00, when New York changes.
noons = 1736942400, 1752580800
edges = 1741503599, 1741503600, 1762063199, 1762063200
check('EST5EDT', '01-15T07:00EST-0500 07-15T08:00EDT-0400', *noons)
check('EST5EDT', '03-09T01:59EST-0500 03-09T03:00EDT-0400 11-02T01:59EDT-0400 11-02T01:00EST-0500', *edges)
check(':EST5EDT', '01-15T07:00EST-0500 07-15T08:00EDT-0400', *noons)
check('AAA5BBB', '03-09T01:59AAA-0500 03-09T03:00BBB-0400 11-02T01:59BBB-0400 11-02T01:00AAA-0500', *edges)
check('AAA5BBB4', '01-15T07:00AAA-0500 07-15T08:00BBB-0400', *noons)
check('AAA-1BBB-3', '01-15T13:00AAA+0100 07-15T15:00BBB+0300', *noons)
check('EST5EDT,M3.2.0,M11.1.0', '01-15T07:00EST-0500 07-15T08:00EDT-0400', *noons)
check('CET-1CEST,M3.5.0,M10.5.0/3', '01-15T13:00CET+0100 07-15T14:00CEST+0200', *noons)
check('NZST-12NZDT,M9.5.0,M4.1.0/3', '01-16T01:00NZDT+1300 07-16T00:00NZST+1200', *noons)
check('<-02>2<-01>,M3.5.0/-1,M10.5.0/0', '01-15T10:00-02-0200 07-15T11:00-01-0100', *noons)
check('IST-2IDT,M3.4.4/26,M10.5.0', '01-15T14:00IST+0200 07-15T15:00IDT+0300', *noons)
check('AAA3BBB,J60/2,J300/2', '01-15T09:00AAA-0300 07-15T10:00BBB-0200', *noons)
check('AAA3BBB,59/2,299/1:30:30', '01-15T09:00AAA-0300 07-15T10:00BBB-0200', *noons)
check('<+03>-3', '01-15T15:00+03+0300 07-15T15:00+03+0300', *noons)
check('<+0545>-5:45', '01-15T17:45+0545+0545 07-15T17:45+0545+0545', *noons)
check('XXX-24', '01-16T12:00XXX+2400 07-16T12:00XXX+2400', *noons)
check('UTC', '01-15T12:00UTC+0000 07-15T12:00UTC+0000', *noons)
check('', '01-15T12:00UTC+0000 07-15T12:00UTC+0000', *noons)
if at('No/Such_Zone', *noons).replace('UTC', 'No') != '01-15T12:00No+0000 07-15T12:00No+0000':
    print('a zone that is not there is not UTC')
# A zone's name that was given away stays, whatever TZ becomes.
at('OLD1')
kept = time.localtime(0)
at('NEW2')
print('fine' if time.strftime('%Z', kept) == 'OLD' == kept.tm_zone else time.strftime('%Z', kept))
END
says fine 'zones of the POSIX form: the default rule, rules of all forms, south and north, names in brackets' "$tmp/zones.py"
TZ=EST5EDT says "('EST', 'EDT') 18000 1" 'tzname, timezone and daylight of a zone without a rule' -c '
import time; print(time.tzname, time.timezone, time.daylight)'
TZ=UTC says "('UTC', 'UTC') 0 0" 'and of one without summer time' -c '
import time; print(time.tzname, time.timezone, time.daylight)'
unset TZ

# --- names in a root that holds the interpreter alone, in a network of its own with a name server of ours
root=$tmp/root
mkdir -p "$root/etc" "$root/tmp"
cp "$python" "$root/python"
cat >"$root/net.py" <<'END'
# Usage: net.py SERVER... -- NAME...: brings the loopback up, serves names there unless SERVER is "none", then looks up.
# aN-bM.test: code N for A, M for AAAA; n stands for no address, 99 for silence. mN.test has N addresses of each kind.
import contextlib, fcntl, re, socket, struct, sys, threading, time
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
    fcntl.ioctl(control, 0x8914, struct.pack('16sh', b'lo', 1))  # SIOCSIFFLAGS, IFF_UP

def reply(query, tcp):
    name, at = '', 12
    while query[at]:
        name += query[at + 1:at + 1 + query[at]].decode() + '.'
        at += query[at] + 1
    kind, = struct.unpack('>H', query[at + 1:at + 3])
    question = query[12:at + 5]
    each, many = re.match(r'a(\d+|n)-b(\d+|n)\.test\.$', name), re.match(r'm(\d+)\.test\.$', name)
    code, count = 3, 0
    if each:
        word = each[1 if kind == 1 else 2]
        code, count = (0, 0) if word == 'n' else (int(word), int(word == '0'))
    elif many:
        code, count = 0, int(many[1])
    elif name in ('host.good.', 'two.words.good.'):
        code, count = 0, 1
    elif name.endswith('.failing.'):
        code = 2
    elif name.endswith('.empty.'):
        code = 0
    if code == 99:
        return b''
    size = 4 if kind == 1 else 16
    records = [b'\xc0\x0c' + struct.pack('>HHIH', kind, 1, 60, size) + (b'\x0a' if kind == 1 else b'\xfd') + bytes(size - 3)
               + struct.pack('>H', number + 1) for number in range(count)]
    cut = 0 if tcp or count < 10 else 0x200
    records = records[:5] if cut else records
    return query[:2] + struct.pack('>HHHHH', 0x8180 | code | cut, 1, len(records), 0, 0) + question + b''.join(records)

def datagrams(server):
    while True:
        query, peer = server.recvfrom(4096)
        if answer := reply(query, False):
            server.sendto(answer, peer)

def connections(server):
    while True:
        # Who wants no more than it has room for hangs up early.
        with contextlib.suppress(OSError), server.accept()[0] as peer:
            while len(head := peer.recv(2)) == 2:
                answer = reply(peer.recv(head[0] * 256 + head[1]), True)
                peer.sendall(struct.pack('>H', len(answer)) + answer)

servers, names = sys.argv[1:sys.argv.index('--')], sys.argv[sys.argv.index('--') + 1:]
for kind, work in ((socket.SOCK_DGRAM, datagrams), (socket.SOCK_STREAM, connections)):
    if {'both': True, 'udp': kind == socket.SOCK_DGRAM}.get(servers[0]):
        server = socket.socket(socket.AF_INET, kind)
        server.bind(('127.0.0.1', 53))
        if kind == socket.SOCK_STREAM:
            server.listen(8)
        threading.Thread(target=work, args=(server,), daemon=True).start()
for name in names:
    start = time.monotonic()
    family = {'4': socket.AF_INET, '6': socket.AF_INET6}.get(name[0], 0)
    try:
        found = socket.getaddrinfo(name.lstrip('46'), 80, family=family, type=socket.SOCK_STREAM)
        found = sorted({entry[4][0] for entry in found})
        text = ' '.join(found) if len(found) < 4 else len(found)
    except socket.gaierror as error:
        text = {socket.EAI_NONAME: 'NONAME', socket.EAI_AGAIN: 'AGAIN', socket.EAI_FAIL: 'FAIL'}.get(error.errno, 'NODATA')
    print(name, text, '' if time.monotonic() - start < 30 else 'after the timeout', sep=' ' if text else '')
END
if [ "$(id -u)" -eq 0 ]; then enter='unshare --net'; else enter='unshare --user --map-root-user --net'; fi
change_root=$(command -v chroot || echo /usr/sbin/chroot)
apart() {
    # shellcheck disable=SC2086 # words
    env -i $enter "$change_root" "$root" "$@"
}
# looks_up WANTED NAME SERVER HOST...: what net.py prints, in lines.
looks_up() {
    wanted=$1 what=$2 server=$3
    shift 3
    # shellcheck disable=SC2086 # words
    run timeout 100 env -i $enter "$change_root" "$root" /python -I /net.py "$server" -- "$@"
    is "$(printf '%s\n' "$out" | sed 's/ *$//')" "$wanted" "$what"
    [ "$rc" -eq 0 ] || diag "exit $rc: $err"
}
if apart /python -c '' 2>/dev/null; then
    # What must not be waited for would take a minute.
    printf 'nameserver 127.0.0.1\noptions timeout:60 attempts:1\n' >"$root/etc/resolv.conf"
    looks_up 'a0-b0.test 10.0.0.1 fd00::1' 'both answers give both addresses' both a0-b0.test
    for code in 2 3 4 5; do
        looks_up "a0-b$code.test 10.0.0.1" "an error for AAAA (code $code) leaves the answer for A" both "a0-b$code.test"
        looks_up "a$code-b0.test fd00::1" "an error for A (code $code) leaves the answer for AAAA" both "a$code-b0.test"
    done
    looks_up 'a0-bn.test 10.0.0.1' 'no address for AAAA leaves the answer for A' both a0-bn.test
    looks_up 'a3-b3.test NONAME
an-bn.test NODATA
a2-b2.test AGAIN
a5-b5.test FAIL
a3-b2.test NONAME
an-b2.test AGAIN' 'two failures say which, at once' both a3-b3.test an-bn.test a2-b2.test a5-b5.test a3-b2.test an-b2.test
    looks_up '4a0-b99.test 10.0.0.1' 'who asks for one family does not wait for the other' both 4a0-b99.test
    looks_up 'm100.test 200
4m250.test 250
m400.test 255' 'a name may have many addresses, 255 at most' both m100.test 4m250.test m400.test
    looks_up '4m100.test 5' 'a truncated answer serves where there is no TCP' udp 4m100.test
    printf 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n' >"$root/etc/resolv.conf"
    looks_up 'a0-b99.test 10.0.0.1
a99-b99.test AGAIN' 'silence for AAAA leaves the answer for A' both a0-b99.test a99-b99.test
    printf 'nameserver 127.0.0.1\nnameserver 127.0.0.9\nsearch failing empty missing good\noptions timeout:60\n' >"$root/etc/resolv.conf"
    looks_up 'host 10.0.0.1 fd00::1
two.words 10.0.0.1 fd00::1
two.words. NONAME
nothing NODATA' 'one search domain'\''s error is not the next one'\''s; names with dots are searched for too' \
        both host two.words two.words. nothing
    printf '127.0.0.1 localhost\n10.1.2.3 MyHost alias.example # not.this\n10.1.2.4\tmyhost\n' >"$root/etc/hosts"
    looks_up 'localhost 127.0.0.1
LocalHost 127.0.0.1
MYHOST 10.1.2.3 10.1.2.4
Alias.Example 10.1.2.3
alias NODATA
a.localhost 127.0.0.1 ::1' '/etc/hosts comes first and has no case' both localhost LocalHost MYHOST Alias.Example alias a.localhost
    rm -r "${root:?}/etc"
    looks_up 'localhost 127.0.0.1 ::1
LOCALHOST. 127.0.0.1 ::1
4localhost 127.0.0.1
6localhost ::1
www.localhost 127.0.0.1 ::1' 'localhost in an empty root needs no server' none localhost LOCALHOST. 4localhost 6localhost www.localhost
    looks_up 'notlocalhost AGAIN
name.example AGAIN' 'another name fails there, at once where nobody listens' none notlocalhost name.example
    run apart /python -I -c '
import socket
print(socket.gethostbyname("localhost"), socket.gethostbyname_ex("localhost"), socket.gethostbyaddr("127.0.0.1"))
print(socket.getnameinfo(("127.0.0.1", 80), socket.NI_NUMERICSERV), socket.getnameinfo(("::1", 80), 0), socket.getfqdn("localhost"))
print(socket.getnameinfo(("10.0.0.1", 80), 0)[0])
try:
    print(socket.gethostbyaddr("10.0.0.1"))
except socket.herror:
    print("herror")'
    is "$out" "127.0.0.1 ('localhost', [], ['127.0.0.1']) ('localhost', [], ['127.0.0.1'])
('localhost', '80') ('localhost', '80') localhost
10.0.0.1
herror" 'backwards, and by the older functions'
else
    skip 20 'no user or network namespaces, or no root'
fi

# --- what the interpreter says of itself
like "$("$python" -I -c 'import platform; print(platform.libc_ver())')" "^\('musl', '[0-9.]+'\)$" 'platform.libc_ver() names musl'
like "$("$python" -I -m platform)" '-with-musl[0-9.]+$' 'platform.platform() too'
cp "$python" "$tmp/copy"
says "('', '')" 'a static program by its file has none that could be seen' -c '
import platform, sys; print(platform.libc_ver(sys.argv[1]))' "$tmp/copy"
printf 'x GLIBC_2.3 y GLIBC_2.17 z' >"$tmp/words"
says "('glibc', '2.17')" 'other files are searched as ever' -c '
import platform, sys; print(platform.libc_ver(sys.argv[1]))' "$tmp/words"

# --- the scheduler
says 'True 0 True SCHED_BATCH SCHED_BATCH 0' 'the scheduler'\''s policy and parameters can be read and set' -c '
import os
before = os.sched_getscheduler(0)
print(before == os.SCHED_OTHER or before, os.sched_getparam(0).sched_priority, end=" ")
os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
names = {getattr(os, name): name for name in dir(os) if name.startswith("SCHED_")}
os.sched_setparam(0, os.sched_param(0))
print(os.sched_getscheduler(0) == os.SCHED_BATCH, names[os.sched_getscheduler(os.getpid())], end=" ", flush=True)
import sys
child = "import os; print(\"SCHED_BATCH\" if os.sched_getscheduler(0) == os.SCHED_BATCH else os.sched_getscheduler(0), end=\" \")"
os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
pid = os.posix_spawn(sys.executable, ["python", "-I", "-c", child], {}, scheduler=(os.SCHED_BATCH, os.sched_param(0)))
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))'

# --- gettext
mkdir -p "$tmp/words.d/de/LC_MESSAGES"
says 'hallo nicht da hallo UTF-8' 'locale has gettext, which reads a catalogue' - "$tmp/words.d" <<'END'
import locale, struct, sys
pairs = [(b'', b'Content-Type: text/plain; charset=UTF-8\n'), (b'hello', b'hallo')]
at, body, tables = 28 + 16 * len(pairs), b'', ([], [])
for number, table in enumerate(tables):
    for pair in pairs:
        table += [len(pair[number]), at + len(body)]
        body += pair[number] + b'\0'
head = struct.pack('<7I', 0x950412de, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
with open(sys.argv[1] + '/de/LC_MESSAGES/words.mo', 'wb') as file:
    file.write(head + struct.pack(f'<{2 * len(pairs)}I', *tables[0]) + struct.pack(f'<{2 * len(pairs)}I', *tables[1]) + body)
locale.setlocale(locale.LC_ALL, 'de_DE.UTF-8')
locale.bindtextdomain('words', sys.argv[1])
locale.textdomain('words')
print(locale.gettext('hello'), locale.gettext('nicht da'), locale.dgettext('words', 'hello'),
      locale.bind_textdomain_codeset('words', 'UTF-8'))
END

# --- RELRO
says 'read-only' 'what relocation alone had to write (PT_GNU_RELRO) is read-only' - <<'END'
import struct, sys
with open(sys.executable, 'rb') as file:
    head = file.read(4096)
start, = struct.unpack_from('<Q', head, 32)
size, count = struct.unpack_from('<HH', head, 54)
segments = [struct.unpack_from('<IIQQQQQQ', head, start + number * size) for number in range(count)]
relro = next(segment for segment in segments if segment[0] == 0x6474e552)
with open('/proc/self/maps') as file:
    maps = [(*(int(end, 16) for end in line.split()[0].split('-')), line.split()[1], line.split()[5:]) for line in file]
# A static-pie's addresses count from its first mapping.
base = next(low for low, _, _, name in maps if name == [sys.executable]) if head[16] == 3 else 0
first, last = base + relro[3], (base + relro[3] + relro[6] & -4096) - 1
rights = {rights for low, high, rights, _ in maps if low <= last and first < high}
print('read-only' if first < last and rights == {'r--p'} else rights)
END
