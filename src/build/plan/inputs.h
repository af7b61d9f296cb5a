// The files whose bytes decide a build: scripts, patches, first-party trees.
#ifndef INGOT_PLAN_INPUTS_H
#define INGOT_PLAN_INPUTS_H

#include <stddef.h>

struct arena;
struct plan;

// Finds and hashes the inputs of every recipe: scripts/kinds/KIND.sh, scripts/environment.sh,
// scripts/normalise, patches/NAME/*.patch in byte order of their names, and every file below the
// folders of `tree`. Adds a fault for each that is missing or cannot be read.
void inputs_read(struct plan *plan);

// Gives `script` without its lines that are empty or only a comment ('#' and then a blank or the
// end: `#include` in a here-document is not one, nor is `#!`), owned by the arena.
const char *inputs_reduced(struct arena *arena, const char *script, size_t *len);

#endif
