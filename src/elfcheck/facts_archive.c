// Gathers an archive's facts in two walks: members and what they define, then the index against that.
#include "elfcheck/facts_archive.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "elfcheck/archive.h"
#include "elfcheck/arm_attributes.h"
#include "elfcheck/constants.h"
#include "elfcheck/machine.h"
#include "elfcheck/properties.h"
#include "elfcheck/symbols.h"

// What `value` says of a name that a member defines. Of a name that anyone defines (owner 0) it is the
// index + 1 of the first member that does so strongly, 0 while none does; `hidden` tells whether one of them hides it.
enum { SEEN_IN_INDEX = 1 };

static void twins_add(struct twins *twins, struct span what, uint64_t one, uint64_t other)
{
    if (twins->count < SAMPLES) {
        twins->twin[twins->count].what = what;
        twins->twin[twins->count].one = one;
        twins->twin[twins->count].other = other;
    }
    twins->count++;
}

static enum member_kind kind_of(struct span data)
{
    if (elf_magic(data))
        return MEMBER_OBJECT;
    if (archive_bitcode(data))
        return MEMBER_BITCODE;
    if (archive_magic(data))
        return MEMBER_ARCHIVE;
    return data.len == 0 ? MEMBER_EMPTY : MEMBER_OTHER;
}

// Notes that member `index` defines this symbol.
static void define(struct archive_facts *facts, uint64_t index, const struct symbol *symbol,
                   bool shared)
{
    struct name_entry *anyone;
    bool strong = symbol->binding == STB_GLOBAL && symbol->section != SHN_COMMON && !shared;

    name_set_put(&facts->defined, symbol->name, (uint32_t)index + 1, NULL);
    anyone = name_set_put(&facts->defined, symbol->name, 0, NULL);
    if (!anyone)
        return;
    anyone->hidden |= symbol->visibility != STV_DEFAULT;
    if (!strong)
        return;
    if (anyone->value != 0 && anyone->value - 1 != index)
        twins_add(&facts->same_symbol, symbol->name, anyone->value - 1, index);
    else
        anyone->value = (uint32_t)index + 1;
}

// Lists what an object defines.
static void read_definitions(struct archive_facts *facts, uint64_t index, const struct elf *elf)
{
    struct symbol_table table;
    struct symbol symbol;
    struct faults ignored = {0}; // reported when the member itself is checked

    if (!symbol_table_find(elf, SHT_SYMTAB, &table, &ignored))
        return;
    for (uint64_t i = 1; symbol_bare(&table, i, &symbol) && symbol_names_sane(&table); i++) {
        if (symbol.binding == STB_LOCAL || symbol_undefined(&symbol))
            continue;
        symbol_get(&table, i, &symbol, NULL);
        if (symbol.name.len == 0)
            continue;
        if (span_is(symbol.name, "__gnu_lto_slim"))
            facts->lto_only = true;
        define(facts, index, &symbol, symbol_grouped(elf, &symbol));
    }
}

static void read_member(struct archive_facts *facts, struct arena *arena, uint64_t index,
                        struct member_facts *member)
{
    struct elf elf;
    struct faults ignored = {0};
    const struct machine *machine;

    member->kind = kind_of(member->data);
    if (member->kind == MEMBER_BITCODE)
        facts->lto_only = true;
    if (member->kind != MEMBER_OBJECT || !elf_open(member->data, arena, &elf, &ignored))
        return;
    machine = machine_of(elf.machine);
    member->machine = elf.machine;
    member->flags = machine ? elf.flags & machine->flags_mask : 0;
    if (elf.machine == EM_ARM)
        member->float_flags = arm_float_flags(&elf);
    member->is64 = elf.is64;
    member->big = elf.big;
    if (elf.type != ET_REL) {
        member->kind = MEMBER_IMAGE;
        return;
    }
    member->properties = properties_of(&elf);
    facts->properties |= member->properties;
    read_definitions(facts, index, &elf);
}

static uint64_t count_members(struct span file, struct archive_facts *facts)
{
    struct archive archive;
    struct archive_member member;
    uint64_t count = 0;

    archive_start(file, &archive);
    while (archive_next(&archive, &member, &facts->faults))
        count += member.role == MEMBER_FILE;
    facts->thin = archive.thin;
    return count;
}

static void read_members(struct span file, struct arena *arena, struct archive_facts *facts,
                         struct member_facts *members)
{
    struct archive archive;
    struct archive_member member;
    struct faults again = {0};

