// Which libraries are inside a file, told by strings that their own code holds: for questions of licences
// and known faults. Nothing found is no proof that nothing is there: a linker leaves unused strings out.
#ifndef INGOT_ELFCHECK_INVENTORY_H
#define INGOT_ELFCHECK_INVENTORY_H

#include <stdbool.h>

#include "base/span.h"

struct arena;

struct library_found {
    const char *name, *licence; // an SPDX expression
    struct span version;        // as the file has it; empty when it cannot be told
};

enum { LIBRARIES_MOST = 32 };

struct inventory {
    bool malformed; // damaged, or of no known kind
    unsigned count;
    struct library_found found[LIBRARIES_MOST];
};

// Looks through the mapped bytes of an executable or shared object, and all bytes of an object file or
// archive. Spans point into the file.
void inventory_of(struct span bytes, struct arena *arena, struct inventory *inventory);

#endif
