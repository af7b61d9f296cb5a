// C23's timespec_getres (2.34) over clock_getres.
#include <time.h>

int timespec_getres(struct timespec *resolution, int base)
{
    return base == TIME_UTC && clock_getres(CLOCK_REALTIME, resolution) == 0 ? base : 0;
}
