// Reads relocations. A relocation says: when the place of this file in memory (or the address of that
// symbol) is known, write it, adjusted in the manner `type` says, at `offset`.
//
// RELR (gABI, "Relative Relocation Table"): an even word is the address of a word to relocate; an
// odd word is a bitmap of which of the next 31 or 63 words are to be relocated too.
#include "elfcheck/relocations.h"

#include "elfcheck/constants.h"

unsigned relocation_size(const struct elf *elf, bool addends)
{
    return elf_word(elf) * (addends ? 3 : 2);
}

void relocation_table_of(const struct elf *elf, struct span entries, bool addends,
                         struct relocation_table *table)
{
    table->elf = elf;
    table->entries = entries;
    table->size = relocation_size(elf, addends);
    table->count = entries.len / table->size;
}

// 64-bit MIPS does not pack symbol and type into one number: a word, then four bytes of which the last is
// the type (binutils' elf/mips.h, Elf64_Mips_Internal_Rela). Big-endian bytes look like everybody's,
// but for the second and third type above the first.
static void unpack_mips(struct span info, bool big, struct relocation *relocation)
{
    relocation->symbol = span_uint(info, 0, 4, big);
    relocation->type = (uint32_t)span_uint(info, 7, 1, big);
}

bool relocation_get(const struct relocation_table *table, uint64_t index,
                    struct relocation *relocation)
{
    const struct elf *elf = table->elf;
    uint64_t info, at = index * table->size; // inside: there are `count` of them in the bytes

    if (index >= table->count)
        return false;
    // Two calls of known width for each field: compilers make one load of each.
    if (elf->is64) {
        relocation->offset = span_uint(table->entries, at, 8, elf->big);
        info = span_uint(table->entries, at + 8, 8, elf->big);
        relocation->symbol = info >> 32;
        relocation->type = (uint32_t)info;
        if (elf->machine == EM_MIPS)
            unpack_mips(span_from(table->entries, at + 8), elf->big, relocation);
    } else {
        relocation->offset = span_uint(table->entries, at, 4, elf->big);
        info = span_uint(table->entries, at + 4, 4, elf->big);
        relocation->symbol = info >> 8;
        relocation->type = info & 255;
    }
    return true;
}

uint64_t relr_visit(const struct elf *elf, struct span words,
                    void (*visit)(void *context, uint64_t address), void *context)
{
    unsigned size = elf_word(elf);
    uint64_t next = 0, count = 0;

    for (uint64_t at = 0; at + size <= words.len; at += size) {
        uint64_t word = elf_uint(elf, words, at, size);

        if ((word & 1) == 0) {
            visit(context, word);
            count++;
            next = word + size;
            continue;
        }
        for (unsigned bit = 1; bit < 8 * size; bit++)
            if (word >> bit & 1) {
                visit(context, next + (uint64_t)(bit - 1) * size);
                count++;
            }
        next += (uint64_t)(8 * size - 1) * size;
    }
    return count;
}
