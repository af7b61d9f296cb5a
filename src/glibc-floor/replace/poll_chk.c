// What poll and ppoll become under _FORTIFY_SOURCE (2.16): the array must be as long as is said.
#include <poll.h>
#include <signal.h>
#include <stddef.h>

_Noreturn void __chk_fail(void);

int __poll_chk(struct pollfd *fds, nfds_t count, int timeout, size_t bytes)
{
    if (bytes / sizeof *fds < count)
        __chk_fail();
    return poll(fds, count, timeout);
}

int __ppoll_chk(struct pollfd *fds, nfds_t count, const struct timespec *timeout,
                const sigset_t *mask, size_t bytes)
{
    if (bytes / sizeof *fds < count)
        __chk_fail();
    return ppoll(fds, count, timeout, mask);
}
