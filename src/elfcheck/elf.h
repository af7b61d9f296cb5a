// A view of one ELF object: header, segments, sections, and the map from addresses to file bytes.
//
// One code path reads 32- and 64-bit files of either byte order: a layout table says where each
// field lies. Addresses become bytes only through PT_LOAD, as in the kernel and in ld.so; the file
// offsets of other segments, and all section headers, are claims to be compared with that.
#ifndef INGOT_ELFCHECK_ELF_H
#define INGOT_ELFCHECK_ELF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/fault.h"

struct arena;
struct elf_layout;

struct elf_segment {
    uint32_t type, flags;
    uint64_t offset, address, file_size, memory_size, align;
};

struct elf_section {
    uint32_t type, link, info;
    uint64_t name, flags, address, offset, size, align, entry_size;
};

// Everything points into `file`, which must outlive it.
struct elf {
    struct span file;
    const struct elf_layout *layout;
    bool is64, big;
    uint8_t osabi, abi_version;
    uint16_t type, machine;
    uint32_t flags;
    uint64_t entry;
    struct span segments; // the program header table; empty when there is none
    uint64_t segment_count;
    bool sections_claimed; // e_shoff is not 0
    struct span sections;  // the section header table; empty when absent or unusable
    uint64_t section_count;
    struct span section_names;       // the string table of their names; may be empty
    const struct elf_segment *loads; // PT_LOADs in address order, of the arena
    uint64_t load_count;             // 0 when they are not in ascending order
};

// True when the bytes begin like an ELF file (the magic alone).
bool elf_magic(struct span file);

// Reads header and tables of `file`. Gives false when the object is so malformed that nothing more can
// be read from it. Faults are added either way. The load list is the arena's.
bool elf_open(struct span file, struct arena *arena, struct elf *elf, struct faults *faults);

unsigned elf_word(const struct elf *elf); // bytes in an address: 4 or 8
uint64_t elf_uint(const struct elf *elf, struct span span, uint64_t offset, unsigned width);

// Segment or section `index`; false past the end.
bool elf_segment(const struct elf *elf, uint64_t index, struct elf_segment *segment);
bool elf_section(const struct elf *elf, uint64_t index, struct elf_section *section);

// First segment of `type`; false when there is none.
bool elf_segment_of(const struct elf *elf, uint32_t type, struct elf_segment *segment);

// Bytes of a segment or section as its own offset claims; false when they are not inside the file.
// A section of SHT_NOBITS has none.
bool elf_segment_bytes(const struct elf *elf, const struct elf_segment *segment,
                       struct span *bytes);
bool elf_section_bytes(const struct elf *elf, const struct elf_section *section,
                       struct span *bytes);
struct span elf_section_name(const struct elf *elf, const struct elf_section *section);

// The PT_LOAD that holds `address` in memory; NULL when none does.
const struct elf_segment *elf_load_at(const struct elf *elf, uint64_t address);

// The `len` file bytes that a loader would see at `address`; false when they are not all inside the
// file part of one PT_LOAD.
bool elf_map(const struct elf *elf, uint64_t address, uint64_t len, struct span *bytes);

// All file bytes from `address` to the end of that PT_LOAD's file part; empty when unmapped.
struct span elf_map_rest(const struct elf *elf, uint64_t address);

// Bytes in a symbol and in an entry of the dynamic section.
unsigned elf_symbol_size(const struct elf *elf);
unsigned elf_dynamic_size(const struct elf *elf);

#endif
