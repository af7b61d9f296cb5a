// Symbol tables: the static one of a section and the dynamic one of PT_DYNAMIC, read entry by entry.
#ifndef INGOT_ELFCHECK_SYMBOLS_H
#define INGOT_ELFCHECK_SYMBOLS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/elf.h"

struct symbol {
    struct span name; // lent by the file; empty for sections and when it lies outside the strings
    uint64_t name_offset;
    uint64_t value, size;
    uint32_t section; // SHN_XINDEX already followed, SHN_ABS and SHN_COMMON lifted
    uint8_t binding, type, visibility;
};

struct symbol_table {
    const struct elf *elf;
    struct span entries, names;
    struct span section_indexes; // SHT_SYMTAB_SHNDX; empty when there is none
    uint64_t count;
    uint64_t name_work; // bytes of names read so far, see symbol_names_sane
};

// The table in section `index` (SHT_SYMTAB or SHT_DYNSYM) with the strings its sh_link names. Gives
// false and adds a fault when it cannot be read.
bool symbol_table_of_section(const struct elf *elf, uint64_t index, struct symbol_table *table,
                             struct faults *faults);

// The first section of `type` (SHT_SYMTAB or SHT_DYNSYM) as a table; false when there is none or it is
// unreadable (then a fault is added).
bool symbol_table_find(const struct elf *elf, uint32_t type, struct symbol_table *table,
                       struct faults *faults);

// Symbol `index`; false past the end. A name outside the string table is given as empty, and
// `*named` (may be NULL) is false then.
bool symbol_get(struct symbol_table *table, uint64_t index, struct symbol *symbol, bool *named);

// The same without its name, for loops that look at few names.
bool symbol_bare(const struct symbol_table *table, uint64_t index, struct symbol *symbol);

// False once the names read are longer, all together, than any honest table's: names may share
// bytes, so a small file could otherwise make every symbol's name a megabyte long.
bool symbol_names_sane(const struct symbol_table *table);

bool symbol_undefined(const struct symbol *symbol);

// True for what is defined in a section of a group (COMDAT), which may stand in many objects: the linker
// keeps one of them, so its symbols are nobody's alone.
bool symbol_grouped(const struct elf *elf, const struct symbol *symbol);

// True for a definition or reference that another object may take over at run time: not local, not
// hidden, protected or internal.
bool symbol_preemptible(const struct symbol *symbol);

#endif
