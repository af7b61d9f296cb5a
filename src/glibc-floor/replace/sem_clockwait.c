// sem_clockwait (2.30) over sem_timedwait.
#include <semaphore.h>

#include "clock.h"

int sem_clockwait(sem_t *semaphore, clockid_t clock, const struct timespec *deadline)
{
    struct timespec real;
    int failed;

    if (!clock_taken(clock) || clock_deadline_wrong(deadline)) {
        errno = EINVAL;
        return -1;
    }
    do {
        real = clock_translated(clock, deadline);
        failed = sem_timedwait(semaphore, &real);
    } while (failed && errno == ETIMEDOUT && !clock_over(clock, deadline));
    return failed;
}
