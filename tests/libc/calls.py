"""Calls of the standard library that the C library answers, and a line `call<TAB>answer` for each.

Run by several interpreters in one root, so that scripts/compare-libc can say where they differ. What can differ from run to
run (process numbers, addresses, the time) is not printed. Answers that are many floats begin with `floats:`.
"""

import itertools
import math
import os
import random
import sys


def kind(error):
    """An exception without the words that strerror gives: those have calls of their own."""
    import errno
    number = error.errno if isinstance(error, OSError) else None
    text = errno.errorcode.get(number, number) if number is not None else error
    return f'{type(error).__name__}: {text}'


def answer(function, *args, **kwargs):
    try:
        return ascii(function(*args, **kwargs))
    except Exception as error:  # any: it is the answer
        return kind(error)


def show(name, function, *args, **kwargs):
    text = answer(function, *args, **kwargs)
    print(f'{name}\t{text}', flush=True)


def each(function, cases, name=None):
    """A line for each case, which is the arguments: a tuple, or one that is none."""
    name = name or f'{function.__module__}.{function.__qualname__}'
    for case in cases:
        args = case if isinstance(case, tuple) else (case,)
        show(f'{name}({", ".join(map(ascii, args))})', function, *args)


def floats(name, values):
    print(f'{name}\tfloats: {" ".join(value.hex() if isinstance(value, float) else str(value) for value in values)}', flush=True)


def here(code, *words, **environment):
    """What a fresh process prints, with these variables and no others."""
    import subprocess
    command = [sys.executable, '-S', '-c', code, *words]
    done = subprocess.run(command, capture_output=True, env=environment, timeout=60)
    return done.stdout.decode(errors='replace').strip() or f'status {done.returncode}'


# --- time
ZONES = (
    'UTC', 'UTC0', 'Europe/Berlin', ':Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Europe/Dublin',
    'Africa/Casablanca', 'Pacific/Apia', 'America/Sao_Paulo', 'Asia/Tehran', 'Antarctica/Troll', 'Pacific/Kiritimati', 'Etc/GMT+5',
    'EST5EDT', 'CET-1CEST', 'EST5EDT4', 'EST5EDT,M3.2.0,M11.1.0', 'NZST-12NZDT,M9.5.0,M4.1.0/3', '<+0330>-3:30', '<-03>3<-02>,M3.5.0/-2,M10.5.0/-1',
    'AAA3BBB,J60,J300', 'AAA3BBB,59/2,299/2', 'XXX-24:59:59', 'XXX167', 'XXX-25', 'XX3', 'utc', 'Nowhere/City', ':Nowhere/City', '', ':',
    '/usr/share/zoneinfo/Asia/Tokyo', ':/usr/share/zoneinfo/Asia/Tokyo', '/nowhere', '../zoneinfo/Asia/Tokyo', 'posixrules', '/etc/passwd',
    'IST-2IDT,M3.4.4/26,M10.5.0', 'EST5EDT,M3.2.0', 'EST5EDT,M13.2.0,M11.1.0', None)
MOMENTS = (-2**40, -2**31 - 1, -10**9, -1, 0, 10**9, 1704110400, 1720008000, 2**31 - 1, 2**31, 4102444800, 4118083200, 2**35, 2**40)


def time_zones():
    import time
    for zone in ZONES:
        os.environ.pop('TZ', None)
        if zone is not None:
            os.environ['TZ'] = zone
        name = f'TZ={zone}'
        show(f'{name} time.tzset()', time.tzset)
        show(f'{name} time.tzname, timezone, altzone, daylight', lambda: (time.tzname, time.timezone, time.altzone, time.daylight))
        for moment in MOMENTS:
            show(f'{name} time.localtime({moment})', lambda: (lambda t: (*t, t.tm_zone, t.tm_gmtoff))(time.localtime(moment)))
        for date in ((2024, 3, 31, 2, 30, 0), (2024, 10, 27, 2, 30, 0), (2024, 3, 10, 2, 30, 0), (2024, 7, 1, 12, 0, 0), (1900, 1, 1, 0, 0, 0), (2024, 14, 40, 25, 61, 61)):
            for dst in (-1, 0, 1):
                show(f'{name} time.mktime({date}, isdst {dst})', time.mktime, (*date, 0, 0, dst))
        show(f'{name} strftime %Z %z', time.strftime, '%Z %z', time.localtime(1720008000))
    os.environ['TZ'] = 'UTC0'
    time.tzset()


DATES = ((2024, 3, 5, 19, 8, 9, 1, 65, 0), (1999, 12, 31, 0, 0, 0, 4, 365, -1), (2021, 1, 3, 12, 59, 60, 6, 3, 1))
YEARS = (-10000, -1, 0, 7, 99, 999, 1000, 9999, 10000, 2**31 - 1)


