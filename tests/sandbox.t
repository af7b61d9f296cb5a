#!/bin/sh
# Tests build/bin/sandbox: the network is cut in every mode that this machine has, for root and for an ordinary user,
# and what a build gets besides (status, signals, environment, files) is as without it. Writes a temp folder.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
plan 55

program sandbox
sandbox=$bin/sandbox
cd "$tmp"
chmod 755 .

# What a build could try. It prints a line for each: "tcp ok", or "tcp " and the name of the error.
cat >probe.c <<'C'
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static void say(const char *what, long result)
{
    printf("%s %s\n", what, result >= 0 ? "ok" : strerrorname_np(errno));
}

// Connects to a listener of its own on 127.0.0.1.
static int loopback(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof address;
    int server = socket(AF_INET, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM, 0);

    if (server < 0 || bind(server, (void *)&address, len) || listen(server, 1))
        return -1;
    if (getsockname(server, (void *)&address, &len))
        return -1;
    return connect(client, (void *)&address, len);
}

// Connects to a port that the caller listens on, outside.
static int outside(int port)
{
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int client = socket(AF_INET, SOCK_STREAM, 0);

    return client < 0 ? -1 : connect(client, (void *)&address, sizeof address);
}

int main(int argc, char **argv)
{
    int port = 0;
    char params[120] = {0};

    if (argc > 1)
        sscanf(argv[1], "%d", &port);
    say("outside", outside(port));
    say("loopback", loopback());
    say("tcp", socket(AF_INET, SOCK_STREAM, 0));
    say("tcp6", socket(AF_INET6, SOCK_STREAM, 0));
    say("packet", socket(AF_PACKET, SOCK_RAW, 0));
    say("unix", socket(AF_UNIX, SOCK_STREAM, 0));
    say("netlink", socket(AF_NETLINK, SOCK_RAW, 0));
    say("pair", socketpair(AF_UNIX, SOCK_STREAM, 0, (int[2]){0}));
    say("uring", syscall(SYS_io_uring_setup, 1, params));
    say("x32", syscall(0x40000000 | SYS_socket, AF_INET, SOCK_STREAM, 0));
    return 0;
}
C
# A listener that tells its port.
cat >listen.c <<'C'
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof address;
    int server = socket(AF_INET, SOCK_STREAM, 0);
    if (server < 0 || bind(server, (void *)&address, len) || listen(server, 100)) return 1;
    if (getsockname(server, (void *)&address, &len)) return 1;
    printf("%d\n", ntohs(address.sin_port));
    fclose(stdout);
    pause();
    return 0;
}
C
# The i386 way into the kernel: socket is call 359 there; 0x80 works in a 64-bit program too.
cat >i386.c <<'C'
int main(void)
{
    long result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(359), "b"(2), "c"(1), "d"(0) : "memory");
    return result < 0;
}
C
for name in probe listen i386; do
    ${CC:-cc} -D_GNU_SOURCE -o "$name" "$name.c" || bail "$name.c does not compile"
done

mkfifo told
./listen >told &
at_exit "kill $! 2>/dev/null"
read -r port <told

# Positive control: without the sandbox, the probe does reach out.
like "$(./probe "$port")" '^outside ok$' 'without a sandbox the network is there'
like "$("$sandbox" --network=none -- ./probe "$port")" '^outside ok$' '--network=none leaves it'

if [ "$(id -u)" -eq 0 ]; then
    users='root nobody'
else
    users='root me'
fi
# as USER COMMAND...
as() {
    case $1 in
    nobody) shift && setpriv --reuid=65534 --regid=65534 --clear-groups "$@" ;;
    *) shift && "$@" ;;
    esac
}
# Whoever tests may live in a folder that nobody else can enter.
cp "$sandbox" sandbox
sandbox=$tmp/sandbox

namespace_probe() {
    like "$out" '^outside (ECONNREFUSED|ENETUNREACH)$' "$1, namespace: the machine's listener is out of reach"
    like "$out" '^loopback ok$' "$1, namespace: loopback works"
    like "$out" '^unix ok$' "$1, namespace: local sockets work"
}
seccomp_probe() {
    for what in outside loopback tcp tcp6; do
        like "$out" "^$what EACCES\$" "$1, seccomp: $what is refused"
    done
    like "$out" '^packet (EACCES|EPERM)$' "$1, seccomp: so are raw packets"
    for what in unix netlink pair; do
        like "$out" "^$what ok\$" "$1, seccomp: $what works"
    done
    like "$out" '^uring ENOSYS$' "$1, seccomp: io_uring is refused"
    like "$out" '^x32 ENOSYS$' "$1, seccomp: the x32 calls are refused"
}
for user in $users; do
    if [ "$user" = root ] && [ "$(id -u)" -ne 0 ]; then
        skip 17 'not root'
        continue
    fi
    is "$(as "$user" "$sandbox" --print-mode --network=seccomp)" seccomp "$user: the filter can be had"
    if [ "$(as "$user" "$sandbox" --print-mode)" = namespace ]; then
        run as "$user" "$sandbox" --network=namespace -- ./probe "$port"
        namespace_probe "$user"
        is "$(as "$user" "$sandbox" -- id -u)" "$(as "$user" id -u)" "$user, namespace: still the same user"
    else
        skip 4 "$user gets no namespace here"
    fi
    run as "$user" "$sandbox" --network=seccomp -- ./probe "$port"
    seccomp_probe "$user"
    run as "$user" ./i386
    if [ "$rc" -eq 0 ]; then
        run as "$user" "$sandbox" --network=seccomp -- ./i386
        is "$rc" 159 "$user, seccomp: the i386 calls are killed by SIGSYS"
    else
        skip 1 'this kernel has no i386 calls'
    fi
    unlike "$(as "$user" "$sandbox" -- ./probe "$port")" '^outside ok$' "$user: auto cuts the network"
