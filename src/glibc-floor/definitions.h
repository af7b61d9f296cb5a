// Walks DT_VERDEF: the versions that a library defines, by the index its symbols have.
#ifndef INGOT_GLIBC_FLOOR_DEFINITIONS_H
#define INGOT_GLIBC_FLOOR_DEFINITIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/constants.h"
#include "elfcheck/dynamic.h"

// Fills `names`, an array of VERSYM_INDEX + 1 empty spans, at the index of each version. The
// library's own name (VER_FLG_BASE) is left out. False when the chain leads outside of the file.
bool definitions_read(const struct dynamic *dynamic, struct span *names);

#endif
