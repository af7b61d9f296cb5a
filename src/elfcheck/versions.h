// Walks DT_VERNEED: which versions of which libraries are wanted.
#ifndef INGOT_ELFCHECK_VERSIONS_H
#define INGOT_ELFCHECK_VERSIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/dynamic.h"

struct wanted_version {
    struct span library, version;
    uint32_t hash;
    uint16_t flags, index;
};

// Where a walk stands.
struct versions {
    const struct dynamic *dynamic;
    uint64_t need, aux; // addresses of the present entries; 0: none
    uint64_t budget;    // entries still allowed
    uint64_t libraries; // seen so far
    struct span library;
};

// Starts a walk; false when no versions are wanted.
bool versions_start(const struct dynamic *dynamic, struct versions *versions);

// The next wanted version; false at the end, or where the chain breaks (then a fault was added).
bool versions_next(struct versions *versions, struct wanted_version *wanted, struct faults *faults);

// The hash that ld.so compares (gABI, "Hash Table"): the stored one must be that of the name.
uint32_t versions_hash(struct span name);

#endif
