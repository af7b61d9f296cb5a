// What usually stands behind an undefined symbol.
#ifndef INGOT_ELFCHECK_HINTS_H
#define INGOT_ELFCHECK_HINTS_H

#include "base/span.h"

// A sentence about where `symbol` (at `version`, which may be empty) comes from and how to get it; NULL
// when nothing is known.
const char *hint_of(struct span symbol, struct span version);

// All rows, for tests: the pattern of row `index`, NULL past the last.
const char *hint_pattern(unsigned index);

#endif
