// Facts of symbol versions: joins DT_VERSYM, a version index for each dynamic symbol, with DT_VERNEED,
// which says what the indexes mean. The index alone ties a symbol to a version of a library; ld.so's
// messages name the version and never the symbol.
#include <stddef.h>

#include "base/text.h"
#include "elfcheck/constants.h"
#include "elfcheck/dynamic.h"
#include "elfcheck/facts.h"
#include "elfcheck/symbols.h"
#include "elfcheck/versions.h"

// The most that linkers write is near a hundred; more is a fault, lest anything go unseen.
enum { WANTED_MOST = 1024, VERSYM_BYTES = 2 };

static uint64_t count_wanted(const struct dynamic *dynamic, struct facts *facts)
{
    struct versions versions;
    struct wanted_version one;
    struct faults ignored = {0}; // facts_dynamic.c tells them
    uint64_t count = 0;

    if (!versions_start(dynamic, &versions))
        return 0;
    while (versions_next(&versions, &one, &ignored))
        if (++count > WANTED_MOST) {
            fault_add(&facts->faults, FAULT_VERSIONS,
                      "DT_VERNEED has more versions than any linker writes, over", WANTED_MOST);
            return WANTED_MOST;
        }
    return count;
}

static void read_wanted(const struct dynamic *dynamic, struct wanted_facts *wanted, uint16_t *slots,
                        uint64_t count)
{
    struct versions versions;
    struct wanted_version one;
    struct faults ignored = {0};

    versions_start(dynamic, &versions);
    for (uint64_t i = 0; i < count && versions_next(&versions, &one, &ignored); i++) {
        wanted[i].library = one.library;
        wanted[i].version = one.version;
        wanted[i].weak = (one.flags & VER_FLG_WEAK) != 0;
        slots[one.index & VERSYM_INDEX] = (uint16_t)(i + 1);
    }
}

static uint64_t slot_of(const struct facts *facts, uint64_t index)
{
    uint64_t version = elf_uint(&facts->elf, facts->versions.versym, index * VERSYM_BYTES, 2);

    return facts->versions.slots ? facts->versions.slots[version & VERSYM_INDEX] : 0;
}

const struct wanted_facts *facts_wanted_by(const struct facts *facts, uint64_t index)
{
    uint64_t slot = slot_of(facts, index);

    return slot > 0 ? &facts->versions.wanted[slot - 1] : NULL;
}

static void read_users(struct symbol_table *symbols, struct wanted_facts *wanted,
                       const struct facts *facts)
{
    struct symbol symbol;

    for (uint64_t i = 1; i < symbols->count; i++) {
        uint64_t slot = slot_of(facts, i);

        if (slot == 0)
            continue;
        if (wanted[slot - 1].users.count >= SAMPLES)
            wanted[slot - 1].users.count++;
        else if (symbol_get(symbols, i, &symbol, NULL))
            names_add(&wanted[slot - 1].users, symbol.name);
    }
}

void facts_of_versions(const struct gather *gather, const struct dynamic *dynamic,
                       struct symbol_table *symbols, struct facts *facts)
{
    uint64_t address, count = count_wanted(dynamic, facts);
    struct wanted_facts *wanted;
    uint16_t *slots;

    if (count == 0)
        return;
    wanted = arena_array(gather->arena, count, sizeof *wanted);
    slots = arena_array(gather->arena, VERSYM_INDEX + 1, sizeof *slots);
    if (!wanted || !slots)
        return;
    read_wanted(dynamic, wanted, slots, count);
    facts->versions = (struct version_facts){.count = count, .wanted = wanted, .slots = slots};
    if (dynamic_get(dynamic, DT_VERSYM, &address) &&
        !elf_map(&facts->elf, address, symbols->count * VERSYM_BYTES, &facts->versions.versym))
        fault_add(&facts->faults, FAULT_VERSIONS, "DT_VERSYM runs past its PT_LOAD, at address",
                  address);
    read_users(symbols, wanted, facts);
}
