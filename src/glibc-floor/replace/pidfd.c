// pidfd_open, pidfd_getfd and pidfd_send_signal (2.36) over their system calls.
#include <signal.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#ifdef SYS_pidfd_getfd
int pidfd_open(pid_t process, unsigned flags);
int pidfd_getfd(int process, int fd, unsigned flags);
int pidfd_send_signal(int process, int signal, siginfo_t *info, unsigned flags);

int pidfd_open(pid_t process, unsigned flags)
{
    return (int)syscall(SYS_pidfd_open, process, flags);
}

int pidfd_getfd(int process, int fd, unsigned flags)
{
    return (int)syscall(SYS_pidfd_getfd, process, fd, flags);
}

int pidfd_send_signal(int process, int signal, siginfo_t *info, unsigned flags)
{
    return (int)syscall(SYS_pidfd_send_signal, process, signal, info, flags);
}
#endif
