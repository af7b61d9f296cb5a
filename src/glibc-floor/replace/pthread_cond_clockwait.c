// pthread_cond_clockwait (2.30) over pthread_cond_timedwait.
//
// The condition must wait on CLOCK_REALTIME itself, as it does unless pthread_condattr_setclock said otherwise
// (std::condition_variable's does). When CLOCK_REALTIME jumps forward, the wait ends early, as a spurious
// wake-up, which every caller has to expect.
#include <pthread.h>

#include "clock.h"

int pthread_cond_clockwait(pthread_cond_t *condition, pthread_mutex_t *mutex, clockid_t clock,
                           const struct timespec *deadline)
{
    struct timespec real;
    int error;

    if (!clock_taken(clock) || clock_deadline_wrong(deadline))
        return EINVAL;
    real = clock_translated(clock, deadline);
    error = pthread_cond_timedwait(condition, mutex, &real);
    return error == ETIMEDOUT && !clock_over(clock, deadline) ? 0 : error;
}
