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
static uint64_t count_defined(const struct dynamic *dynamic, struct facts *facts)
{
    struct versions_defined definitions;
    struct defined_version one;
    uint64_t count = 0;

    if (!versions_defined_start(dynamic, &definitions))
        return 0;
    while (versions_defined_next(&definitions, &one, &facts->faults)) {
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

static void read_users(struct symbol_table *symbols, struct wanted_facts *wanted,
                       const struct facts *facts)
{
    struct symbol symbol;

    for (uint64_t i = 1; i < symbols->count; i++) {
        uint64_t slot = slot_of(facts, i);

        if (slot == 0 || slot >= VERSION_OWN)
            continue;
        if (wanted[slot - 1].users.count >= SAMPLES)
            wanted[slot - 1].users.count++;
        else if (symbol_get(symbols, i, &symbol, NULL))
            names_add(&wanted[slot - 1].users, symbol.name);
    }
}

// Index 0 is local, 1 global without a version (also where there is no DT_VERDEF); ld.so takes any other
// for a place in its table of versions, which ends before it.
static void check_indexes(const struct symbol_table *symbols, struct facts *facts)
{
    const struct span versym = facts->versions.versym;

    for (uint64_t i = 1; i < symbols->count && (i + 1) * VERSYM_BYTES <= versym.len; i++)
        if ((elf_uint(&facts->elf, versym, i * VERSYM_BYTES, 2) & VERSYM_INDEX) > 1 &&
            slot_of(facts, i) == 0)
            fault_add(&facts->faults, FAULT_VERSIONS,
                      "its version index is in neither DT_VERNEED nor DT_VERDEF: symbol", i);
}

void facts_of_versions(const struct gather *gather, const struct dynamic *dynamic,
                       struct symbol_table *symbols, struct facts *facts)
{
    uint64_t address, count = count_wanted(dynamic, facts), own = count_defined(dynamic, facts);
    struct wanted_facts *wanted;
    struct span *defined;
    uint16_t *slots;

    if (count + own == 0)
        return;
    wanted = arena_array(gather->arena, count + 1, sizeof *wanted);
    defined = arena_array(gather->arena, own + 1, sizeof *defined);
    slots = arena_array(gather->arena, VERSYM_INDEX + 1, sizeof *slots);
    if (!wanted || !defined || !slots)
        return;
    read_defined(dynamic, defined, slots, own);
    if (count > 0)
        read_wanted(dynamic, wanted, slots, count);
    facts->versions = (struct version_facts){
        .count = count, .wanted = wanted, .slots = slots, .defined_count = own, .defined = defined};
    if (dynamic_get(dynamic, DT_VERSYM, &address) &&
        !elf_map(&facts->elf, address, symbols->count * VERSYM_BYTES, &facts->versions.versym))
        fault_add(&facts->faults, FAULT_VERSIONS, "DT_VERSYM runs past its PT_LOAD, at address",
                  address);
    read_users(symbols, wanted, facts);
    check_indexes(symbols, facts);
}
