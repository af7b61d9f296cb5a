// The lines of a `source` field: which bytes, and where they may come from.
#ifndef INGOT_PLAN_SOURCE_H
#define INGOT_PLAN_SOURCE_H

#include <stddef.h>

struct arena;
struct faults;

// Checks every line of a source field: a sha256 in lower-case hex and one locator, which is a URL,
// deb:SOURCE-PACKAGE or pypi:NAME==VERSION. Adds a fault for each line that is anything else.
void source_check(struct arena *arena, struct faults *faults, const char *recipe,
                  const char *value);

// Gives the hashes of a source field, each once, in the order of its lines, owned by the arena.
// Lines that source_check refuses are passed over. `value` may be NULL: no hashes.
const char **source_hashes(struct arena *arena, const char *value, size_t *count);

#endif
