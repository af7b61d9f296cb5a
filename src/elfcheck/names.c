// A hash set of names: linear probing, at most three quarters full, grown by doubling.
#include "elfcheck/names.h"

#include <stddef.h>

#include "base/text.h"

enum { FIRST_ROOM = 1024 };

// Multiply-and-fold over 8-byte words, keyed at the start and the end.
static uint64_t mix(uint64_t a, uint64_t b)
{
    uint64_t product = (a ^ 0x9e3779b97f4a7c15) * (b | 1);

    return product ^ product >> 32;
}

static uint64_t hash(uint64_t secret, struct span name, uint32_t owner)
{
    uint64_t state = mix(secret, name.len + ((uint64_t)owner << 32));
    uint64_t at = 0;

    for (; at + 8 <= name.len; at += 8)
        state = mix(state ^ span_uint(name, at, 8, false), secret);
    for (; at < name.len; at++)
        state = mix(state ^ name.at[at], secret);
    return mix(state, secret);
}

uint64_t name_hash(uint64_t secret, struct span name)
{
    return hash(secret, name, 0);
}

// The place of (name, owner), or the free place where it belongs. The set is never full.
static struct name_entry *place(const struct name_set *set, struct span name, uint32_t owner)
{
    uint64_t at = hash(set->secret, name, owner) & (set->room - 1);

    while (set->entries[at].at && (set->entries[at].owner != owner ||
                                   !span_same(name_entry_name(&set->entries[at]), name)))
        at = (at + 1) & (set->room - 1);
    return &set->entries[at];
}

struct span name_entry_name(const struct name_entry *entry)
{
    return span_of(entry->at, entry->len);
}

static struct span cut(struct span name)
{
    if (name.len > UINT32_MAX)
        name.len = UINT32_MAX;
    return name;
}

void name_set_init(struct name_set *set, struct arena *arena, uint64_t secret)
{
    *set = (struct name_set){.arena = arena, .secret = secret};
}

static bool grow(struct name_set *set)
{
    struct name_set bigger = *set;

    bigger.room = set->room > 0 ? set->room * 2 : FIRST_ROOM;
    bigger.entries = arena_array(set->arena, bigger.room, sizeof *bigger.entries);
    if (!bigger.entries)
        return false;
    for (uint64_t i = 0; i < set->room; i++)
        if (set->entries[i].at)
            *place(&bigger, name_entry_name(&set->entries[i]), set->entries[i].owner) =
                set->entries[i];
    *set = bigger;
    return true;
}

struct name_entry *name_set_put(struct name_set *set, struct span name, uint32_t owner, bool *made)
{
    struct name_entry *entry;
    bool new;

    name = cut(name);
    if (set->count * 4 >= set->room * 3 && !grow(set))
        return NULL;
    entry = place(set, name, owner);
    new = !entry->at;
    if (new) {
        *entry = (struct name_entry){.at = name.at, .len = (uint32_t)name.len, .owner = owner};
        set->count++;
    }
    if (made)
        *made = new;
    return entry;
}

const struct name_entry *name_set_get(const struct name_set *set, struct span name, uint32_t owner)
{
    const struct name_entry *entry = set->room > 0 ? place(set, cut(name), owner) : NULL;

    return entry && entry->at ? entry : NULL;
}
