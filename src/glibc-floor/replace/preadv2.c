// preadv2 and pwritev2 (2.26) over their system calls; an old kernel does without flags.
#include <errno.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

// The offset goes in two halves on every machine; of a 64-bit one the kernel takes the first whole.
static ssize_t call(long number, int fd, const struct iovec *parts, int count, off_t offset,
                    int flags)
{
    return syscall(number, fd, parts, count, (long)offset, 0L, flags);
}

ssize_t preadv2(int fd, const struct iovec *parts, int count, off_t offset, int flags)
{
    ssize_t got = call(SYS_preadv2, fd, parts, count, offset, flags);

    if (got < 0 && errno == ENOSYS && flags == 0)
        got = offset == -1 ? readv(fd, parts, count) : preadv(fd, parts, count, offset);
    return got;
}

ssize_t pwritev2(int fd, const struct iovec *parts, int count, off_t offset, int flags)
{
    ssize_t put = call(SYS_pwritev2, fd, parts, count, offset, flags);

    if (put < 0 && errno == ENOSYS && flags == 0)
        put = offset == -1 ? writev(fd, parts, count) : pwritev(fd, parts, count, offset);
    return put;
}

ssize_t preadv64v2(int fd, const struct iovec *parts, int count, off64_t offset, int flags)
{
    return preadv2(fd, parts, count, offset, flags);
}

ssize_t pwritev64v2(int fd, const struct iovec *parts, int count, off64_t offset, int flags)
{
    return pwritev2(fd, parts, count, offset, flags);
}
