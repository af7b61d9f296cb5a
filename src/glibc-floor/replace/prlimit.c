// prlimit (2.13) over its system call: on 64-bit machines both names have the same structs.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

struct rlimit;

int prlimit(pid_t pid, int resource, const struct rlimit *new, struct rlimit *old)
{
    return (int)syscall(SYS_prlimit64, pid, resource, new, old);
}

int prlimit64(pid_t pid, int resource, const struct rlimit *new, struct rlimit *old)
{
    return (int)syscall(SYS_prlimit64, pid, resource, new, old);
}
