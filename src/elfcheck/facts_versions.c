// Facts of symbol versions: joins DT_VERSYM, a version index for each dynamic symbol, with DT_VERNEED and
// DT_VERDEF, which say what the indexes mean. The index alone ties a symbol to a version of a library; ld.so's
// messages name the version and never the symbol.
#include <stddef.h>

#include "base/text.h"
#include "elfcheck/constants.h"
#include "elfcheck/dynamic.h"
#include "elfcheck/facts.h"
#include "elfcheck/symbols.h"
#include "elfcheck/versions.h"
#include "elfcheck/versions_defined.h"

// The most that linkers write is near a hundred; more is a fault, lest anything go unseen.
enum { WANTED_MOST = 1024, DEFINED_MOST = 4096, VERSYM_BYTES = 2 };

static void take_index(uint16_t index, uint64_t *highest)
{
    if ((index & VERSYM_INDEX) > *highest)
        *highest = index & VERSYM_INDEX;
}

// How many there are, and in `highest` the highest index among them and what it holds already.
static uint64_t count_wanted(const struct dynamic *dynamic, struct facts *facts, uint64_t *highest)
{
    struct versions versions;
    struct wanted_version one;
    struct faults ignored = {0}; // facts_dynamic.c tells them
    uint64_t count = 0;

    if (!versions_start(dynamic, &versions))
        return 0;
    while (versions_next(&versions, &one, &ignored)) {
        take_index(one.index, highest);
        if (++count > WANTED_MOST) {
            fault_add(&facts->faults, FAULT_VERSIONS,
                      "DT_VERNEED has more versions than any linker writes, over", WANTED_MOST);
            return WANTED_MOST;
        }
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

// 0 where there is no DT_VERSYM, or it ends before.
static uint64_t version_of_symbol(const struct facts *facts, uint64_t index)
{
    return span_uint(facts->versions.versym, index * VERSYM_BYTES, VERSYM_BYTES, facts->elf.big) &
           VERSYM_INDEX;
}

static uint64_t slot_of_version(const struct facts *facts, uint64_t version)
{
    return version < facts->versions.slot_count ? facts->versions.slots[version] : 0;
}

static uint64_t slot_of(const struct facts *facts, uint64_t index)
{
    return facts->versions.slot_count > 0 ? slot_of_version(facts, version_of_symbol(facts, index))
                                          : 0;
}

const struct wanted_facts *facts_wanted_by(const struct facts *facts, uint64_t index)
{
    uint64_t slot = slot_of(facts, index);

    return slot > 0 && slot < VERSION_OWN ? &facts->versions.wanted[slot - 1] : NULL;
}

bool facts_names_version(const struct facts *facts, struct symbol_table *symbols, uint64_t index)
{
    struct symbol symbol;
    uint64_t slot = slot_of(facts, index);

    return slot >= VERSION_OWN && symbol_get(symbols, index, &symbol, NULL) &&
           symbol.section == SHN_ABS &&
           span_same(symbol.name, facts->versions.defined[slot - VERSION_OWN]);
}

// Counts the definitions; more than the sample may hold are a fault.
static uint64_t count_defined(const struct dynamic *dynamic, struct facts *facts, uint64_t *highest)
{
    struct versions_defined definitions;
    struct defined_version one;
    uint64_t count = 0;

    if (!versions_defined_start(dynamic, &definitions))
        return 0;
    while (versions_defined_next(&definitions, &one, &facts->faults)) {
        take_index(one.index, highest);
        // The base names the file: ld.so compares it with nothing, and patchelf leaves its hash.
        if (!one.base && one.hash != versions_hash(one.version))
            fault_add(&facts->faults, FAULT_VERSIONS, "vd_hash is not the hash of the name but",
                      one.hash);
        if (++count > DEFINED_MOST) {
            fault_add(&facts->faults, FAULT_VERSIONS,
                      "DT_VERDEF has more versions than any linker writes, over", DEFINED_MOST);
            return DEFINED_MOST;
        }
    }
    return count;
}

static void read_defined(const struct dynamic *dynamic, struct span *defined, uint16_t *slots,
                         uint64_t count)
{
    struct versions_defined definitions;
    struct defined_version one;
    struct faults ignored = {0};

    if (count == 0)
        return;
    versions_defined_start(dynamic, &definitions);
    for (uint64_t i = 0; i < count && versions_defined_next(&definitions, &one, &ignored); i++) {
        defined[i] = one.version;
        slots[one.index & VERSYM_INDEX] = (uint16_t)(VERSION_OWN + i);
    }
}

// Index 0 is local, 1 global without a version (also where there is no DT_VERDEF); ld.so takes any other
// for a place in its table of versions, which ends before it.
static void read_symbol(struct symbol_table *symbols, uint64_t index, struct wanted_facts *wanted,
                        struct facts *facts)
{
    uint64_t version = version_of_symbol(facts, index), slot = slot_of_version(facts, version);
    struct names *users;
    struct symbol symbol;

    if (slot == 0 && version > 1)
        fault_add(&facts->faults, FAULT_VERSIONS,
                  "its version index is in neither DT_VERNEED nor DT_VERDEF: symbol", index);
    if (slot == 0 || slot >= VERSION_OWN)
        return;
    users = &wanted[slot - 1].users;
    if (users->count >= SAMPLES)
        users->count++;
    else if (symbol_get(symbols, index, &symbol, NULL))
        names_add(users, symbol.name);
}

void facts_of_versions(const struct gather *gather, const struct dynamic *dynamic,
                       struct symbol_table *symbols, struct facts *facts)
{
    uint64_t address, highest = 0, count = count_wanted(dynamic, facts, &highest);
    uint64_t own = count_defined(dynamic, facts, &highest);
    struct wanted_facts *wanted;
    struct span *defined;
    uint16_t *slots;

    if (count + own == 0)
        return;
    wanted = arena_array(gather->arena, count + 1, sizeof *wanted);
    defined = arena_array(gather->arena, own + 1, sizeof *defined);
    slots = arena_array(gather->arena, highest + 1, sizeof *slots);
    if (!wanted || !defined || !slots)
        return;
    read_defined(dynamic, defined, slots, own);
    if (count > 0)
        read_wanted(dynamic, wanted, slots, count);
    facts->versions = (struct version_facts){.count = count,
                                             .wanted = wanted,
                                             .slots = slots,
                                             .slot_count = highest + 1,
                                             .defined_count = own,
                                             .defined = defined};
    if (dynamic_get(dynamic, DT_VERSYM, &address) &&
        !elf_map(&facts->elf, address, symbols->count * VERSYM_BYTES, &facts->versions.versym))
        fault_add(&facts->faults, FAULT_VERSIONS, "DT_VERSYM runs past its PT_LOAD, at address",
                  address);
    for (uint64_t i = 1; i < symbols->count; i++)
        read_symbol(symbols, i, wanted, facts);
}
