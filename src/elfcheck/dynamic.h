// The dynamic table: what a loader reads first. Bounds, the last of duplicate tags, strings.
#ifndef INGOT_ELFCHECK_DYNAMIC_H
#define INGOT_ELFCHECK_DYNAMIC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/elf.h"

enum { DYNAMIC_TAGS = 52 };

struct dynamic {
    const struct elf *elf;
    struct span table; // up to, not including, DT_NULL
    uint64_t count;
    struct span strings; // DT_STRTAB, DT_STRSZ bytes; empty when unmapped
    bool seen[DYNAMIC_TAGS];
    uint64_t value[DYNAMIC_TAGS];
};

// Reads the table that PT_DYNAMIC's address leads to (never its file offset: loaders don't). False when
// there is no PT_DYNAMIC, or no readable one (then a fault was added).
bool dynamic_open(const struct elf *elf, struct dynamic *dynamic, struct faults *faults);

// Entry `index` in file order; false past the end.
bool dynamic_entry(const struct dynamic *dynamic, uint64_t index, uint64_t *tag, uint64_t *value);

// The value of `tag`: the last one's, as glibc and musl keep it. False when it is absent or not a tag
// of constants.h. DT_NEEDED and the like, which add up, are for dynamic_entry.
bool dynamic_get(const struct dynamic *dynamic, uint64_t tag, uint64_t *value);

#endif
