// pthread_rwlock_clockrdlock and clockwrlock (2.30) over the timed ones.
#include <pthread.h>

#include "clock.h"

typedef int timed_lock(pthread_rwlock_t *, const struct timespec *);

static int lock_until(timed_lock *timed, pthread_rwlock_t *lock, clockid_t clock,
                      const struct timespec *deadline)
{
    struct timespec real;
    int error;

    if (!clock_taken(clock))
        return EINVAL;
    if (clock_deadline_wrong(deadline))
        return timed(lock, deadline); // only wrong when it has to wait
    do {
        real = clock_translated(clock, deadline);
        error = timed(lock, &real);
    } while (error == ETIMEDOUT && !clock_over(clock, deadline));
    return error;
}

int pthread_rwlock_clockrdlock(pthread_rwlock_t *lock, clockid_t clock,
                               const struct timespec *deadline)
{
    return lock_until(pthread_rwlock_timedrdlock, lock, clock, deadline);
}

int pthread_rwlock_clockwrlock(pthread_rwlock_t *lock, clockid_t clock,
                               const struct timespec *deadline)
{
    return lock_until(pthread_rwlock_timedwrlock, lock, clock, deadline);
}
