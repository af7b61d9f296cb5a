// What usually stands behind an undefined symbol.
#ifndef INGOT_ELFCHECK_HINTS_H
#define INGOT_ELFCHECK_HINTS_H

#include "base/span.h"

struct hint {
    const char *pattern, *version; // of the symbol; version NULL: any, "": none
    const char *say;               // where it comes from and how to get it
};

// Two of the sentences: libstdc++ with another std::string than wanted; no libstdc++ at all.
extern const char hint_cxx_abi[], hint_cxx_runtime[];

// What is known of `symbol` at `version`, which may be empty; NULL when nothing is.
const struct hint *hint_of(struct span symbol, struct span version);

// All rows, for tests: NULL past the last.
const struct hint *hint_at(unsigned index);

#endif
