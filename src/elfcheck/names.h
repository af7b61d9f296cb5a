// A set of names with a number each: which member of an archive defines which symbol.
#ifndef INGOT_ELFCHECK_NAMES_H
#define INGOT_ELFCHECK_NAMES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

struct arena;

// 24 bytes: an archive may have millions.
struct name_entry {
    const unsigned char *at; // of the name; NULL in a free place
    uint32_t len;            // of the name; longer ones are cut
    uint32_t owner;
    uint32_t value; // the caller's, as is
    bool hidden;
};

// Open addressing over memory of the arena. `secret` keys the hash, so that no file can choose names
// that all fall on one place.
struct name_set {
    struct arena *arena;
    struct name_entry *entries;
    uint64_t count, room;
    uint64_t secret;
};

struct span name_entry_name(const struct name_entry *entry);

void name_set_init(struct name_set *set, struct arena *arena, uint64_t secret);

// The entry of (name, owner), made with value 0 when it is not there yet; `*made` (may be NULL) tells.
// The pointer holds until the next name_set_put. NULL when there is no memory.
struct name_entry *name_set_put(struct name_set *set, struct span name, uint32_t owner, bool *made);

// The entry of (name, owner); NULL when there is none.
const struct name_entry *name_set_get(const struct name_set *set, struct span name, uint32_t owner);

// A hash of 64 bits, as the set's own.
uint64_t name_hash(uint64_t secret, struct span name);

#endif
