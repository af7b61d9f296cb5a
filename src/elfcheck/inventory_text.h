// Versions among the strings of a file: "1.2.3" at a place, or as the only whole string of that shape.
#ifndef INGOT_ELFCHECK_INVENTORY_TEXT_H
#define INGOT_ELFCHECK_INVENTORY_TEXT_H

#include <stdbool.h>

#include "base/span.h"

bool text_digit(struct span bytes, uint64_t at);
bool text_letter(struct span bytes, uint64_t at);

// The version "1.2.3" or "1.1.1w" at the begin of `rest`: empty unless it has a dot and ends there.
struct span text_version(struct span rest);

// The whole strings that are versions: the first, and whether another one differs from it.
struct lone_version {
    struct span version;
    bool several;
};

// Looks for such strings that are not `other` (may be empty) and, where `pattern` is not NULL, have three
// numbers and match it (fnmatch's way). What was found in other bytes before stays in `lone`.
void lone_version_find(struct span bytes, const char *pattern, struct span other,
                       struct lone_version *lone);

// The one that was found; empty when there were several or none.
struct span lone_version_told(const struct lone_version *lone);

#endif