def time_formats():
    import time
    import datetime
    letters = 'aAbBcCdDeFgGhHIjklmMnNpPrRsStTuUvVwWxXyYzZ+EfiJKLoOqQ1%'
    for date in DATES:
        for letter in letters:
            for flags in ('', '-', '_', '0', '^', '#', 'E', 'O', '5', '05', '_5', '-5', '^5', '+5', ':'):
                show(f'time.strftime(%{flags}{letter}, {date})', time.strftime, f'<%{flags}{letter}>', date)
    for year in YEARS:
        for letter in ('Y', 'C', 'y', 'G', 'g', 'F', 'c', 'x', 'D', 's', '4Y', '010Y', '_8Y'):
            show(f'time.strftime(%{letter}, year {year})', time.strftime, f'%{letter}', (year, 6, 7, 1, 2, 3, 0, 158, 0))
        show(f'time.asctime(year {year})', time.asctime, (year, 6, 7, 1, 2, 3, 0, 158, 0))
    for text in ('', '%', 'a%', '%%', '%E', '%-', '%5', '\xe4%Y', '\u20ac %A', '\U0001f600%d', 'a' * 3000 + '%Y', '%Y' * 600, '\ud800', '%\u20ac', 'x\0y%Y', '%Ez', '%:z', '%::z'):
        show(f'time.strftime({text[:12]!a}, {len(text)} characters)', lambda: time.strftime(text, DATES[0])[:40])
    for day in (datetime.datetime(2024, 3, 5, 19, 8, 9, 123456), datetime.datetime(1, 1, 1), datetime.date(999, 12, 31)):
        for format in ('%A %d %B, %l:%M %P', '%e %k %f %s', '%Y-%m-%d', '%G-W%V-%u', '%c|%x|%X|%r', '%-d.%-m.%y', '%4Y', '%F %T', '%h %n%t', '%D %R', '%:z %z %Z'):
            show(f'datetime {day} {format}', day.strftime, format)
    for text, format in (('5 Mar 2024', '%d %b %Y'), ('12:30 PM', '%I:%M %p'), ('Tue Mar  5 19:08:09 2024', '%c'), ('03/05/24', '%x'), ('19:08:09', '%X'), ('EST', '%Z'), ('UTC', '%Z')):
        show(f'time.strptime({text!r}, {format})', lambda: tuple(time.strptime(text, format)))
    each(time.gmtime, (2**40, -2**40, 2**55, 2**56, -2**56, 2**60, 2**63 - 1))
    each(time.localtime, (2**55, 2**56, -2**56, 2**62))
    each(time.ctime, (0, 2**40, -2**40, 2**55))
    each(datetime.datetime.fromtimestamp, (0, -1, 2**33, -2**35, 253402300799))
    for clock in [name for name in dir(time) if name.startswith('CLOCK_')]:
        show(f'time.clock_getres({clock})', time.clock_getres, getattr(time, clock))
    each(time.get_clock_info, ('time', 'monotonic', 'perf_counter', 'process_time', 'thread_time'), 'time.get_clock_info')


