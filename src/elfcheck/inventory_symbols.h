// Finds the object that defines a library's version function, in an object file or archive, and reads the
// version there: such an object holds it as its only string of that shape.
#ifndef INGOT_ELFCHECK_INVENTORY_SYMBOLS_H
#define INGOT_ELFCHECK_INVENTORY_SYMBOLS_H

#include <stdbool.h>

#include "base/span.h"

struct arena;

struct version_symbol {
    const char *name; // NULL: none to look for
    bool defined;
    struct span version; // empty when that object has none, or several
};

// Fills in `defined` and `version` of each, from the first object that defines it.
void version_symbols_find(struct span bytes, struct arena *arena, struct version_symbol *symbols,
                          unsigned count);

#endif
