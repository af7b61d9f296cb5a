// Facts about the memory that a file costs when it is loaded, from the file alone.
//
// The model (glibc's dl-load.c, dl-reloc.c and get-dynamic-info.h; the kernel's binfmt_elf.c): pages of
// PT_LOADs come from the page cache and are shared by all processes until something writes to them.
// What a loader writes: the target of every relocation, the dynamic table (glibc makes its
// addresses absolute; any ld.so fills in an executable's DT_DEBUG), and zeros from the end of the file
// part of a segment to the end of that page.
#ifndef INGOT_ELFCHECK_FACTS_MEMORY_H
#define INGOT_ELFCHECK_FACTS_MEMORY_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct facts;

enum reloc_kind {
    MEMORY_RELATIVE,
    MEMORY_SYMBOLIC,
    MEMORY_PLT,
    MEMORY_TLS,
    MEMORY_IRELATIVE,
    MEMORY_RELOCS
};

const char *memory_reloc_name(enum reloc_kind kind);

struct memory_facts {
    uint64_t page;        // bytes
    uint64_t dirty_pages; // written while it is loaded, before any code of it runs
    bool exact;           // false: some pages could not be told apart, and dirty_pages is a bound
    uint64_t dirty_bytes; // of segments inside those pages: what is left of them without the edges
    uint64_t relocs[MEMORY_RELOCS];
    uint64_t shareable_pages; // of PT_LOADs that are not writable, dirty ones aside
    uint64_t writable_pages;  // the ceiling: all of .data and .bss written
    uint64_t relro_bytes;     // never written again after loading
    uint64_t table_bytes;     // relocation tables
    uint64_t relr_saves;      // bytes of them that -z pack-relative-relocs would save
};

// Gathers them of an executable or shared object whose facts are known. `page` is a power of two; 0
// is that of the machine. Takes a bit of the arena for each page that the file has bytes for,
// and for each of its .bss as far as those are no more than the file has bytes.
void facts_of_memory(const struct facts *facts, uint64_t page, struct arena *arena,
                     struct memory_facts *memory);

// Adds one file's to a sum; `page` stays the first one's.
void memory_add(struct memory_facts *sum, const struct memory_facts *one);

// About how many pages would be dirty at load if all files of the sum were linked into one
// executable: loaded anywhere, or at a fixed address.
uint64_t memory_merged(const struct memory_facts *sum);
uint64_t memory_merged_fixed(const struct memory_facts *sum);

#endif