# --- locale
LOCALES = ('', 'C', 'POSIX', 'C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'de_DE.UTF-8', 'de_DE', 'en_US.ISO-8859-1', 'xx_YY', 'de', 'nonsense', 'a/b', 'x' * 300, 'C;C', 'LC_CTYPE=C')
TEXTS = ('a', 'B', 'Z', '\xe4', '\xdf', '\u20ac', '\U0001f600', 'ab', 'a b', 'a-b', '', '10', '9')


def locale_calls():
    import locale
    names = [name for name in dir(locale) if name.startswith('LC_')]
    for name, wanted in itertools.product(names, LOCALES):
        show(f'locale.setlocale({name}, {wanted[:20]!r})', lambda: locale.setlocale(getattr(locale, name), wanted)[:60])
        locale.setlocale(locale.LC_ALL, 'C')
    show('locale.setlocale(LC_ALL) after LC_TIME is C.UTF-8', lambda: (locale.setlocale(locale.LC_TIME, 'C.UTF-8'), locale.setlocale(locale.LC_ALL)))
    items = [name for name in dir(locale) if name.isupper() and isinstance(getattr(locale, name), int) and not name.startswith('LC_') and name != 'CHAR_MAX']
    for wanted in ('C', 'C.UTF-8', 'en_US.UTF-8', 'de_DE.UTF-8'):
        try:
            locale.setlocale(locale.LC_ALL, wanted)
        except locale.Error:
            print(f'locale {wanted}\tis not there')
            continue
        for item in items:
            show(f'{wanted}: locale.nl_langinfo({item})', lambda: locale.nl_langinfo(getattr(locale, item)))
        show(f'{wanted}: locale.localeconv()', lambda: sorted(locale.localeconv().items()))
        show(f'{wanted}: sorted by strcoll', lambda: sorted(TEXTS, key=__import__('functools').cmp_to_key(locale.strcoll)))
        show(f'{wanted}: sorted by strxfrm', lambda: sorted(TEXTS, key=locale.strxfrm))
        show(f'{wanted}: locale.strxfrm', lambda: [locale.strxfrm(text) for text in TEXTS])
        show(f'{wanted}: locale.getencoding, getpreferredencoding', lambda: (locale.getencoding(), locale.getpreferredencoding(), locale.getlocale()))
        show(f'{wanted}: locale.format_string', lambda: (locale.format_string('%.2f', 1234567.891, grouping=True), locale.str(1.5), f'{1234567:n}'))
        for codec in ('locale', 'mbcs'):
            show(f'{wanted}: encode {codec}', lambda: '\xe4\u20ac'.encode(codec))
    locale.setlocale(locale.LC_ALL, 'C')
    for name in ('gettext', 'dgettext', 'dcgettext', 'textdomain', 'bindtextdomain', 'bind_textdomain_codeset'):
        show(f'locale.{name} is there', lambda: callable(getattr(locale, name)))
    code = ('import locale, os, sys, time; locale.setlocale(locale.LC_ALL, ""); print(sys.getfilesystemencoding(), sys.stdout.encoding, sys.stdout.errors,'
            'locale.getencoding(), sys.flags.utf8_mode, locale.setlocale(locale.LC_CTYPE), ascii(os.fsdecode(b"\\xe4")), ascii(sys.argv[1]), time.strftime("%A"))')
    for variables in ({}, {'LC_ALL': 'C'}, {'LC_ALL': 'POSIX'}, {'LANG': 'C.UTF-8'}, {'LANG': 'en_US.UTF-8'}, {'LC_CTYPE': 'en_US.ISO-8859-1'}, {'LANG': 'xx'},
                      {'LC_ALL': 'C', 'PYTHONCOERCECLOCALE': '0', 'PYTHONUTF8': '0'}, {'LC_ALL': 'en_US.UTF-8', 'PYTHONUTF8': '0'}, {'PYTHONUTF8': '1'},
                      {'LANGUAGE': 'de', 'LANG': 'de_DE.UTF-8'}):
        show(f'encodings with {variables}', here, code, '\xe4', **variables)


# --- socket
HOSTS = (None, '', 'localhost', 'LocalHost', 'localhost.', 'a.localhost', 'localhost.localdomain', 'ip6-localhost', 'twice.example', 'TWICE.example', 'alias.example', 'no.such.invalid', '127.0.0.1', '127.1', '0x7f000001', '017700000001',
         '::1', '::ffff:1.2.3.4', 'fe80::1%lo', 'fe80::1%1', 'fe80::1%99', 'fe80::1%nothing', '2001:db8::1%1', '1.2.3', '1.2.3.4.5', '256.1.1.1', '1.2.3.4 ', '*', '.', 'a..b', 'x' * 64 + '.example', 'x' * 256,
         '-a.example', 'a_b.example', '\xe4.example', 'a b', '0', '4294967295', '4294967296', '[::1]', '::1%')
SERVICES = (None, '', 'http', 'HTTP', 'www', 'https', 'domain', 'ntp', 'ssh', 'nosuch', 0, 80, '80', '080', '0x50', '65535', '65536', '-1', ' 80', '80 ', '4294967376')


def socket_resolves():
    import socket

    def resolve(*args):
        return sorted(socket.getaddrinfo(*args))
    for host in HOSTS:
        show(f'getaddrinfo({str(host)[:24]!a}, 80)', resolve, host, 80, 0, socket.SOCK_STREAM)
        if host is not None:
            show(f'gethostbyname({host[:24]!a})', socket.gethostbyname, host)
            show(f'gethostbyname_ex({host[:24]!a})', socket.gethostbyname_ex, host)
    for service in SERVICES:
        show(f'getaddrinfo(127.0.0.1, {service!r})', resolve, '127.0.0.1', service)
        for type in ('SOCK_STREAM', 'SOCK_DGRAM', 'SOCK_RAW', 'SOCK_SEQPACKET'):
            show(f'getaddrinfo(127.0.0.1, {service!r}, {type})', resolve, '127.0.0.1', service, 0, getattr(socket, type))
    flags = ('AI_PASSIVE', 'AI_CANONNAME', 'AI_NUMERICHOST', 'AI_NUMERICSERV', 'AI_V4MAPPED', 'AI_ALL', 'AI_ADDRCONFIG')
    for flag, host, family in itertools.product(flags, (None, 'localhost', '127.0.0.1', '::1', 'alias.example'), ('AF_UNSPEC', 'AF_INET', 'AF_INET6', 'AF_UNIX')):
        show(f'getaddrinfo({host!r}, http, {family}, {flag})', resolve, host, 'http', getattr(socket, family), socket.SOCK_STREAM, 0, getattr(socket, flag))
    show('getaddrinfo(localhost, 80, unknown flag)', resolve, 'localhost', 80, 0, 0, 0, 0x80000)
    show('getaddrinfo(127.0.0.1, 80, protocol 132)', resolve, '127.0.0.1', 80, 0, 0, 132)
    show('getaddrinfo(twice.example), in the order given', socket.getaddrinfo, 'twice.example', 80, 0, socket.SOCK_STREAM)
    names = [name for name in dir(socket) if name.startswith('NI_') and not name.startswith('NI_MAX')]
    for address in (('127.0.0.1', 80), ('127.0.0.1', 53), ('192.0.2.1', 65000), ('::1', 443), ('fe80::1', 80, 0, 1), ('fe80::1', 80, 0, 99), ('10.9.9.9', 0), ('0.0.0.0', 0)):
        show(f'getnameinfo({address}, 0)', socket.getnameinfo, address, 0)
        show(f'getnameinfo({address}, numeric)', socket.getnameinfo, address, socket.NI_NUMERICHOST | socket.NI_NUMERICSERV)
        for name in names:
            show(f'getnameinfo({address}, {name})', socket.getnameinfo, address, getattr(socket, name))
    each(socket.gethostbyaddr, ('127.0.0.1', '::1', '192.0.2.1', '10.9.9.9', 'localhost', 'no.such.invalid'), 'socket.gethostbyaddr')
    each(socket.getfqdn, ('', 'localhost', '127.0.0.1', 'no.such.invalid', 'alias.example'), 'socket.getfqdn')


def socket_names():
    import socket
    services = ('http', 'https', 'domain', 'ssh', 'ftp', 'smtp', 'www', 'HTTP', 'nosuch', '80', 'ntp', 'syslog', 'x' * 300)
    each(socket.getservbyname, [(name, *way) for name in services for way in ((), ('tcp',), ('udp',), ('sctp',), ('nosuch',))], 'socket.getservbyname')
    each(socket.getservbyport, [(port, *way) for port in (0, 53, 80, 443, 514, 65535) for way in ((), ('tcp',), ('udp',), ('nosuch',))], 'socket.getservbyport')
    each(socket.getprotobyname, ('ip', 'icmp', 'igmp', 'tcp', 'TCP', 'udp', 'ipv6', 'ipv6-icmp', 'sctp', 'gre', 'esp', 'ah', 'ospf', 'mptcp', 'udplite', 'nosuch', '6', ''), 'socket.getprotobyname')
    four = ('1.2.3.4', '1.2.3', '1.2', '1', '', '01.2.3.4', '0x1.2.3.4', '08.1.1.1', '256.1.1.1', '1.2.3.4 ', ' 1.2.3.4', '1.2.3.4 x', '1.2.3.4x', '1.2.3.4.', '4294967295', '4294967296', '0xffffffff', '1.16777216', '-1', '1..2', '1.2.3.4\n', '٣.1.1.1')
    each(socket.inet_aton, four, 'socket.inet_aton')
    each(socket.inet_pton, [(socket.AF_INET, text) for text in four], 'socket.inet_pton')
    six = ('::', '::1', '1::', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8:9', '1::2::3', '::ffff:1.2.3.4', '::1.2.3', '::01.2.3.4', '1:2:3:4:5:6:7::', '::2:3:4:5:6:7:8', '1:2:3:4::5:6:7:8', '12345::', '0001::', '00001::', ':1::', '1:::2', '::1%lo', '[::1]', '::g', '1:2:3:4:5:6:1.2.3.4', '1:2:3:4:5:6:7:1.2.3.4', '::1 ', '')
    each(socket.inet_pton, [(socket.AF_INET6, text) for text in six], 'socket.inet_pton')
    each(socket.inet_ntop, [(socket.AF_INET6, bytes.fromhex(text)) for text in ('0' * 32, '0' * 31 + '1', '00000000000000000000ffff01020304', '00000000000000000000000001020304', '00010000000000010000000000000001', '20010db8000000010001000100010001', '00010000000200030004000500060000', '0064ff9b000000000000000001020304')], 'socket.inet_ntop')
    each(socket.inet_ntop, ((socket.AF_UNIX, b'1234'), (socket.AF_INET, b'123')), 'socket.inet_ntop')
    each(socket.if_nametoindex, ('lo', 'nothing', '', 'x' * 40), 'socket.if_nametoindex')
    each(socket.if_indextoname, (1, 0, 9999), 'socket.if_indextoname')
    show('socket.if_nameindex()', socket.if_nameindex)
    each(socket.CMSG_LEN, (0, 1, 8, 100), 'socket.CMSG_LEN')
    each(socket.CMSG_SPACE, (0, 1, 8, 100), 'socket.CMSG_SPACE')
    show('len(socket.gethostname()) > 0', lambda: len(socket.gethostname()) > 0)
    for name in sorted(name for name in dir(socket) if name.startswith('EAI_')):
        show(f'socket.{name}', getattr, socket, name)
    for host, service, family in (('no.such.invalid', 80, 0), ('127.0.0.1', 'nosuch', 0), ('1.2.3.4', 80, 9999), ('::1', 80, socket.AF_INET), (None, None, 0)):
        try:
            socket.getaddrinfo(host, service, family)
        except socket.gaierror as error:
            print(f'text of gaierror for {host}, {service}, {family}\t{error}')
    try:
        socket.gethostbyaddr('192.0.2.1')
    except (socket.herror, socket.gaierror) as error:
        print(f'text of herror\t{error}')
    for level in ('SO_RCVBUF', 'SO_SNDBUF', 'SO_LINGER', 'SO_RCVTIMEO', 'SO_TYPE', 'SO_PROTOCOL', 'SO_DOMAIN'):
        show(f'getsockopt({level}, 16)', lambda: len(socket.socket().getsockopt(socket.SOL_SOCKET, getattr(socket, level), 16)))


# --- accounts
def accounts():
    import grp
    import pwd
    import getpass
    names = ('root', 'nobody', 'www-data', 'nosuch', '0', '', 'short', 'long', 'ROOT', 'spaces', '+', '#comment', 'minus', 'x' * 5000, 'a:b', 'empty')
    each(pwd.getpwnam, names, 'pwd.getpwnam')
    each(pwd.getpwuid, (0, 65534, 4242, 4243, 4244, 4245, -1, 2**32 - 1, 2**32, 2**31), 'pwd.getpwuid')
    show('pwd.getpwall()', pwd.getpwall)
    groups = ('root', 'nogroup', 'nosuch', 'many', 'twice', '', '+', 'broken', 'empty')
    each(grp.getgrnam, groups, 'grp.getgrnam')
    each(grp.getgrgid, (0, 65534, 4242, 4243, -1, 2**32 - 1), 'grp.getgrgid')
    show('grp.getgrall()', grp.getgrall)
    each(os.getgrouplist, (('root', 0), ('member', 7), ('nosuch', 4711)), 'os.getgrouplist')
    each(os.path.expanduser, ('~', '~root', '~nosuch/x', '~member'), 'os.path.expanduser')
    show('os.getlogin() without a terminal', here, 'import os\ntry: print(os.getlogin())\nexcept OSError as e: print(type(e).__name__)', LOGNAME='somebody', USER='other')
    show('os.getlogin() without variables', here, 'import os, errno\ntry: print(os.getlogin())\nexcept OSError as e: print(errno.errorcode[e.errno])')
    show('getpass.getuser()', getpass.getuser)


# --- os
def system_limits():
    for name in sorted(os.sysconf_names):
        if not name.endswith(('_AVPHYS_PAGES',)):
            show(f'os.sysconf({name})', os.sysconf, name)
    for name in sorted(os.confstr_names):
        show(f'os.confstr({name})', os.confstr, name)
    for name in sorted(os.pathconf_names):
        for path in ('/', '/proc', '/dev/null', '/nothing'):
            show(f'os.pathconf({path}, {name})', os.pathconf, path, name)
    read, write = os.pipe()
    each(os.fpathconf, [(read, name) for name in ('PC_PIPE_BUF', 'PC_NAME_MAX')], 'os.fpathconf')
    os.close(read), os.close(write)
    for path in '/', '/proc', '/dev':
        show(f'os.statvfs({path}), flags and name length', lambda: (os.statvfs(path).f_flag, os.statvfs(path).f_namemax))
    import resource
    for name in sorted(name for name in dir(resource) if name.startswith('RLIMIT_')):
        show(f'resource.getrlimit({name})', lambda: resource.getrlimit(getattr(resource, name)))


def texts_of_errors():
    import signal
    for number in (*range(0, 136), -1, 512, 524, 4095, 9999):
        show(f'os.strerror({number})', os.strerror, number)
    for number in range(1, 66):
        show(f'signal.strsignal({number})', signal.strsignal, number)
    show('signal.valid_signals()', lambda: sorted(map(int, signal.valid_signals())))
    show('signal.SIGRTMIN, SIGRTMAX', lambda: (int(signal.SIGRTMIN), int(signal.SIGRTMAX)))
    each(signal.getsignal, (1, 32, 33, 34, 64), 'signal.getsignal')
    for number in (32, 33, 34, 64):
        show(f'signal.signal({number}, ignore)', signal.signal, number, signal.SIG_IGN)
    show('signal.pthread_sigmask(all)', lambda: sorted(map(int, signal.pthread_sigmask(signal.SIG_SETMASK, range(1, 65)) or ())) == [] and sorted(map(int, signal.pthread_sigmask(signal.SIG_SETMASK, ()))))


def system_calls():
    import signal
    import tempfile
    each(os.sched_getscheduler, (0,), 'os.sched_getscheduler')
    for name in sorted(name for name in dir(os) if name.startswith('SCHED_')):
        for function in os.sched_get_priority_min, os.sched_get_priority_max:
            show(f'os.{function.__name__}({name})', function, getattr(os, name))
    show('os.sched_getparam(0)', os.sched_getparam, 0)
    show('os.sched_setscheduler(0, SCHED_BATCH)', lambda: (os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0)), os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))))
    show('os.sched_setparam(0)', lambda: os.sched_setparam(0, os.sched_param(0)))
    show('os.sched_rr_get_interval(0) > 0', lambda: os.sched_rr_get_interval(0) > 0)
    for args in (('/nothing', ['x']), ('/etc/passwd', ['x']), ('/', ['x']), ('sh', ['sh'])):
        show(f'os.posix_spawn({args})', lambda: os.waitpid(os.posix_spawn(*args, {}), 0)[1])
        show(f'os.posix_spawnp({args})', lambda: os.waitpid(os.posix_spawnp(*args, {}), 0)[1])
    sh = ['/bin/sh', '-c', 'exit 7']
    for options in ({'setsid': True}, {'setpgroup': 0}, {'resetids': True}, {'setsigmask': [signal.SIGUSR1]}, {'setsigdef': [signal.SIGPIPE]}, {'scheduler': (os.SCHED_OTHER, os.sched_param(0))}, {'scheduler': (None, os.sched_param(0))},
                    {'file_actions': [(os.POSIX_SPAWN_OPEN, 9, '/nothing', os.O_RDONLY, 0)]}, {'file_actions': [(os.POSIX_SPAWN_CLOSE, 99)]}, {'file_actions': [(os.POSIX_SPAWN_CLOSEFROM, 3)] if hasattr(os, 'POSIX_SPAWN_CLOSEFROM') else None}, {'file_actions': [(os.POSIX_SPAWN_DUP2, 1, 1)]}):
        show(f'os.posix_spawn(exit 7, {ascii(options)})', lambda: os.waitstatus_to_exitcode(os.waitpid(os.posix_spawn('/bin/sh', sh, {}, **options), 0)[1]))
    each(os.system, ('exit 3', 'kill -9 $$'), 'os.system')
    with tempfile.TemporaryDirectory() as folder, open(folder + '/file', 'w+b') as file:
        number = file.fileno()
        show('os.posix_fallocate(5)', lambda: (os.posix_fallocate(number, 0, 5), os.fstat(number).st_size))
        show('os.posix_fallocate(0)', os.posix_fallocate, number, 0, 0)
        show('os.posix_fadvise(bad)', os.posix_fadvise, number, 0, 0, 99)
        show('os.lockf(test)', os.lockf, number, os.F_TEST, 0)
        show('os.lockf(bad)', os.lockf, number, 99, 0)
        show('os.preadv', lambda: os.preadv(number, [bytearray(3)], 0))
        show('os.pwritev with RWF_DSYNC', lambda: os.pwritev(number, [b'abc'], 0, os.RWF_DSYNC))
        show('os.copy_file_range', lambda: os.copy_file_range(number, number, 1, 0, 9))
        show('os.memfd_create', lambda: os.close(os.memfd_create('x' * 249)))
        show('os.memfd_create(name too long)', lambda: os.close(os.memfd_create('x' * 250)))
        show('os.link in place', lambda: os.link(folder + '/file', folder + '/other', follow_symlinks=False))
        show('os.chmod(follow_symlinks=False)', lambda: os.chmod(folder + '/file', 0o600, follow_symlinks=False))
        os.symlink('file', folder + '/link')
        show('os.chmod(link, follow_symlinks=False)', lambda: os.chmod(folder + '/link', 0o600, follow_symlinks=False))
        show('os.access(effective_ids)', lambda: os.access(folder + '/file', os.R_OK, effective_ids=True))
        show('os.access(follow_symlinks=False)', lambda: os.access(folder + '/link', os.R_OK, follow_symlinks=False))
        show('os.utime(link)', lambda: os.utime(folder + '/link', (1, 2), follow_symlinks=False))
        show('os.mkfifo mode', lambda: (os.mkfifo(folder + '/fifo', 0o640), oct(os.stat(folder + '/fifo').st_mode))[1])
    each(os.ttyname, (0, 99), 'os.ttyname')
    show('os.ctermid()', os.ctermid)
    show('os.get_terminal_size(99)', os.get_terminal_size, 99)
    show('pty: name, size', lambda: (lambda pair: (os.ttyname(pair[1])[:9], tuple(os.get_terminal_size(pair[1])), os.isatty(pair[0])))(os.openpty()))
    show('os.posix_openpt, ptsname', lambda: (lambda fd: (os.grantpt(fd), os.unlockpt(fd), os.ptsname(fd)[:9]))(os.posix_openpt(os.O_RDWR | os.O_NOCTTY)))
    show('os.ptsname(of no terminal)', lambda: os.ptsname(0))
    each(os.putenv, (('A=B', 'x'), ('', 'x')), 'os.putenv')
    each(os.unsetenv, ('A=B', ''), 'os.unsetenv')
    show('os.getcwd() in a folder that is gone', lambda: here('import os, tempfile\nd = tempfile.mkdtemp(); os.chdir(d); os.rmdir(d)\ntry: print(os.getcwd())\nexcept OSError as e: print(type(e).__name__)'))
    each(os.getpriority, ((os.PRIO_PROCESS, 99999999), (9, 0)), 'os.getpriority')
    show('os.nice(0)', os.nice, 0)
    show('os.getxattr(none)', os.getxattr, '/', 'user.nothing')
    show('os.initgroups, os.setgroups of a wrong type', os.setgroups, ['x'])
    each(os.open, (('/dev/null/x', os.O_RDONLY), ('x' * 300, os.O_RDONLY), ('/' * 5000, os.O_RDONLY), ('/etc/passwd/', os.O_RDONLY)), 'os.open')
    show('os.execv with an empty list', os.execv, '/bin/sh', [])


