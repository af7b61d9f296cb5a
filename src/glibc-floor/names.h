// A set of symbol names: filled, sorted once, then asked.
#ifndef INGOT_GLIBC_FLOOR_NAMES_H
#define INGOT_GLIBC_FLOOR_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

struct arena;

// Start it with the arena and all else 0. The names' bytes are lent.
struct names {
    struct arena *arena;
    struct span *names;
    size_t count, room;
};

void names_add(struct names *set, struct span name);

// Sorts the set; until then names_has does not find what was added.
void names_sort(struct names *set);

bool names_has(const struct names *set, struct span name);

#endif
