// What the floor's programs say their results with.
#ifndef FLOOR_TRY_H
#define FLOOR_TRY_H

#include <errno.h>
#include <stdio.h>
#include <string.h>

static int try_count, try_failures;

#define TRY(what) \
    do { \
        errno = 0; \
        try_count++; \
        if (!(what)) { \
            try_failures++; \
            printf("line %d: %s: %s\n", __LINE__, #what, strerror(errno)); \
        } \
    } while (0)

// The exit status, after a line that says how it went.
#define TRIED(name) \
    (printf("%s: %s\n", name, try_failures == 0 && try_count > 10 ? "all is well" : "not well"), \
     try_failures != 0)

#endif
