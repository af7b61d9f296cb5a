// renameat2 (2.28) over its system call; without flags it is renameat.
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

int renameat2(int from, const char *old, int to, const char *new, unsigned flags)
{
    if (flags == 0)
        return renameat(from, old, to, new);
    return (int)syscall(SYS_renameat2, from, old, to, new, flags);
}
