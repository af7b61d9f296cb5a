// Deadlines on one clock, told on another.
#ifndef INGOT_GLIBC_FLOOR_CLOCK_H
#define INGOT_GLIBC_FLOOR_CLOCK_H

#include <errno.h>
#include <stdbool.h>
#include <time.h>

enum { CLOCK_SECOND = 1000000000 };

// Only these two may be named to the functions that take a clock.
static inline bool clock_taken(clockid_t clock)
{
    return clock == CLOCK_REALTIME || clock == CLOCK_MONOTONIC;
}

// The moment on CLOCK_REALTIME that is as far from now as `deadline` is on `clock`.
static inline struct timespec clock_translated(clockid_t clock, const struct timespec *deadline)
{
    struct timespec here, there, result;

    if (clock == CLOCK_REALTIME)
        return *deadline;
    clock_gettime(clock, &here);
    clock_gettime(CLOCK_REALTIME, &there);
    result.tv_sec = deadline->tv_sec - here.tv_sec + there.tv_sec;
    result.tv_nsec = deadline->tv_nsec - here.tv_nsec + there.tv_nsec;
    for (; result.tv_nsec < 0; result.tv_nsec += CLOCK_SECOND)
        result.tv_sec--;
    for (; result.tv_nsec >= CLOCK_SECOND; result.tv_nsec -= CLOCK_SECOND)
        result.tv_sec++;
    if (result.tv_sec < 0)
        result = (struct timespec){0, 0};
    return result;
}

// True when the deadline is really over: CLOCK_REALTIME may have been set forward meanwhile.
static inline bool clock_over(clockid_t clock, const struct timespec *deadline)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return now.tv_sec != deadline->tv_sec ? now.tv_sec > deadline->tv_sec
                                          : now.tv_nsec >= deadline->tv_nsec;
}

static inline bool clock_deadline_wrong(const struct timespec *deadline)
{
    return deadline->tv_nsec < 0 || deadline->tv_nsec >= CLOCK_SECOND;
}

#endif
