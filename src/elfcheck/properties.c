// Reads .note.gnu.property (the Linux extensions to the gABI; numbers from glibc 2.36's elf.h).
#include "elfcheck/properties.h"

#include <stddef.h>

#include "elfcheck/constants.h"
#include "elfcheck/notes.h"

// Bits that protect something, by machine; `type` is of the property they are in.
static const struct {
    uint16_t machine;
    uint32_t type, bit;
    const char *name;
} rows[] = {
    {EM_386, 0xc0000002, 1, "IBT"},     {EM_386, 0xc0000002, 2, "SHSTK"},
    {EM_X86_64, 0xc0000002, 1, "IBT"},  {EM_X86_64, 0xc0000002, 2, "SHSTK"},
    {EM_AARCH64, 0xc0000000, 1, "BTI"}, {EM_AARCH64, 0xc0000000, 2, "PAC"},
};

enum { ROWS = sizeof rows / sizeof *rows };

const char *property_name(uint16_t machine, uint32_t bits)
{
    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].machine == machine && (rows[i].bit & bits))
            return rows[i].name;
    return "";
}

// The bits of one property that we know.
static uint32_t bits_of(uint16_t machine, uint32_t type, uint32_t value)
{
    uint32_t bits = 0;

    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].machine == machine && rows[i].type == type)
            bits |= value & rows[i].bit;
    return bits;
}

// A list of properties: type, size, value, padded to the size of an address.
static uint32_t read_list(const struct elf *elf, struct span list)
{
    uint64_t word = elf_word(elf), at = 0, size;
    uint32_t bits = 0;

    for (; at + 8 <= list.len; at += 8 + (size + word - 1) / word * word) {
        size = elf_uint(elf, list, at + 4, 4);
        if (size == 4)
            bits |= bits_of(elf->machine, (uint32_t)elf_uint(elf, list, at, 4),
                            (uint32_t)elf_uint(elf, list, at + 8, 4));
    }
    return bits;
}

uint32_t properties_of(const struct elf *elf)
{
    struct elf_section section;
    struct faults ignored = {0};
    struct notes notes;
    struct note note;
    struct span bytes;
    uint32_t bits = 0;

    for (uint64_t i = 1; elf_section(elf, i, &section); i++) {
        if (section.type != SHT_NOTE ||
            !span_is(elf_section_name(elf, &section), ".note.gnu.property") ||
            !elf_section_bytes(elf, &section, &bytes))
            continue;
        notes_start(elf, bytes, section.align, &notes);
        while (notes_next(&notes, &note, &ignored))
            if (note.type == NT_GNU_PROPERTY_TYPE_0 && span_is(note.owner, "GNU"))
                bits |= read_list(elf, note.bytes);
        break; // linkers merge one
    }
    return bits;
}
