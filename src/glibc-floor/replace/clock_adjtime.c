// clock_adjtime (2.14) over its system call.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

struct timex;

int clock_adjtime(clockid_t clock, struct timex *times)
{
    return (int)syscall(SYS_clock_adjtime, clock, times);
}
