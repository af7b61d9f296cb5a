// The recipes, checked: what make wrote, with the names resolved.
#ifndef INGOT_PLAN_RECIPES_H
#define INGOT_PLAN_RECIPES_H

#include <stdbool.h>
#include <stddef.h>

#include "graph.h"

struct arena;
struct faults;

enum { KEY_LENGTH = 16, KEY_SIZE = KEY_LENGTH + 1 };

// Indices into plan.recipes.
struct indices {
    size_t *at;
    size_t count;
};

bool indices_hold(const struct indices *indices, size_t index);

// A file whose bytes are part of a key.
struct input {
    const char *what; // "kind", "environment", "normalise", "patch", "tree"
    const char *path;
    const char *sha256;
};

struct inputs {
    struct input *at;
    size_t count, room;
};

struct recipe {
    const char *name;
    const struct record *record;
    const char *version, *licence; // never NULL in a plan without faults
    const char *kind;              // NULL: the build field does everything
    struct indices needs, tools;   // as written, each once
    const char **hashes;           // of its sources, each once, as written
    size_t hash_count;
    struct input kind_script; // all NULL without a kind
    struct inputs inputs;     // in the order in which they are hashed
    const char *derivation;
    char key[KEY_SIZE];
    const char *out; // STORE/KEY/NAME
};

// All that a run of plan knows. Everything in it belongs to the arena.
struct plan {
    struct arena *arena;
    struct faults *faults;
    const char *store;
    struct record *global;
    struct recipe *recipes; // sorted by name
    size_t count;
};

// Makes the plan's recipes out of the graph and checks them: names, fields, what must be there, and
// that what they need exists. Faults are added to plan->faults.
void recipes_resolve(struct plan *plan, struct graph *graph);

// Gives the recipe of that name, or NULL.
struct recipe *recipes_find(const struct plan *plan, const char *name);

// Gives the indices of the recipes named in `names` (blanks between), each once, owned by the
// arena. A name that no recipe has adds a fault that begins with `where`.
struct indices recipes_named(struct plan *plan, const char *names, const char *where);

#endif
