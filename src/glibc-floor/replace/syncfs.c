// syncfs (2.14) over its system call.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

int syncfs(int fd)
{
    return (int)syscall(SYS_syncfs, fd);
}
