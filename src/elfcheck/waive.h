// Waivers: findings that somebody knows of and accepts, one a line of a file.
#ifndef INGOT_ELFCHECK_WAIVE_H
#define INGOT_ELFCHECK_WAIVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

struct arena;
struct check;

// A line `ID [PATH-GLOB [SYMBOL-GLOB]]  # reason`. A glob that is not there is NULL, as is '*'.
struct waiver {
    struct waiver *next;
    const struct check *check;
    const char *path, *symbol;
    const char *file; // that holds the line
    unsigned line;
    _Atomic uint64_t used; // findings waived, by all threads
};

struct waivers {
    struct waiver *first, *last; // in the order of the lines
};

// Adds the lines of the file at `path`. All memory is the arena's. Gives NULL, or one line that says
// what is wrong with the file and where.
const char *waive_read(struct arena *arena, const char *path, struct waivers *waivers);

// Says whether a place is waived, and counts it for the first line that does so, `times` times. The
// path glob is held against FILE and, in an archive, FILE:MEMBER. `symbol` is NULL where only the
// number of places is known: a line with a symbol glob then waives none.
bool waive_takes(const struct waivers *waivers, const struct check *check, const char *file,
                 struct span member, const struct span *symbol, uint64_t times);

#endif