# --- mathematics
EDGES = (0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.0, -2.0, 10.0, 709.782712893384, 709.782712893385, -745.13321910194, -745.2, 1e-308, 5e-324, -5e-324, 1e308, 1.7976931348623157e308, 1e22, -1e22, 170.6, 171.7, -170.5, 2**53 + 1.0, math.pi, math.pi / 2, math.inf, -math.inf, math.nan)


def mathematics():
    import cmath
    generator = random.Random(12345)
    common = [generator.uniform(-20, 20) for _ in range(500)] + [generator.uniform(-1, 1) for _ in range(500)] + [math.ldexp(generator.random(), generator.randint(-1000, 1000)) for _ in range(500)]
    one = [name for name in ('acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor gamma lgamma log log10 log1p log2 radians sin sinh sqrt tan tanh trunc ulp').split()]
    two = [name for name in ('atan2 copysign fmod hypot ldexp nextafter pow remainder').split()]

    def value(function, *args):
        try:
            return function(*args)
        except (ValueError, OverflowError) as error:
            return type(error).__name__
    for name in one:
        each(getattr(math, name), EDGES, f'math.{name}')
        floats(f'math.{name} of {len(common)} numbers', [value(getattr(math, name), number) for number in common])
    for name in two:
        if name != 'ldexp':
            each(getattr(math, name), itertools.product(EDGES[::2], EDGES[1::2]), f'math.{name}')
            floats(f'math.{name} of {len(common)} pairs', [value(getattr(math, name), abs(a), b) for a, b in zip(common, reversed(common))])
    each(math.ldexp, ((1.0, 1023), (1.0, 1024), (1.0, -1074), (1.5, -1075), (0.0, 10**9)), 'math.ldexp')
    each(math.fma, itertools.product((0.1, 1e308, 5e-324, math.inf), (10.0, 1e308, 0.0), (-1.0, -math.inf, 5e-324)), 'math.fma')
    for name in 'acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh'.split():
        numbers = [complex(a, b) for a, b in zip(common[:1000], reversed(common[:1000]))]
        made = [value(getattr(cmath, name), number) for number in numbers]
        floats(f'cmath.{name} of {len(numbers)} numbers', itertools.chain(*((z.real, z.imag) if isinstance(z, complex) else (z,) for z in made)))
    for name in 'gauss normalvariate lognormvariate expovariate vonmisesvariate gammavariate betavariate paretovariate weibullvariate uniform triangular'.split():
        arguments = {'expovariate': (1.5,), 'paretovariate': (2.0,), 'triangular': ()}.get(name, (1.5, 2.5))
        generator = random.Random(7)
        floats(f'random.{name}, 500 times', [getattr(generator, name)(*arguments) for _ in range(500)])
    floats('float ** float', [value(pow, abs(a), b) for a, b in zip(common, reversed(common))])
    floats('float // and % float', itertools.chain(*(divmod(a, b) for a, b in zip(common, reversed(common)) if b)))
    floats('complex ** complex', itertools.chain(*(((z := value(pow, complex(a, b), complex(b, a) / 40)), z)[1:] and ((z.real, z.imag) if isinstance(z, complex) else (z,)) for a, b in zip(common[:500], reversed(common[:500])))))
    for format in ('%.17g', '%r', '%.0f', '%.30f', '%e', '%G', '%a', '%.3s', '%5c', '%i', '%#o', '%+.1e', '%010.2f', '%p'):
        show(f'{format} of 0.1, 2.5, 1e22', lambda: [format % number for number in (0.1, 2.5, 1e22)])
    for text in ('1e400', '-1e400', '1e-400', '0x1p3', 'inf', 'nan(12)', '1_0', '１２', ' 1.5 ', '2.2250738585072011e-308', '179769313486231580793e289', '1e5000000000'):
        show(f'float({text!a})', float, text)
    show('float.fromhex, round', lambda: (float.fromhex('0x1.fffffffffffffp+1023'), round(2.675, 2), round(0.5), round(1e300, -299), f'{1e16:,.2f}', f'{0.1:.55f}', repr(5e-324)))