    archive_start(file, &archive);
    while (archive_next(&archive, &member, &again)) {
        if (member.role == MEMBER_INDEX)
            facts->has_index = true;
        if (member.role != MEMBER_FILE)
            continue;
        facts->dated += member.date != 0;
        facts->owned += member.user != 0 || member.group != 0;
        members[facts->member_count] = (struct member_facts){
            .name = member.name, .data = member.data, .header = member.header};
        if (archive.thin) {
            members[facts->member_count].kind = MEMBER_ELSEWHERE;
            names_add(&facts->elsewhere, member.name);
        } else {
            read_member(facts, arena, facts->member_count, &members[facts->member_count]);
        }
        facts->member_count++;
    }
}

// Index of the member whose header is at `header`; member_count when there is none.
static uint64_t member_at(const struct archive_facts *facts, uint64_t header)
{
    uint64_t low = 0, high = facts->member_count;

    while (low < high) {
        uint64_t middle = low + (high - low) / 2;

        if (facts->members[middle].header < header)
            low = middle + 1;
        else
            high = middle;
    }
    return low < facts->member_count && facts->members[low].header == header ? low
                                                                             : facts->member_count;
}

static void compare_index(const struct archive_member *member, struct archive_facts *facts)
{
    struct archive_index index;
    struct span symbol;
    uint64_t header;

    facts->index_bsd = member->bsd_index;
    facts->index_bsd_name = member->bsd_name;
    if (facts->thin || !archive_index_open(member, &index, &facts->faults))
        return;
    facts->index_read = true;
    while (archive_index_next(&index, &header, &symbol, &facts->faults)) {
        uint64_t at = member_at(facts, header);
        const struct name_entry *known = NULL;

        if (at < facts->member_count)
            known = name_set_get(&facts->defined, symbol, (uint32_t)at + 1);
        if (known)
            facts->defined.entries[known - facts->defined.entries].value |= SEEN_IN_INDEX;
        else
            names_add(&facts->index_stale, symbol);
    }
    for (uint64_t i = 0; i < facts->defined.room; i++) {
        const struct name_entry *entry = &facts->defined.entries[i];

        if (entry->at && entry->owner != 0 && !(entry->value & SEEN_IN_INDEX))
            names_add(&facts->index_missing, name_entry_name(entry));
    }
}

static void read_index(struct span file, struct archive_facts *facts)
{
    struct archive archive;
    struct archive_member member;
    struct faults again = {0};

    archive_start(file, &archive);
    while (archive_next(&archive, &member, &again))
        if (member.role == MEMBER_INDEX) {
            compare_index(&member, facts);
            return;
        }
}

struct by_name {
    const struct member_facts *member;
    uint64_t index;
};

static int compare_names(const void *left, const void *right)
{
    const struct by_name *one = left, *other = right;
    int order = span_compare(one->member->name, other->member->name);

    return order != 0 ? order : (one->index > other->index) - (one->index < other->index);
}

static void find_same_names(struct arena *arena, struct archive_facts *facts)
{
    struct by_name *sorted = arena_array(arena, facts->member_count, sizeof *sorted);

    if (!sorted)
        return;
    for (uint64_t i = 0; i < facts->member_count; i++)
        sorted[i] = (struct by_name){&facts->members[i], i};
    qsort(sorted, facts->member_count, sizeof *sorted, compare_names);
    for (uint64_t i = 1; i < facts->member_count; i++) {
        const struct by_name *one = &sorted[i - 1], *other = &sorted[i];

        if (!span_same(one->member->name, other->member->name))
            continue;
        twins_add(one->member->data.len > 0 && span_same(one->member->data, other->member->data)
                      ? &facts->same_bytes
                      : &facts->same_name,
                  one->member->name, one->index, other->index);
    }
}

static void find_odd_machine(struct archive_facts *facts)
{
    const struct member_facts *first = NULL, *floats = NULL;

    for (uint64_t i = 0; i < facts->member_count && facts->odd_machine == 0; i++) {
        const struct member_facts *member = &facts->members[i];

        if (member->kind != MEMBER_OBJECT)
            continue;
        if (!first) {
            first = member;
            facts->first_object = i;
        } else if (member->machine != first->machine || member->is64 != first->is64 ||
                   member->big != first->big || member->flags != first->flags) {
            facts->odd_machine = i;
        }
        if (member->float_flags == 0)
            continue;
        if (!floats)
            floats = member;
        else if (facts->odd_floats == 0 && member->float_flags != floats->float_flags)
            facts->odd_floats = i;
    }
}

void facts_of_archive(struct span file, struct arena *arena, uint64_t secret,
                      struct archive_facts *facts)
{
    struct member_facts *members;

    memset(facts, 0, sizeof *facts);
    name_set_init(&facts->defined, arena, secret);
    members = arena_array(arena, count_members(file, facts), sizeof *members);
    if (!members)
        return;
    facts->members = members;
    read_members(file, arena, facts, members);
    read_index(file, facts);
    find_same_names(arena, facts);
    find_odd_machine(facts);
}
