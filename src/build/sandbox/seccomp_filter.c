// The filter's program, in the kernel's classic BPF (seccomp(2), Documentation/networking/filter).
#include "seccomp_filter.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#ifndef __x86_64__
#error "the filter knows x86-64's call numbers only: add this machine's"
#endif

enum { X32_BIT = 0x40000000 }; // __X32_SYSCALL_BIT of asm/unistd.h

#define LOAD(member) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define GIVE(what) BPF_STMT(BPF_RET | BPF_K, (what))
// Skips the next instruction unless what was loaded passes the test.
#define IF_EQUAL(value) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, 1)
#define IF_AT_LEAST(value) BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, (value), 0, 1)
#define UNLESS_EQUAL(value) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 1, 0)

int seccomp_filter_install(void)
{
    struct sock_filter program[] = {
        LOAD(arch),
        UNLESS_EQUAL(AUDIT_ARCH_X86_64),
        GIVE(SECCOMP_RET_KILL_PROCESS),
        LOAD(nr),
        IF_AT_LEAST(X32_BIT),
        GIVE(SECCOMP_RET_ERRNO | ENOSYS),
        IF_EQUAL(SYS_io_uring_setup),
        GIVE(SECCOMP_RET_ERRNO | ENOSYS),
        UNLESS_EQUAL(SYS_socket),
        GIVE(SECCOMP_RET_ALLOW),
        // The low half of the family: the kernel takes it as an int, so the high half means nothing.
        LOAD(args[0]),
        IF_EQUAL(AF_UNIX),
        GIVE(SECCOMP_RET_ALLOW),
        IF_EQUAL(AF_NETLINK),
        GIVE(SECCOMP_RET_ALLOW),
        GIVE(SECCOMP_RET_ERRNO | EACCES),
    };
    const struct sock_fprog filter = {sizeof program / sizeof *program, program};

    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return errno;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0 ? 0 : errno;
}