done
# A user without namespaces is what the kernel makes of one whose limit is spent.
if [ "$(id -u)" -eq 0 ] && unshare --user --map-root-user true 2>/dev/null; then
    # shellcheck disable=SC2016 # for the inner shell
    run unshare --user --map-root-user sh -c 'echo 0 >/proc/sys/user/max_net_namespaces &&
        echo 0 >/proc/sys/user/max_user_namespaces && exec "$@"' sh "$sandbox" --print-mode -- ./probe "$port"
    like "$out" '^seccomp$' 'no namespaces left: auto takes the filter'
    like "$out" '^outside EACCES$' 'which cuts the network'
    # shellcheck disable=SC2016
    run unshare --user --map-root-user sh -c 'echo 0 >/proc/sys/user/max_net_namespaces &&
        echo 0 >/proc/sys/user/max_user_namespaces && exec "$@"' sh "$sandbox" --network=namespace -- echo ran
    is "$rc.$out" 125. 'a mode that cannot be had runs nothing'
    like "$err" '^sandbox: cannot cut .*namespace: .*SANDBOX=none' 'and says what to do'
else
    skip 4 'no user namespace to spend the limit of'
fi

# --- what the command gets, and gives
run "$sandbox" -- sh -c 'exit 7'
is "$rc" 7 'its exit status'
# shellcheck disable=SC2016 # for the inner shell
run "$sandbox" -- sh -c 'kill -9 $$'
is "$rc" 137 '128 + the signal that killed it'
run "$sandbox" -- ./nothing
is "$rc.$err" '127.sandbox: cannot run ./nothing: No such file or directory' 'a command that is not there'
run "$sandbox" -- ./probe.c
is "$rc.$err" '126.sandbox: cannot run ./probe.c: Permission denied' 'a command that cannot be run'
is "$(umask 077 && "$sandbox" -- sh -c 'umask; ulimit -c')" "0022
0" 'umask 022, no core files'
is "$(env -i A='b c' "$sandbox" -- /usr/bin/env | grep -v '^_=' )" 'A=b c' 'the environment, and no more'
is "$(exec 7>fd && "$sandbox" -- sh -c 'echo kept >&7' && cat fd)" kept 'open files, as a jobserver has them'
# shellcheck disable=SC2016 # for make
printf 'all: a b\na b:\n\t+@"%s" -- $(MAKE) -s -f inner inner-$@\n' "$sandbox" >outer
printf 'inner-%%:\n\t@echo $@\n' >inner
is "$(make -s -j2 -f outer 2>&1 | sort | tr '\n' ' ')" 'inner-a inner-b ' "make's jobserver survives"
is "$("$sandbox" -- sh -c 'grep NoNewPrivs /proc/self/status' | tr -d '[:blank:]')" NoNewPrivs:1 'no new privileges'

# --- signals, and what is left running
# The name of a sleeper that nobody else has: a link to sleep.
ln -s "$(command -v sleep)" "sleeper-$$"
alive() { pgrep -f "^./sleeper-$$" >/dev/null; }
"$sandbox" -- sh -c "./sleeper-$$ 60 & setsid ./sleeper-$$ 61 & (setsid ./sleeper-$$ 62 &); sleep 0.2"
rc=0
alive && rc=1
ok "$rc" 'what a build leaves running is killed, daemons too'
"$sandbox" -- sh -c "trap 'exit 9' TERM; ./sleeper-$$ 60 & echo >ready; wait" &
pid=$!
eventually test -e ready || bail 'the command does not begin'
alive || bail 'the sleeper does not run: nothing would be tested'
kill -TERM "$pid"
rc=0
wait "$pid" || rc=$?
is "$rc" 9 'TERM is handed on, and the answer waited for'
rc=0
alive && rc=1
ok "$rc" 'nothing is left after TERM'
rm ready
"$sandbox" -- sh -c "echo >ready; exec ./sleeper-$$ 60" &
pid=$!
eventually test -e ready || bail 'the command does not begin'
kill -KILL "$pid"
wait "$pid" 2>/dev/null || true
gone() { ! alive; }
rc=0
eventually gone || rc=1
ok "$rc" 'the command dies with a sandbox that is killed'

# --- wrong usage
run "$sandbox"
is "$rc" 2 'no command is wrong usage'
run "$sandbox" --network=maybe -- true
is "$rc.$err" '2.sandbox: --network=maybe: must be auto, namespace, seccomp or none' 'an unknown mode'
