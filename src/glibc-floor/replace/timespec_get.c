// C11's timespec_get (2.16) over clock_gettime.
#include <time.h>

int timespec_get(struct timespec *now, int base)
{
    return base == TIME_UTC && clock_gettime(CLOCK_REALTIME, now) == 0 ? base : 0;
}
