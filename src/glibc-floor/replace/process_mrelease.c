// process_mrelease (2.36) over its system call.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#ifdef SYS_process_mrelease
int process_mrelease(int process, unsigned flags);

int process_mrelease(int process, unsigned flags)
{
    return (int)syscall(SYS_process_mrelease, process, flags);
}
#endif
