// The graph of recipes: cycles, closures, orders.
#ifndef INGOT_PLAN_CLOSURE_H
#define INGOT_PLAN_CLOSURE_H

#include "recipes.h"

// Which edges a walk follows.
enum closure_edges { CLOSURE_NEEDS = 1, CLOSURE_TOOLS = 2, CLOSURE_ALL = 3 };

// Adds a fault for every cycle that a walk over needs and tools meets, printed as a -> b -> a.
// Gives whether there was none. The functions below want a graph without cycles.
bool closure_check(struct plan *plan);

// Gives `roots` and everything that can be reached from them, each once, every recipe before all
// that it uses, and siblings in the order in which they were written: for needs, the order in
// which archives are given to a linker. The array belongs to the arena.
struct indices closure_order(const struct plan *plan, struct indices roots,
                             enum closure_edges edges);

// Gives all recipes, every one before all that it uses.
struct indices closure_all(const struct plan *plan);

#endif
