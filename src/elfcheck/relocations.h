// Relocation tables (REL and RELA) and RELR, read entry by entry.
#ifndef INGOT_ELFCHECK_RELOCATIONS_H
#define INGOT_ELFCHECK_RELOCATIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/elf.h"

struct relocation {
    uint64_t offset, symbol;
    uint32_t type;
};

struct relocation_table {
    const struct elf *elf;
    struct span entries;
    unsigned size; // of one entry
    uint64_t count;
};

unsigned relocation_size(const struct elf *elf, bool addends);

// Makes a table of bytes already found; a rest shorter than an entry is left out.
void relocation_table_of(const struct elf *elf, struct span entries, bool addends,
                         struct relocation_table *table);

// Entry `index`; false past the end.
bool relocation_get(const struct relocation_table *table, uint64_t index,
                    struct relocation *relocation);

// RELR: relative relocations packed as addresses and bitmaps. Calls `visit` with each address, in
// order. Gives how many there were.
uint64_t relr_visit(const struct elf *elf, struct span words,
                    void (*visit)(void *context, uint64_t address), void *context);

#endif
