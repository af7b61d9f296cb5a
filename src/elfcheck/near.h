// What may have been meant by a name that nobody defines.
#ifndef INGOT_ELFCHECK_NEAR_H
#define INGOT_ELFCHECK_NEAR_H

#include <stdbool.h>
#include <stdint.h>

#include "elfcheck/exports.h"

struct near_symbol {
    struct span name;
    const struct symbol_version *version; // NULL: none
};

// How many names of the C API, Py* and _Py*, an object offers. Paid from the budget.
uint64_t near_python(const struct dynamic *dynamic, struct exports *exports, uint64_t *budget);

// True for Py* and _Py*.
bool near_is_python(struct span name);

// Looks in one object for a definition of the same name, at whatever version, or else of one that
// differs in case, in '_' before it or in "64" behind it. `budget` is the work still allowed.
bool near_find(const struct dynamic *dynamic, struct exports *exports, struct span name,
               uint64_t *budget, struct near_symbol *near);

#endif
