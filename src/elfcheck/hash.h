// Counts dynamic symbols: no table says how many there are.
#ifndef INGOT_ELFCHECK_HASH_H
#define INGOT_ELFCHECK_HASH_H

#include <stdint.h>

#include "elfcheck/dynamic.h"

// How many symbols the hash tables know of, 0 when there is neither. A table that cannot be followed
// is a fault. This may be less than there are: relocations may name further ones.
uint64_t hash_symbol_count(const struct dynamic *dynamic, struct faults *faults);

#endif
