// Reads symbol tables. Names are untrusted and may overlap, hence the budget on their total length.
#include "elfcheck/symbols.h"

#include "elfcheck/constants.h"

// Symbol names share tails at most, so honest totals stay near the string table's own length, times
// the number of tables that use it.
enum { NAME_WORK_FACTOR = 64, NAME_WORK_FREE = 1 << 20 };

static bool find_section_indexes(struct symbol_table *table, uint64_t symbols_index)
{
    struct elf_section section;

    for (uint64_t i = 0; elf_section(table->elf, i, &section); i++)
        if (section.type == SHT_SYMTAB_SHNDX && section.link == symbols_index)
            return elf_section_bytes(table->elf, &section, &table->section_indexes);
    return false;
}

bool symbol_table_of_section(const struct elf *elf, uint64_t index, struct symbol_table *table,
                             struct faults *faults)
{
    struct elf_section section, strings;

    *table = (struct symbol_table){.elf = elf};
    if (!elf_section(elf, index, &section) || section.entry_size != elf_symbol_size(elf))
        return fault_add(faults, FAULT_SYMBOLS, "sh_entsize is not the size of a symbol: section",
                         index);
    if (!elf_section_bytes(elf, &section, &table->entries))
        return fault_add(faults, FAULT_SYMBOLS, "the symbol table is not inside the file: section",
                         index);
    if (!elf_section(elf, section.link, &strings) || strings.type != SHT_STRTAB ||
        !elf_section_bytes(elf, &strings, &table->names))
        return fault_add(faults, FAULT_SYMBOLS, "sh_link leads to no string table: section", index);
    table->count = table->entries.len / elf_symbol_size(elf);
    find_section_indexes(table, index);
    return true;
}

bool symbol_table_find(const struct elf *elf, uint32_t type, struct symbol_table *table,
                       struct faults *faults)
{
    struct elf_section section;

    for (uint64_t i = 0; elf_section(elf, i, &section); i++)
        if (section.type == type)
            return symbol_table_of_section(elf, i, table, faults);
    return false;
}

static void take_info(uint64_t info, uint64_t other, struct symbol *symbol)
{
    symbol->binding = (uint8_t)(info >> 4);
    symbol->type = info & 15;
    symbol->visibility = other & 3;
}

// Elf32_Sym and Elf64_Sym (gABI, "Symbol Table"). There are a hundred thousand in a big library: with
// offset and width known each field is one load, which a table of layouts would not be.
static void read_32(struct span entries, uint64_t at, bool big, struct symbol *symbol)
{
    symbol->name_offset = span_uint(entries, at, 4, big);
    symbol->value = span_uint(entries, at + 4, 4, big);
    symbol->size = span_uint(entries, at + 8, 4, big);
    take_info(span_uint(entries, at + 12, 1, big), span_uint(entries, at + 13, 1, big), symbol);
    symbol->section = (uint32_t)span_uint(entries, at + 14, 2, big);
}

static void read_64(struct span entries, uint64_t at, bool big, struct symbol *symbol)
{
    symbol->name_offset = span_uint(entries, at, 4, big);
    take_info(span_uint(entries, at + 4, 1, big), span_uint(entries, at + 5, 1, big), symbol);
    symbol->section = (uint32_t)span_uint(entries, at + 6, 2, big);
    symbol->value = span_uint(entries, at + 8, 8, big);
    symbol->size = span_uint(entries, at + 16, 8, big);
}

bool symbol_bare(const struct symbol_table *table, uint64_t index, struct symbol *symbol)
{
    const struct elf *elf = table->elf;

    if (index >= table->count)
        return false;
    symbol->name = (struct span){NULL, 0};
    if (elf->is64)
        read_64(table->entries, index * 24, elf->big, symbol);
    else
        read_32(table->entries, index * 16, elf->big, symbol);
    if (symbol->section == SHN_XINDEX)
        symbol->section = (uint32_t)elf_uint(elf, table->section_indexes, index * 4, 4);
    else if (symbol->section >= SHN_LORESERVE)
        symbol->section |= SHN_LIFT;
    return true;
}

bool symbol_get(struct symbol_table *table, uint64_t index, struct symbol *symbol, bool *named)
{
    bool found = true;

    if (!symbol_bare(table, index, symbol))
        return false;
    if (symbol->name_offset != 0)
        found = span_string(table->names, symbol->name_offset, &symbol->name);
    if (named)
        *named = found;
    table->name_work += symbol->name.len;
    return true;
}

bool symbol_names_sane(const struct symbol_table *table)
{
    return table->name_work / NAME_WORK_FACTOR <= table->names.len + NAME_WORK_FREE;
}

bool symbol_undefined(const struct symbol *symbol)
{
    return symbol->section == SHN_UNDEF;
}

bool symbol_grouped(const struct elf *elf, const struct symbol *symbol)
{
    struct elf_section section;

    return elf_section(elf, symbol->section, &section) && (section.flags & SHF_GROUP);
}

bool symbol_preemptible(const struct symbol *symbol)
{
    return symbol->binding != STB_LOCAL && symbol->visibility == STV_DEFAULT;
}
