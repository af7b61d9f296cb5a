// A list that musl's loader has inside.
#ifndef INGOT_ELFCHECK_MUSL_H
#define INGOT_ELFCHECK_MUSL_H

#include <stdbool.h>

#include "base/span.h"

// True when the loader gives files that ask for `name` another function, `*plain`: open for open64.
bool musl_lfs64(struct span name, struct span *plain);

#endif
