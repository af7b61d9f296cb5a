// Names of init functions for modules whose name is not ASCII.
#ifndef INGOT_ELFCHECK_PUNYCODE_H
#define INGOT_ELFCHECK_PUNYCODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

// Writes what CPython looks for behind "PyInitU_" in a module of this name, with a NUL. False when the name is
// no UTF-8, or too long.
bool punycode_of(struct span name, char *out, size_t room);

#endif
