# shellcheck shell=sh
# What the libraries inside an interpreter do with descriptors and memory, and Bluetooth's names. Sourced after lib.sh by the
# tests of both interpreters, which set $python.
set -eu

# says WANTED NAME: Python, with the program on standard input, prints just that.
says() {
    run "$python" -B -
    is "$out" "$1" "$2"
    [ "$rc" -eq 0 ] || diag "exit $rc: $err"
}

says 'fine' 'callbacks go on after every descriptor was closed, and when their numbers are other files' <<'END'
import ctypes, os
kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)
kept = [kind(lambda x: x)]
os.closerange(3, 256)
others = [os.open('/dev/zero', os.O_RDWR) for _ in range(64)]
for i in range(600):
    kept.append(kind(lambda x, i=i: x + i))
assert all(call(1) == 1 + max(i - 1, 0) for i, call in enumerate(kept))
print('fine')
END

says '[]' 'no module of the standard library keeps a descriptor when it is imported, nor do callbacks' <<'END'
import ctypes, importlib, os, sys, warnings
# These open windows, or are no modules to import.
left_out = {'antigravity', 'this', 'idlelib', 'turtledemo', '__main__'}
def opened():
    return {fd for fd in range(256) if os.path.exists(f'/proc/self/fd/{fd}')}
warnings.simplefilter('ignore')
before, keeping = opened(), []
for name in sorted(sys.stdlib_module_names - left_out):
    try:
        importlib.import_module(name)
    except (ImportError, OSError):
        pass
    if opened() - before:
        keeping.append(name)
        before = opened()
call = ctypes.CFUNCTYPE(None)(lambda: None)
call()
if opened() - before:
    keeping.append('a callback')
print(keeping)
END

says 'child fine, parent fine' 'callbacks that a forked child makes are not the parent'\''s' <<'END'
import ctypes, os
kind = ctypes.CFUNCTYPE(ctypes.c_int)
first = kind(lambda: 1)
child = os.fork()
if child == 0:
    more = [kind(lambda i=i: i) for i in range(300)]
    os._exit(0 if first() == 1 and all(call() == i for i, call in enumerate(more)) else 1)
status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
mine = [kind(lambda i=i: -i) for i in range(300)]
assert first() == 1 and all(call() == -i for i, call in enumerate(mine))
print(f'child {"wrong" if status else "fine"}, parent fine')
END

# The numbers are those of Linux, include/net/bluetooth/ and include/linux/socket.h.
says '31 0 1 2 3 0 1 2 3 00:00:00:00:00:00 00:00:00:FF:FF:FF' 'the names of Bluetooth are there, with the numbers of the kernel' <<'END'
import socket
names = '''AF_BLUETOOTH BTPROTO_L2CAP BTPROTO_HCI BTPROTO_SCO BTPROTO_RFCOMM SOL_HCI HCI_DATA_DIR HCI_FILTER HCI_TIME_STAMP
    BDADDR_ANY BDADDR_LOCAL'''
print(*(format(getattr(socket, name), 'd' if name[0:2] != 'BD' else '') for name in names.split()))
END

says 'fine' 'a socket of Bluetooth, where the kernel has it, reads addresses' <<'END'
import errno, socket
wrong = {'BTPROTO_RFCOMM': (('zz', 1), 'bad bluetooth address'), 'BTPROTO_L2CAP': (('zz', 1), 'bad bluetooth address')}
for name, (address, words) in wrong.items():
    try:
        with socket.socket(socket.AF_BLUETOOTH, socket.SOCK_SEQPACKET if 'L2' in name else socket.SOCK_STREAM,
                           getattr(socket, name)) as s:
            s.connect(address)
    except OSError as error:
        assert words in str(error) or error.errno in (errno.EAFNOSUPPORT, errno.EPROTONOSUPPORT), error
print('fine')
END
