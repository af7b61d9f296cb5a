// Looks names up in the dynamic symbols of one object as ld.so does: through its own hash table.
#ifndef INGOT_ELFCHECK_EXPORTS_H
#define INGOT_ELFCHECK_EXPORTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/dynamic.h"
#include "elfcheck/libc.h"
#include "elfcheck/symbols.h"

struct arena;

// What a version index of one object means. `hash` is 0 for none, and for the base version.
struct symbol_version {
    struct span name, library; // library: that it is wanted from; empty for a definition
    uint32_t hash;
    bool hidden;
};

// Everything points into the object's file or into the arena.
struct exports {
    struct symbol_table symbols;
    struct span version_indexes; // DT_VERSYM: two bytes a symbol; empty when there are none
    const struct symbol_version *versions;
    uint64_t version_count;
    struct {
        struct span bloom, buckets, chains;
        uint64_t first;
        uint32_t shift;
    } gnu; // no buckets: there is none
    struct {
        struct span buckets, chains;
    } sysv;
};

// A name, with all hashes of it. `version` is NULL for a reference without one.
struct wanted {
    struct span name;
    const struct symbol_version *version;
    uint32_t gnu, sysv;
    bool
        defined_only; // an undefined symbol with a value (a function's entry in a PLT) is not enough
};

// Finds the tables of an object. What is not there, or broken, is left empty: nothing is found in it.
void exports_open(const struct dynamic *dynamic, struct arena *arena, struct exports *exports);

void exports_wanted(struct span name, const struct symbol_version *version, struct wanted *wanted);

// Looks one name up by the rules of `libc`. `budget` is the work still allowed; nothing is found when
// it is used up. `symbol` is what was found.
bool exports_find(struct exports *exports, const struct wanted *wanted, enum libc libc,
                  uint64_t *budget, struct symbol *symbol);

// The version of symbol `index`, NULL when it has none or the base version; `hidden` (may be NULL)
// says whether only references to that very version bind to it.
const struct symbol_version *exports_version(const struct exports *exports, uint64_t index,
                                             bool *hidden);

#endif
