// The names of CPython's stable ABI, and since which 3.N each is in it.
#ifndef INGOT_ELFCHECK_STABLE_ABI_H
#define INGOT_ELFCHECK_STABLE_ABI_H

#include <stdbool.h>

#include "base/span.h"

// The table, in parts, as scripts/stable-abi writes it: see there.
enum { STABLE_ABI_PARTS = 5 };
struct stable_abi_names {
    const char *at;
    unsigned long size;
};
extern const struct stable_abi_names stable_abi_names[STABLE_ABI_PARTS];

// N of the newest Python that the table knows.
extern const unsigned stable_abi_newest;

enum { STABLE_ABI_MINORS = 20 }; // all are below

// The N of 3.N since which `name` is in the stable ABI; false when it is in none that the table knows.
bool stable_abi_since(struct span name, unsigned *minor);

#endif