# --- what the C library and the kernel give to other modules
def processes():
    import ctypes.util
    import multiprocessing
    import select
    import threading
    import _multiprocessing
    show('threading.stack_size()', threading.stack_size)
    each(threading.stack_size, (1, 16384, 32768, 65536, 100000, 2**20, 2**26, 0), 'threading.stack_size')
    show('sys.thread_info', lambda: tuple(sys.thread_info))
    show('recursion of a thread', here, 'import threading, sys\nsys.setrecursionlimit(10**6)\nseen = []\ndef down(n):\n  try: seen.append(n); [n].sort(key=lambda x: down(n + 1))\n  except RecursionError: pass\nt = threading.Thread(target=down, args=(0,)); t.start(); t.join(); print(len(seen) > 1000)')
    show('select.select of number 1024', lambda: select.select([1024], [], [], 0))
    show('select.PIPE_BUF', lambda: select.PIPE_BUF)
    show('select.poll of a closed number', lambda: (lambda p: (p.register(999), p.poll(0))[1])(select.poll()))
    show('SemLock.SEM_VALUE_MAX', lambda: _multiprocessing.SemLock.SEM_VALUE_MAX)
    show('multiprocessing.Semaphore().get_value()', lambda: multiprocessing.Semaphore(3).get_value())
    for name in ('/ingot-a', 'ingot-b', '/in/got', '', '/', '/' + 'x' * 251, '/' + 'x' * 260):
        show(f'SemLock named {name[:12]!r}, {len(name)} characters', lambda: _multiprocessing.SemLock(0, 1, 1, name, True) and 'made')
        show(f'shm_open({name[:12]!r}, {len(name)} characters)', lambda: (os.close(__import__('_posixshmem').shm_open(name, os.O_CREAT | os.O_RDWR, 0o600)), __import__('_posixshmem').shm_unlink(name)))
    for name in ('c', 'm', 'pthread', 'dl', 'crypto', 'nosuch'):
        show(f'ctypes.util.find_library({name!r})', ctypes.util.find_library, name)
    show('ctypes.CDLL(None).getpid', lambda: ctypes.CDLL(None).getpid() == os.getpid())
    show('ctypes.CDLL(libc.so.6)', lambda: bool(ctypes.CDLL('libc.so.6')))
    show('ctypes sizes', lambda: [ctypes.sizeof(getattr(ctypes, name)) for name in ('c_long', 'c_longdouble', 'c_wchar', 'c_time_t', 'c_size_t')])
    import mmap
    show('mmap.mmap(-1, 0)', mmap.mmap, -1, 0)
    show('mmap resize', lambda: (lambda m: (m.resize(20000), len(m)))(mmap.mmap(-1, 4096)))
    show('mmap.mmap too large', lambda: mmap.mmap(-1, 2**62))
    show('multiprocessing start methods', multiprocessing.get_all_start_methods)
    import shutil
    show('shutil.get_terminal_size()', lambda: tuple(shutil.get_terminal_size()))
    import syslog
    show('syslog without a daemon', lambda: (syslog.openlog('x', syslog.LOG_PERROR), syslog.syslog('a'), syslog.closelog()))
    import termios
    import pty
    show('termios.tcgetattr of a new terminal', lambda: [item if isinstance(item, int) else [bytes(c) if isinstance(c, bytes) else c for c in item] for item in termios.tcgetattr(pty.openpty()[1])])
    for speed in (50, 9600, 115200, 4000000, 12345):
        show(f'termios.tcsetattr with speed {speed}', lambda: (lambda fd, rate: (lambda a: (termios.tcsetattr(fd, 0, [*a[:4], rate, rate, a[6]]), termios.tcgetattr(fd)[4] == rate)[1])(termios.tcgetattr(fd)))(pty.openpty()[1], getattr(termios, f'B{speed}', speed)))


