// TAP for unit tests in C: results on standard output, the plan at the end, so that a test which
// ends early has none and is red.
#ifndef INGOT_TESTS_TAP_H
#define INGOT_TESTS_TAP_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct tap {
    unsigned count, failed;
};

__attribute__((format(printf, 3, 4))) static inline bool ok(struct tap *tap, bool good,
                                                            const char *name, ...)
{
    va_list arguments;

    tap->count++;
    tap->failed += !good;
    printf("%sok %u - ", good ? "" : "not ", tap->count);
    va_start(arguments, name);
    vprintf(name, arguments);
    va_end(arguments);
    printf("\n");
    return good;
}

static inline void is(struct tap *tap, const char *got, const char *wanted, const char *name)
{
    bool good = got && wanted ? strcmp(got, wanted) == 0 : got == wanted;

    if (!ok(tap, good, "%s", name))
        printf("# got:    '%s'\n# wanted: '%s'\n", got ? got : "(null)",
               wanted ? wanted : "(null)");
}

static inline void is_number(struct tap *tap, long got, long wanted, const char *name)
{
    if (!ok(tap, got == wanted, "%s", name))
        printf("# got:    %ld\n# wanted: %ld\n", got, wanted);
}

// The last thing that main does: gives its status.
static inline int tap_end(const struct tap *tap)
{
    printf("1..%u\n", tap->count);
    return tap->failed > 0 || tap->count == 0;
}

#endif
