// A seccomp filter made from a table: the system calls that glibc and musl need to do our work.
#include "elfcheck/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define SANITIZED
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED
#endif

#if defined(__x86_64__) && !defined(__ILP32__) && !defined(SANITIZED)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__) && !defined(__ILP32__) && !defined(__AARCH64EB__) && !defined(SANITIZED)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifndef ARCHITECTURE

bool sandbox_enter(void)
{
    return false;
}

#else

// A call that is allowed when (argument & mask) == value; a mask of 0 allows it whatever it is given.
// All masks and values are of arguments of which the kernel looks at the low half only, or whose bits
// are there.
struct rule {
    unsigned number, argument;
    uint32_t mask, value;
};

#define ALWAYS 0, 0, 0
#define READ_ONLY (O_ACCMODE | O_CREAT | O_TRUNC), O_RDONLY
#define EXACTLY(value) 0xffffffff, (value)

// TCGETS and TIOCGWINSZ: is it a terminal? Numbers of both machines; <asm/ioctls.h> would clash.
enum { ASK_TERMINAL = 0x5401, ASK_WINDOW = 0x5413 };

static const struct rule rules[] = {
    // Reading files and folders.
    {SYS_read, ALWAYS},
    {SYS_readv, ALWAYS},
    {SYS_pread64, ALWAYS},
    {SYS_close, ALWAYS},
    {SYS_fstat, ALWAYS},
    {SYS_newfstatat, ALWAYS},
#ifdef SYS_statx
    {SYS_statx, ALWAYS},
#endif
#ifdef SYS_stat
    {SYS_stat, ALWAYS},
    {SYS_lstat, ALWAYS},
#endif
    {SYS_readlinkat, ALWAYS},
#ifdef SYS_readlink
    {SYS_readlink, ALWAYS},
#endif
    {SYS_getcwd, ALWAYS},
    {SYS_lseek, ALWAYS},
    {SYS_getdents64, ALWAYS},
    // Memory.
    {SYS_brk, ALWAYS},
    {SYS_munmap, ALWAYS},
    {SYS_mremap, ALWAYS},
    {SYS_madvise, ALWAYS},
    {SYS_sysinfo, ALWAYS}, // glibc's qsort asks how much there is
    // Signals (a file may shrink under us), locks of the libc, the end.
    {SYS_rt_sigaction, ALWAYS},
    {SYS_rt_sigprocmask, ALWAYS},
    {SYS_rt_sigreturn, ALWAYS},
    {SYS_futex, ALWAYS},
    {SYS_restart_syscall, ALWAYS},
    {SYS_getrandom, ALWAYS},
    {SYS_clock_gettime, ALWAYS},
    {SYS_getpid, ALWAYS},
    {SYS_gettid, ALWAYS},
    {SYS_exit, ALWAYS},
    {SYS_exit_group, ALWAYS},
    // What is allowed in part only.
    {SYS_openat, 2, READ_ONLY},
#ifdef SYS_open
    {SYS_open, 1, READ_ONLY},
#endif
    {SYS_write, 0, EXACTLY(STDOUT_FILENO)},
    {SYS_write, 0, EXACTLY(STDERR_FILENO)},
    {SYS_writev, 0, EXACTLY(STDOUT_FILENO)},
    {SYS_writev, 0, EXACTLY(STDERR_FILENO)},
    {SYS_mmap, 2, PROT_EXEC, 0},
    {SYS_mprotect, 2, PROT_EXEC, 0},
    {SYS_fcntl, 1, EXACTLY(F_SETFD)},
    {SYS_fcntl, 1, EXACTLY(F_GETFL)},
    {SYS_ioctl, 1, EXACTLY(ASK_TERMINAL)},
    {SYS_ioctl, 1, EXACTLY(ASK_WINDOW)},
};

enum {
    RULES = sizeof rules / sizeof *rules,
    RULE_CODES = 6,
    CODES_MOST = RULES * RULE_CODES + 8,
    X32_BIT = 0x40000000, // numbers of the x32 ABI, which this table is not of
};

#define NUMBER_AT offsetof(struct seccomp_data, nr)
#define ARCHITECTURE_AT offsetof(struct seccomp_data, arch)
// Both machines are little-endian: the low half of an argument comes first.
#define ARGUMENT_AT(n) (offsetof(struct seccomp_data, args) + 8 * (n))

struct program {
    struct sock_filter code[CODES_MOST];
    unsigned short count;
};

static void statement(struct program *program, unsigned code, uint32_t k)
{
    program->code[program->count++] = (struct sock_filter)BPF_STMT((unsigned short)code, k);
}

// Goes on behind the next `skip` codes unless the comparison holds.
static void unless(struct program *program, unsigned code, uint32_t k, unsigned skip)
{
    program->code[program->count++] =
        (struct sock_filter)BPF_JUMP((unsigned short)code, k, 0, (unsigned char)skip);
}

static void add_rule(struct program *program, const struct rule *rule)
{
    if (rule->mask == 0) {
        unless(program, BPF_JMP | BPF_JEQ | BPF_K, rule->number, 1);
        statement(program, BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
        return;
    }
    unless(program, BPF_JMP | BPF_JEQ | BPF_K, rule->number, RULE_CODES - 1);
    statement(program, BPF_LD | BPF_W | BPF_ABS, ARGUMENT_AT(rule->argument));
    statement(program, BPF_ALU | BPF_AND | BPF_K, rule->mask);
    unless(program, BPF_JMP | BPF_JEQ | BPF_K, rule->value, 1);
    statement(program, BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    statement(program, BPF_LD | BPF_W | BPF_ABS, NUMBER_AT);
}

static void make_program(struct program *program)
{
    program->count = 0;
    statement(program, BPF_LD | BPF_W | BPF_ABS, ARCHITECTURE_AT);
    program->code[program->count++] =
        (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
    statement(program, BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    statement(program, BPF_LD | BPF_W | BPF_ABS, NUMBER_AT);
    unless(program, BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 1);
    statement(program, BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    for (size_t i = 0; i < RULES; i++)
        add_rule(program, &rules[i]);
    statement(program, BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
}

bool sandbox_enter(void)
{
    struct program program;
    struct sock_fprog filter;

    make_program(&program);
    filter = (struct sock_fprog){program.count, program.code};
    // Without privileges a filter is only taken from those who gave up ever gaining any.
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

#endif
