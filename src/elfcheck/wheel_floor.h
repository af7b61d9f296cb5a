// What a wheel's ELF files want of the system, held against its platform tags: the tag that it deserves.
#ifndef INGOT_ELFCHECK_WHEEL_FLOOR_H
#define INGOT_ELFCHECK_WHEEL_FLOOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

struct facts;
struct wheel;

// What the files so far allow. All 0 before the first.
struct wheel_floor {
    const struct span *by_base; // last parts of all entries' names, ascending; the wheel's arena
    const char *arch;           // of the last file, as in manylinux_2_17_x86_64; NULL: no file yet
    unsigned minor;             // the lowest manylinux_2_N
    struct span member;         // the file that sets it; empty: none does
    bool musl;                  // a file is linked with musl
    bool none;                  // a file wants what no policy lets it take
};

// Readies the floor of a wheel whose entries are known.
void wheel_floor_start(struct wheel *wheel);

// Adds what one ELF entry wants, and notes what the wheel's tags do not promise; `name` must be an entry's.
void wheel_floor_add(struct wheel *wheel, struct span name, const struct facts *facts);

// After the last entry: notes a tag that would let the wheel run on older systems than it claims.
void wheel_floor_finish(struct wheel *wheel);

#endif
