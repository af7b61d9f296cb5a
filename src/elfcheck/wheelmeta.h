// Reads the headers of a wheel's WHEEL and METADATA files, and compares names as installers do.
#ifndef INGOT_ELFCHECK_WHEELMETA_H
#define INGOT_ELFCHECK_WHEELMETA_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

// Where a walk stands: start it with the text, the rest 0.
struct meta {
    struct span text;
    uint64_t next;
};

// Gives the next "Key: value" line; false at the first empty line (a body may follow) and at the end.
// Lines that continue a value, or have no colon, are passed over.
bool meta_next(struct meta *meta, struct span *key, struct span *value);

// True for the word, whatever its case.
bool meta_is(struct span text, const char *word);

// The first value of `key`, whatever its case; false when it has none.
bool meta_get(struct span text, const char *key, struct span *value);

// True for two spellings of one project: without regard to case, runs of '-', '_' and '.' are one.
bool meta_same_project(struct span one, struct span other);

// The same for versions (PEP 440): zeros at the ends of releases mean nothing, nor does a leading 'v'; '+' is also
// written '_' or '-', "rc" "c", and so on.
bool meta_same_version(struct span one, struct span other);

#endif
