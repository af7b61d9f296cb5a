// gettid (2.30) over its system call.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

pid_t gettid(void)
{
    return (pid_t)syscall(SYS_gettid);
}
