// arc4random and its kin (2.36): bytes from the kernel, from /dev/urandom where it has no call.
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

uint32_t arc4random(void);
void arc4random_buf(void *bytes, size_t count);
uint32_t arc4random_uniform(uint32_t bound);

static ssize_t from_device(void *bytes, size_t count)
{
    int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 ? -1 : read(fd, bytes, count);

    if (fd >= 0)
        close(fd);
    return got;
}

// A caller cannot be told of a failure, so there may be none.
void arc4random_buf(void *bytes, size_t count)
{
    char *at = bytes;

    while (count > 0) {
        ssize_t got = syscall(SYS_getrandom, at, count, 0);

        if (got < 0 && errno == ENOSYS)
            got = from_device(at, count);
        if (got == 0 || (got < 0 && errno != EINTR))
            abort();
        at += got > 0 ? got : 0;
        count -= got > 0 ? (size_t)got : 0;
    }
}

uint32_t arc4random(void)
{
    uint32_t number;

    arc4random_buf(&number, sizeof number);
    return number;
}

// Numbers from the last, incomplete run of `bound` are thrown back.
uint32_t arc4random_uniform(uint32_t bound)
{
    uint32_t number, least;

    if (bound < 2)
        return 0;
    least = -bound % bound;
    do
        number = arc4random();
    while (number < least);
    return number % bound;
}
