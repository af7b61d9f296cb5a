// Walks the notes of a segment.
#ifndef INGOT_ELFCHECK_NOTES_H
#define INGOT_ELFCHECK_NOTES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/elf.h"

struct note {
    uint32_t type;
    struct span owner; // without its NUL
    struct span bytes;
};

// Where a walk stands; `align` is the segment's (8 only when it says so, else 4).
struct notes {
    const struct elf *elf;
    struct span rest;
    uint64_t align;
};

void notes_start(const struct elf *elf, struct span bytes, uint64_t align, struct notes *notes);

// The next note; false at the end, or at a malformed one (then a fault was added).
bool notes_next(struct notes *notes, struct note *note, struct faults *faults);

#endif
