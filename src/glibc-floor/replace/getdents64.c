// getdents64 (2.30) over its system call.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

ssize_t getdents64(int fd, void *entries, size_t bytes)
{
    return syscall(SYS_getdents64, fd, entries, bytes);
}
