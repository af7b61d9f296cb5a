#!/bin/sh
# Tests the system-call filter of elfcheck: that it is there (the kernel's own word for a process that waits for its
# reader), what it forbids (a probe made of src/elfcheck/sandbox.c), and that the work is the same with it, with glibc,
# and with musl where the distribution's compiler is built (INGOT_STORE says where).
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 37
program elfcheck
case $(uname -m) in x86_64 | aarch64) here=yes ;; *) here=no ;; esac

# The probe tries what a captured process would, and says which of it the kernel answers with EPERM.
cat >"$tmp/probe.c" <<'C'
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "elfcheck/sandbox.h"
#define TRY(name, call) do { errno = 0; printf("%s %s\n", name, (long)(call) == -1 && errno == EPERM ? "no" : "yes"); } while (0)
int main(int count, char **words)
{
    char *none[] = {NULL};
    int other = open("/dev/null", O_WRONLY);
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int pid;
    (void)count;
    if (*words[1] == 'e' && !sandbox_enter()) return 2;
#ifdef __x86_64__
    if (strcmp(words[2], "x32") == 0) return printf("%ld\n", syscall(0x40000000 | SYS_getpid)) < 0;
    if (strcmp(words[2], "i386") == 0) { int it = 20; __asm__ volatile("int $0x80" : "+a"(it) : : "memory"); return printf("%d\n", it) < 0; }
#endif
    TRY("read-file", open("/dev/null", O_RDONLY | O_CLOEXEC));
    TRY("memory", mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    TRY("create", open("made", O_WRONLY | O_CREAT, 0600));
    TRY("write-file", open("/dev/null", O_WRONLY));
    TRY("truncate", open("/dev/null", O_RDONLY | O_TRUNC));
    TRY("write-other", write(other, "x", 1));
    /* musl makes ENOMEM of mmap's EPERM. */
    TRY("exec-memory", syscall(SYS_mmap, NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    TRY("make-exec", mprotect(page, 4096, PROT_READ | PROT_EXEC));
    TRY("execute", execve("/nonexistent", none, none));
    TRY("socket", socket(AF_UNIX, SOCK_STREAM, 0));
    TRY("unlink", unlink("nonexistent"));
    TRY("kill", kill(getpid(), 0));
    fflush(stdout);
    TRY("fork", pid = fork());
    if (pid == 0) _exit(0);
    return fflush(stdout) != 0;
}
C
probe() { # probe CC: makes $tmp/probe
    # shellcheck disable=SC2086 # a compiler and flags
    $1 -std=c11 -D_GNU_SOURCE -w -Isrc -o "$tmp/probe" "$tmp/probe.c" src/elfcheck/sandbox.c
}
forbidden='create write-file truncate write-other exec-memory make-exec execute socket unlink kill fork'

# forbids NAME: the probe's answers, free and in the sandbox.
forbids() {
    run sh -c 'cd "$1" && ./probe free all' sh "$tmp"
    is "$(printf '%s\n' "$out" | grep -c ' no$')" 0 "$1: the probe may do all that it tries"
    rm -f "$tmp/made"
    run sh -c 'cd "$1" && ./probe enter all' sh "$tmp"
    for what in read-file memory; do like "$out" "^$what yes\$" "$1: the sandbox allows $what"; done
    unlike "$out" "^($(echo "$forbidden" | tr ' ' '|')) yes\$" "$1: and nothing that a check never needs"
    is "$(printf '%s\n' "$out" | grep -c ' no$')" "$(echo "$forbidden" | wc -w)" "$1: of all that was tried"
}
if [ "$here" = yes ] && probe cc && "$tmp/probe" enter all >"$tmp/.out"; then
    able=yes
    forbids glibc
    run sh -c 'cd "$1" && ./probe enter all >&- ; ls made' sh "$tmp"
    like "$err" 'made' 'no file was made'
else
    able=no
    skip 6 'no such filter on this machine'
fi
# Calls in the numbers of another ABI would pass by the table.
if [ "$able" = yes ] && [ "$(uname -m)" = x86_64 ]; then
    run "$tmp/probe" enter x32
    is "$rc" 159 'a call of x32 is deadly (SIGSYS)'
    if "$tmp/probe" free i386 >"$tmp/.out" 2>&1; then
        run "$tmp/probe" enter i386
        is "$rc" 159 'and one of i386'
    else
        skip 1 'this kernel has no i386'
    fi
else
    skip 2 'not x86-64, or no filter'
fi

# What the filter's program answers, run here as the kernel would run it (linux/filter.h): each line is a call and a word. A
# call of this machine's own table, and, on x86-64, the program that aarch64 would get.
cat >"$tmp/filter.c" <<'C'
#include "elfcheck/sandbox.c"
#include <stdio.h>
#include <stdlib.h>
static uint32_t answer(const struct program *program, struct seccomp_data call)
{
    uint32_t held = 0;
    for (unsigned at = 0; at < program->count; at++) {
        const struct sock_filter *code = &program->code[at];
        switch (code->code) {
        case BPF_LD | BPF_W | BPF_ABS: held = *(const uint32_t *)(const void *)((const char *)&call + code->k); break;
        case BPF_ALU | BPF_AND | BPF_K: held &= code->k; break;
        case BPF_JMP | BPF_JEQ | BPF_K: at += held == code->k ? code->jt : code->jf; break;
        case BPF_JMP | BPF_JGE | BPF_K: at += held >= code->k ? code->jt : code->jf; break;
        case BPF_RET | BPF_K: return code->k;
        default: abort();
        }
    }
    abort(); /* the kernel takes no program that does not return */
}
static struct program program;
static void tell(const char *name, unsigned arch, unsigned number, unsigned long long b, unsigned long long c)
{
    struct seccomp_data call = {.nr = (int)number, .arch = arch, .args = {1, b, c}};
    uint32_t word = answer(&program, call);
    printf("%s %s\n", name, word == SECCOMP_RET_ALLOW ? "yes" : word == (SECCOMP_RET_ERRNO | EPERM) ? "no" : "dead");
}
#define TELL(call, b, c) tell(#call, ARCHITECTURE, __NR_##call, b, c)
int main(void)
{
    make_program(&program);
    printf("arch %#x openat %d exit_group %d mmap %d\n", ARCHITECTURE, __NR_openat, __NR_exit_group, __NR_mmap);
    for (size_t i = 0; i < RULES; i++)
        if (rules[i].mask == 0) tell("rule", ARCHITECTURE, rules[i].number, ~0ull, ~0ull);
    TELL(openat, 0, O_RDONLY | O_CLOEXEC);
    TELL(mmap, 0, PROT_READ | PROT_WRITE);
    TELL(write, 0, 0);
    TELL(fcntl, F_SETFD, 0);
    TELL(openat, 0, O_WRONLY);
    TELL(openat, 0, O_RDONLY | O_CREAT);
    TELL(mmap, 0, PROT_READ | PROT_EXEC);
    TELL(mprotect, 0, PROT_EXEC);
    TELL(fcntl, F_DUPFD, 0);
    TELL(ioctl, 0x5412, 0);
    TELL(socket, 0, 0), TELL(execve, 0, 0), TELL(unlinkat, 0, 0), TELL(kill, 0, 0), TELL(clone, 0, 0), TELL(ptrace, 0, 0);
    tell("another-abi", ARCHITECTURE, 0x40000000 | __NR_read, 0, 0);
    tell("another-machine", ARCHITECTURE ^ 1, __NR_read, 0, 0);
    return 0;
}
C
# answers WORD...: how many calls of filter.c get each answer: "YES NO DEAD".
answers() {
    cc -std=c11 -D_GNU_SOURCE -Wall -Wextra -Werror "$@" -Isrc -o "$tmp/filter" "$tmp/filter.c" && "$tmp/filter" >"$tmp/answers"
}
# decides NAME: all rules without a condition, and the four calls above, are allowed, the next are not, two are deadly.
decides() {
    grep -v '^rule ' "$tmp/answers" | sed 1d | cut -d' ' -f2 | uniq -c | awk '{ printf "%s %s ", $1, $2 }' >"$tmp/.said"
    is "$(cat "$tmp/.said")$(grep -c '^rule yes$' "$tmp/answers") $(grep -c '^rule' "$tmp/answers")" \
        "4 yes 12 no 2 dead $(grep -c '^    {SYS_.*ALWAYS}' src/elfcheck/sandbox.c | awk -v less="${2-0}" '{ print $1 - less, $1 - less }')" \
        "$1: the filter's answers"
}
if [ "$here" = yes ] && answers -O1; then
    if [ "$(uname -m)" = x86_64 ]; then decides x86-64; else decides aarch64 3; fi
else
    skip 1 'no such filter on this machine'
fi
# The headers of aarch64 are those of every machine but for two small files, which are here as Linux has them
# (arch/arm64/include/uapi/asm/unistd.h and bitsperlong.h). The flags that the table names have the same numbers there.
generic=/usr/include/asm-generic/unistd.h
if [ "$(uname -m)" = x86_64 ] && [ -f $generic ]; then
    mkdir -p "$tmp/arm/asm" "$tmp/arm/gnu"
    : >"$tmp/arm/gnu/stubs-32.h" # glibc asks for it when the machine is not x86-64
    printf '#define __ARCH_WANT_%s\n' RENAMEAT NEW_STAT SET_GET_RLIMIT TIME32_SYSCALLS SYS_CLONE3 MEMFD_SECRET >"$tmp/arm/asm/unistd.h"
    echo '#include <asm-generic/unistd.h>' >>"$tmp/arm/asm/unistd.h"
    printf '#define __BITS_PER_LONG 64\n#include <asm-generic/bitsperlong.h>\n' >"$tmp/arm/asm/bitsperlong.h"
    run answers -U__x86_64__ -D__aarch64__ "-I$tmp/arm"
    is "$rc $err" '0 ' 'the table compiles for aarch64'
    number() { sed -n "s/^#define __NR$1[[:blank:]]*\([0-9]*\)\$/\1/p" $generic; }
    is "$(head -n 1 "$tmp/answers")" "arch 0xc00000b7 openat $(number _openat) exit_group $(number _exit_group) mmap $(number 3264_mmap)" \
        'with its numbers'
    decides aarch64 3
    run cc -std=c11 -D_GNU_SOURCE -fsyntax-only -Isrc -U__x86_64__ src/elfcheck/sandbox.c "-I$tmp/arm"
    is "$rc" 0 'and a machine that is neither has no table'
else
    skip 4 'no x86-64 with the headers of Linux'
fi

# The work is the same. Objects, an archive, a folder, an interpreter with neighbours, all formats, a file of waivers.
mkdir -p "$tmp/tree/bin" "$tmp/tree/lib/python3.13/lib-dynload"
printf '.text\nbad: .quad bad\n' | as -o "$tmp/tree/bad.o" -
(cd "$tmp/tree" && ar crsD lib.a bad.o)
cc -static -o "$tmp/tree/bin/static" -x c - <<'C' 2>"$tmp/.err"
#include <stdio.h>
int main(void) { return puts("lib/python3.13") < 0; }
C
: >"$tmp/tree/lib/python3.13/lib-dynload/_x.so"
echo 'text-relocation' >"$tmp/waivers"
same() {
    for words in --json --sarif --tap --junit --github '--color always' "--waive $tmp/waivers" inspect; do
        # shellcheck disable=SC2086 # options
        run "$elfcheck" $words "$tmp/tree"
        with="$rc $out $err"
        [ -n "$out" ] || with='nothing is printed'
        # shellcheck disable=SC2086
        run "$elfcheck" --no-sandbox $words "$tmp/tree"
        is "$with" "$rc $out $err" "$1: the same with the filter and without: $words"
    done
}
elfcheck=$bin/elfcheck
same glibc

# A process whose reader does not read stands still, and the kernel tells what holds it.
# filtered WORD...: the Seccomp line of an elfcheck that waits.
mkfifo "$tmp/fifo"
many=$(seq 1 400 | sed "s|.*|$tmp/tree/bad.o|")
waits() {
    state=$(sed -n 's/^State:[^A-Z]*\([A-Z]\).*/\1/p' "/proc/$1/status") && [ "$state" = S ] &&
        [ "$(cut -d' ' -f1 "/proc/$1/syscall" 2>/dev/null || echo 1)" != running ]
}
filtered() {
    # shellcheck disable=SC2086 # many words
    "$elfcheck" "$@" --json $many >"$tmp/fifo" &
    process=$!
    exec 7<"$tmp/fifo"
    # It may not be elfcheck yet, nor far enough: it waits when it sleeps with a full pipe before it.
    eventually waits "$process" || diag 'it does not wait'
    sleep 0.3
    sed -n 's/^\(Seccomp\|NoNewPrivs\):[[:blank:]]*/\1 /p' "/proc/$process/status" | tr '\n' ' '
    exec 7<&-
    wait "$process" 2>/dev/null || :
}
if [ "$able" = yes ]; then
    base=$(sed -n 's/^Seccomp:[[:blank:]]*//p' /proc/self/status)
    is "$(filtered)" 'NoNewPrivs 1 Seccomp 2 ' 'the kernel: elfcheck is filtered, and gains no privileges'
    got=$(filtered --no-sandbox)
    is "${got#* * }" "Seccomp $base " 'and is not with --no-sandbox'
else
    skip 2 'no such filter on this machine'
fi

# Static musl, whose calls are others.
musl=
for file in "${INGOT_STORE:-store}"/*/cc/bin/cc; do
    if [ -x "$file" ] && echo 'int main(void) { return 0; }' | "$file" -o "$tmp/try" -x c - 2>/dev/null; then musl=$file && break; fi
done
if [ "$able" = yes ] && [ -n "$musl" ]; then
    probe "$musl"
    forbids musl
    "$musl" -std=c11 -D_GNU_SOURCE -Os -w -Isrc -o "$tmp/elfcheck" src/base/*.c src/elfcheck/*.c || bail 'elfcheck does not compile with musl'
    elfcheck=$tmp/elfcheck
    same musl
    is "$(filtered)" 'NoNewPrivs 1 Seccomp 2 ' 'musl: the kernel says that it is filtered'
else
    skip 14 'the compiler for musl is not built here'
fi
