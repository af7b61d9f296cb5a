// pthread_mutex_clocklock (2.30) over pthread_mutex_timedlock.
#include <pthread.h>

#include "clock.h"

int pthread_mutex_clocklock(pthread_mutex_t *mutex, clockid_t clock,
                            const struct timespec *deadline)
{
    struct timespec real;
    int error;

    if (!clock_taken(clock))
        return EINVAL;
    if (clock_deadline_wrong(deadline))
        return pthread_mutex_timedlock(mutex, deadline); // only wrong when it has to wait
    do {
        real = clock_translated(clock, deadline);
        error = pthread_mutex_timedlock(mutex, &real);
    } while (error == ETIMEDOUT && !clock_over(clock, deadline));
    return error;
}
