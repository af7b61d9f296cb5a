// pthread_clockjoin_np (2.31) over pthread_timedjoin_np.
#include <pthread.h>

#include "clock.h"

int pthread_clockjoin_np(pthread_t thread, void **result, clockid_t clock,
                         const struct timespec *deadline)
{
    struct timespec real;
    int error;

    if (!clock_taken(clock) || clock_deadline_wrong(deadline))
        return EINVAL;
    do {
        real = clock_translated(clock, deadline);
        error = pthread_timedjoin_np(thread, result, &real);
    } while (error == ETIMEDOUT && !clock_over(clock, deadline));
    return error;
}
