// tgkill (2.30) over its system call.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

int tgkill(pid_t process, pid_t thread, int signal)
{
    return (int)syscall(SYS_tgkill, process, thread, signal);
}
