// close_range (2.34) over its system call.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#ifdef SYS_close_range
int close_range(unsigned first, unsigned last, int flags)
{
    return (int)syscall(SYS_close_range, first, last, flags);
}
#endif
