// What a reader found to be malformed: the input's faults, collected as data.
#ifndef INGOT_ELFCHECK_FAULT_H
#define INGOT_ELFCHECK_FAULT_H

#include <stdbool.h>
#include <stdint.h>

// The part of a file that is malformed. Each has a check of its own (check_malformed.c).
enum fault_part {
    FAULT_HEADER,
    FAULT_SEGMENTS,
    FAULT_SECTIONS,
    FAULT_DYNAMIC,
    FAULT_SYMBOLS,
    FAULT_VERSIONS,
    FAULT_RELOCATIONS,
    FAULT_NOTES,
    FAULT_ARCHIVE,
    FAULT_PARTS
};

enum { FAULTS_KEPT = 24 };

// The first FAULTS_KEPT faults of one object, and how many there were of each part. `what` is always
// a string constant; `value` is the number it speaks of (an index, an offset, a count).
struct faults {
    unsigned kept;
    uint64_t count[FAULT_PARTS];
    struct fault {
        enum fault_part part;
        const char *what;
        uint64_t value;
    } fault[FAULTS_KEPT];
};

// Notes one fault. Always gives false, for `return fault_add(...)` in readers.
bool fault_add(struct faults *faults, enum fault_part part, const char *what, uint64_t value);

#endif
