// epoll_pwait2 (2.35) over its system call.
#include <signal.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

struct epoll_event;
struct timespec;

#ifdef SYS_epoll_pwait2
int epoll_pwait2(int fd, struct epoll_event *events, int most, const struct timespec *timeout,
                 const sigset_t *mask);

int epoll_pwait2(int fd, struct epoll_event *events, int most, const struct timespec *timeout,
                 const sigset_t *mask)
{
    return (int)syscall(SYS_epoll_pwait2, fd, events, most, timeout, mask, _NSIG / 8);
}
#endif