def constants():
    """Numbers that have the same name everywhere, and should have the same value. Which names there are is another matter."""
    import importlib
    for module in ('errno', 'fcntl', 'locale', 'mmap', 'os', 'resource', 'select', 'signal', 'socket', 'stat', 'syslog', 'termios', 'time'):
        module = importlib.import_module(module)
        for name in sorted(dir(module)):
            number = getattr(module, name)
            if name.isupper() and isinstance(number, int):
                print(f'{module.__name__}.{name}\t{int(number)}')


def machine():
    import platform
    import sysconfig
    show('platform.libc_ver()', platform.libc_ver)
    show('platform.architecture()', platform.architecture)
    show('platform.platform(), the words', lambda: platform.platform().split('-')[0::9])
    show('platform.freedesktop_os_release()', lambda: platform.freedesktop_os_release()['ID'])
    show('sysconfig.get_platform()', sysconfig.get_platform)
    show('sys.float_info', lambda: tuple(sys.float_info))
    show('sys.hash_info', lambda: tuple(sys.hash_info))
    show('sys.getfilesystemencoding(), errors', lambda: (sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()))
    show('sys.implementation._multiarch', lambda: sys.implementation._multiarch)


def libraries():
    """Not the C library: what the other C libraries inside were built with."""
    import hashlib
    import sqlite3
    import ssl
    import uuid
    import zlib
    import curses
    import readline
    import importlib.util
    show('hashlib.algorithms_available', lambda: sorted(hashlib.algorithms_available))
    for name in sorted(hashlib.algorithms_available):
        show(f'hashlib.new({name!r})', lambda: hashlib.new(name, b'abc').hexdigest(8) if name.startswith('shake') else hashlib.new(name, b'abc').hexdigest())
    show('ssl default: lowest, highest, options', lambda: (lambda c: (c.minimum_version.name, c.maximum_version.name, int(c.options), c.security_level, int(c.verify_flags)))(ssl.create_default_context()))
    show('ssl default: ciphers', lambda: sorted(cipher['name'] for cipher in ssl.create_default_context().get_ciphers()))
    show('ssl.get_default_verify_paths()', lambda: tuple(ssl.get_default_verify_paths()))
    show('ssl.HAS_*', lambda: [(name, getattr(ssl, name)) for name in dir(ssl) if name.startswith('HAS_')])
    with sqlite3.connect(':memory:') as base:
        options = {row[0] for row in base.execute('pragma compile_options') if not row[0].startswith('COMPILER=')}
        for option in sorted(options):
            print(f'sqlite option {option}\tyes')
    show('sqlite3.threadsafety', lambda: sqlite3.threadsafety)
    show('sqlite3 load_extension', lambda: hasattr(sqlite3.Connection, 'enable_load_extension'))
    show('zlib version', lambda: zlib.ZLIB_RUNTIME_VERSION)
    show('uuid1 is safe', lambda: uuid.uuid1().is_safe.name)
    show('readline.backend', lambda: readline.backend)
    show('curses: wide, colours', lambda: (hasattr(curses, 'unget_wch'), curses.has_extended_color_support()))
    for name in ('_dbm', '_gdbm', '_tkinter', 'ossaudiodev', 'nis'):
        show(f'module {name}', lambda: importlib.util.find_spec(name) is not None)


SECTIONS = (time_zones, time_formats, locale_calls, socket_resolves, socket_names, accounts, system_limits, texts_of_errors, system_calls, mathematics, processes, constants, machine, libraries)


def main():
    wanted = sys.argv[1:]
    for section in SECTIONS:
        if not wanted or section.__name__ in wanted:
            section()


main()
