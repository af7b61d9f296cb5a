// Matches names with patterns as a shell does.
#ifndef INGOT_BASE_PATTERN_H
#define INGOT_BASE_PATTERN_H

#include <stdbool.h>

#include "base/span.h"

// Says whether all of `name` matches `pattern`: '*' is any bytes ('/' too), '?' one byte, [a-z] one of
// these and [!a-z] one of the others; a '\' takes what follows as it is. A '[' that is never closed is
// itself. Takes time in proportion to pattern times name, however many stars there are.
bool pattern_matches(struct span pattern, struct span name);

#endif
