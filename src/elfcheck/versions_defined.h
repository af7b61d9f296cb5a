// Walks DT_VERDEF: which versions an object defines.
#ifndef INGOT_ELFCHECK_VERSIONS_DEFINED_H
#define INGOT_ELFCHECK_VERSIONS_DEFINED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/dynamic.h"

struct defined_version {
    struct span version;
    uint32_t hash;
    uint16_t index;
    bool base; // the file itself, not a version of symbols
};

// Where a walk stands.
struct versions_defined {
    const struct dynamic *dynamic;
    uint64_t at;     // address of the next entry; 0: none
    uint64_t budget; // entries still allowed
};

// Starts a walk; false when no versions are defined.
bool versions_defined_start(const struct dynamic *dynamic, struct versions_defined *versions);

// The next version; false at the end, or where the chain breaks (then a fault was added).
bool versions_defined_next(struct versions_defined *versions, struct defined_version *defined,
                           struct faults *faults);

#endif
