// Walks the objects of a file for the definitions of a few symbols.
#include "elfcheck/inventory_symbols.h"

#include <stddef.h>

#include "elfcheck/archive.h"
#include "elfcheck/constants.h"
#include "elfcheck/inventory_text.h"
#include "elfcheck/symbols.h"

struct search {
    struct arena *arena;
    struct version_symbol *symbols;
    unsigned count;
};

// The version among an object's constants.
static struct span version_inside(const struct elf *elf)
{
    struct lone_version lone = {.several = false};
    struct elf_section section;
    struct span bytes;
    uint64_t budget = elf->file.len; // sections of an honest file don't overlap

    for (uint64_t i = 1; elf_section(elf, i, &section); i++) {
        if (section.type != SHT_PROGBITS || !(section.flags & SHF_ALLOC) ||
            (section.flags & SHF_EXECINSTR) || !elf_section_bytes(elf, &section, &bytes) ||
            bytes.len > budget)
            continue;
        budget -= bytes.len;
        lone_version_find(bytes, NULL, (struct span){0, 0}, &lone);
    }
    return lone_version_told(&lone);
}

static void meet(const struct search *search, const struct elf *elf, struct span name)
{
    for (unsigned i = 0; i < search->count; i++) {
        struct version_symbol *wanted = &search->symbols[i];

        if (!wanted->name || wanted->defined || !span_is(name, wanted->name))
            continue;
        wanted->defined = true;
        wanted->version = version_inside(elf);
    }
}

static void search_object(const struct search *search, struct span bytes)
{
    struct faults ignored = {0};
    struct symbol_table table;
    struct symbol symbol;
    struct elf elf;

    if (!elf_magic(bytes) || !elf_open(bytes, search->arena, &elf, &ignored) ||
        elf.type != ET_REL || !symbol_table_find(&elf, SHT_SYMTAB, &table, &ignored))
        return;
    for (uint64_t i = 1; symbol_bare(&table, i, &symbol) && symbol_names_sane(&table); i++) {
        if (symbol.binding == STB_LOCAL || symbol_undefined(&symbol))
            continue;
        symbol_get(&table, i, &symbol, NULL);
        meet(search, &elf, symbol.name);
    }
}

void version_symbols_find(struct span bytes, struct arena *arena, struct version_symbol *symbols,
                          unsigned count)
{
    struct search search = {arena, symbols, count};
    struct faults ignored = {0};
    struct archive archive;
    struct archive_member member;

    if (!archive_magic(bytes)) {
        search_object(&search, bytes);
        return;
    }
    archive_start(bytes, &archive);
    while (archive_next(&archive, &member, &ignored))
        if (member.role == MEMBER_FILE)
            search_object(&search, member.data);
}
