// getentropy (2.25) over getrandom's system call: all bytes, or none.
#include <errno.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { MOST = 256 };

int getentropy(void *bytes, size_t count)
{
    char *at = bytes;

    if (count > MOST) {
        errno = EIO;
        return -1;
    }
    while (count > 0) {
        long got = syscall(SYS_getrandom, at, count, 0);

        if (got < 0 && errno != EINTR)
            return -1;
        at += got > 0 ? got : 0;
        count -= got > 0 ? (size_t)got : 0;
    }
    return 0;
}
