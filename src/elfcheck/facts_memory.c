// Finds the pages that loading dirties: one bit a page, set by each thing that a loader writes.
#include "elfcheck/facts_memory.h"

#include "base/text.h"
#include "elfcheck/constants.h"
#include "elfcheck/dynamic.h"
#include "elfcheck/facts.h"
#include "elfcheck/machine.h"
#include "elfcheck/relocations.h"

// The page of most kernels for a machine, where it is not 4 KiB: of Debian's and Fedora's for ppc64le, and
// of all for loongarch. aarch64 has kernels with 16 and 64 KiB too: that is for --page-size.
static const struct {
    uint16_t machine;
    uint64_t page;
} page_sizes[] = {{EM_PPC64, 65536}, {EM_LOONGARCH, 16384}};

enum { PAGE_USUAL = 4096 };

static uint64_t page_of_machine(uint16_t machine)
{
    for (unsigned i = 0; i < sizeof page_sizes / sizeof *page_sizes; i++)
        if (page_sizes[i].machine == machine)
            return page_sizes[i].page;
    return PAGE_USUAL;
}

// The pages of the PT_LOADs, numbered from 0 without the gaps between; a page that two share has one
// number.
struct pages {
    const struct elf *elf;
    uint64_t size, count; // bytes of a page; pages with a bit
    unsigned char *bits;  // NULL when there are none
    uint64_t *first;      // number of each load's first page
    uint64_t hit;         // index of the load that was hit last
    uint64_t unnumbered;  // writes to pages without a bit
};

// What RELR's encoder would make of the relative relocations so far.
struct packer {
    uint64_t word, next; // bytes of a word; where the present bitmap begins
    bool started, bitmap;
    uint64_t words, packed; // words written, relocations that they stand for
};

struct walk {
    const struct facts *facts;
    const struct dynamic *dynamic;
    struct pages pages;
    struct packer packer;
    struct memory_facts *memory;
};

const char *memory_reloc_name(enum reloc_kind kind)
{
    static const char *const names[MEMORY_RELOCS] = {"relative", "symbolic", "plt", "tls",
                                                     "irelative"};

    return names[kind];
}

static uint64_t page_of(const struct pages *pages, uint64_t address)
{
    return address / pages->size;
}

// How many pages a PT_LOAD touches; p_vaddr + p_memsz does not wrap (elf.c has looked), or it is 0.
static uint64_t pages_of_load(const struct pages *pages, const struct elf_segment *load)
{
    if (load->memory_size == 0 || load->memory_size - 1 > UINT64_MAX - load->address)
        return 0;
    return page_of(pages, load->address + (load->memory_size - 1)) - page_of(pages, load->address) +
           1;
}

static uint64_t load_end(const struct elf_segment *load)
{
    return load->address + load->memory_size;
}

// Numbers the pages. What a file claims of .bss may be more than any machine has: there are bits for as
// many pages as the file has bytes, which is for 4 KiB of memory a byte.
static void number_pages(struct pages *pages, const struct elf *elf, struct arena *arena)
{
    uint64_t total = 0, last = 0;

    pages->elf = elf;
    pages->first = arena_array(arena, elf->load_count + 1, sizeof *pages->first);
    for (uint64_t i = 0; i < elf->load_count && pages->first; i++) {
        uint64_t count = pages_of_load(pages, &elf->loads[i]);
        uint64_t first = page_of(pages, elf->loads[i].address);
        bool shared = total > 0 && count > 0 && first == last;

        pages->first[i] = shared ? total - 1 : total;
        if (count > UINT64_MAX - total)
            break;
        total += shared ? count - 1 : count;
        if (count > 0)
            last = first + count - 1;
    }
    pages->count = total < elf->file.len ? total : elf->file.len;
    pages->bits = arena_array(arena, pages->count / 8 + 1, 1);
    if (!pages->bits || !pages->first)
        pages->count = 0;
}

// Sets the bit of the page that holds `address`; an address outside of every PT_LOAD has none.
static void dirty_page(struct pages *pages, uint64_t address)
{
    const struct elf *elf = pages->elf;
    const struct elf_segment *load = &elf->loads[pages->hit];
    uint64_t number;

    if (elf->load_count == 0)
        return;
    if (address - load->address >= load->memory_size) {
        load = elf_load_at(elf, address);
        if (!load)
            return;
        pages->hit = (uint64_t)(load - elf->loads);
    }
    number = pages->first[pages->hit] + (page_of(pages, address) - page_of(pages, load->address));
    if (number < pages->count)
        pages->bits[number / 8] |= (unsigned char)(1u << number % 8);
    else
        pages->unnumbered++;
}

// A relocation writes a word, which unaligned may lie on two pages.
static void dirty_word(struct pages *pages, uint64_t address)
{
    uint64_t word = elf_word(pages->elf);

    dirty_page(pages, address);
    if (address % word != 0 && address <= UINT64_MAX - word)
        dirty_page(pages, address + word - 1);
}

// One step of the encoder (the gABI's "Relative Relocation Table", as linkers write it): an address
// word, then bitmaps for as long as each next one has a bit to set.
static void pack(struct packer *packer, uint64_t address)
{
    uint64_t window = (8 * packer->word - 1) * packer->word;
    uint64_t distance = address - packer->next;

    if (address % packer->word != 0)
        return;
    packer->packed++;
    if (packer->started && packer->bitmap && distance >= window && distance < 2 * window) {
        packer->next += window;
        packer->words++;
    } else if (packer->started && distance < window) {
        packer->words += !packer->bitmap;
        packer->bitmap = true;
    } else {
        packer->started = true;
        packer->bitmap = false;
        packer->next = address + packer->word;
        packer->words++;
    }
}

static enum reloc_kind kind_of(const struct walk *walk, uint32_t type)
{
    const struct machine *machine = walk->facts->machine;

    if (!machine)
        return MEMORY_SYMBOLIC;
    if (type == machine->dynamic.relative)
        return MEMORY_RELATIVE;
    if (type == machine->dynamic.irelative)
        return MEMORY_IRELATIVE;
    if (type == machine->dynamic.plt)
        return MEMORY_PLT;
    if (type == machine->dynamic.tls_module || type == machine->dynamic.tls_offset ||
        type == machine->dynamic.tls_static || type == machine->dynamic.tls_descriptor)
        return MEMORY_TLS;
    return MEMORY_SYMBOLIC;
}

static void walk_entries(struct walk *walk, struct span entries, bool addends)
{
    struct relocation_table table;
    struct relocation at;

    relocation_table_of(&walk->facts->elf, entries, addends, &table);
    walk->memory->table_bytes += entries.len;
    for (uint64_t i = 0; relocation_get(&table, i, &at); i++) {
        enum reloc_kind kind = kind_of(walk, at.type);

        if (at.type == 0 && at.symbol == 0)
            continue; // R_*_NONE
        walk->memory->relocs[kind]++;
        dirty_word(&walk->pages, at.offset);
        if (kind == MEMORY_RELATIVE)
            pack(&walk->packer, at.offset);
    }
}

// The bytes of the table that `tag` leads to; faults in it are facts_dynamic.c's to tell.
static bool table_at(const struct walk *walk, uint64_t tag, uint64_t size_tag, struct span *bytes)
{
    uint64_t address, size;

    return dynamic_get(walk->dynamic, tag, &address) &&
           dynamic_get(walk->dynamic, size_tag, &size) &&
           elf_map(&walk->facts->elf, address, size, bytes);
}

static void visit_relr(void *context, uint64_t address)
{
    struct walk *walk = context;

    walk->memory->relocs[MEMORY_RELATIVE]++;
    dirty_word(&walk->pages, address);
}

static void walk_tables(struct walk *walk)
{
    uint64_t plt_kind = DT_RELA;
    struct span bytes;

    dynamic_get(walk->dynamic, DT_PLTREL, &plt_kind);
    if (table_at(walk, DT_RELA, DT_RELASZ, &bytes))
        walk_entries(walk, bytes, true);
    if (table_at(walk, DT_REL, DT_RELSZ, &bytes))
        walk_entries(walk, bytes, false);
    if (table_at(walk, DT_JMPREL, DT_PLTRELSZ, &bytes))
        walk_entries(walk, bytes, plt_kind == DT_RELA);
    if (table_at(walk, DT_RELR, DT_RELRSZ, &bytes)) {
        walk->memory->table_bytes += bytes.len;
        relr_visit(&walk->facts->elf, bytes, visit_relr, walk);
    }
}

// glibc adds the load address to the addresses in a writable .dynamic, except where the ABI has it
// read-only (DL_RO_DYN_SECTION: mips and riscv) and in programs, whose own code starts them or whose
// address is fixed. An executable's DT_DEBUG is filled in for debuggers by any ld.so.
static bool table_is_written(const struct walk *walk, const struct elf_segment *segment)
{
    const struct facts *facts = walk->facts;
    const struct elf_segment *load = elf_load_at(&facts->elf, segment->address);
    uint16_t machine = facts->elf.machine;
    uint64_t ignored;

    if (!load || (load->flags & PF_W) == 0)
        return false;
    if (facts->segments.has_interp && dynamic_get(walk->dynamic, DT_DEBUG, &ignored))
        return true;
    return facts->elf.type == ET_DYN && machine != EM_MIPS && machine != EM_RISCV &&
           facts->libc != LIBC_MUSL;
}

static void walk_dynamic(struct walk *walk)
{
    struct elf_segment segment;

    walk_tables(walk);
    if (elf_segment_of(&walk->facts->elf, PT_DYNAMIC, &segment) && table_is_written(walk, &segment))
        dirty_page(&walk->pages, segment.address);
}

// A program at a fixed address has no dynamic table. What it relocates itself (IRELATIVE alone) lies
// between two symbols of the linker's, and only section headers still tell where.
static void walk_sections(struct walk *walk)
{
    const struct elf *elf = &walk->facts->elf;
    uint64_t budget = elf->file.len;
    struct elf_section section;
    struct span bytes;

    for (uint64_t i = 0; elf_section(elf, i, &section); i++) {
        bool table = section.type == SHT_RELA || section.type == SHT_REL;

        if (!table || (section.flags & SHF_ALLOC) == 0 ||
            !elf_section_bytes(elf, &section, &bytes) || bytes.len > budget)
            continue;
        budget -= bytes.len;
        walk_entries(walk, bytes, section.type == SHT_RELA);
    }
}

// Kernel and ld.so clear the rest of the page in which the file part of a segment ends.
static void dirty_tails(struct pages *pages)
{
    for (uint64_t i = 0; i < pages->elf->load_count; i++) {
        const struct elf_segment *load = &pages->elf->loads[i];

        if (load->memory_size > load->file_size &&
            (load->address + load->file_size) % pages->size != 0)
            dirty_page(pages, load->address + load->file_size);
    }
}

static bool is_dirty(const struct pages *pages, uint64_t number)
{
    return number < pages->count && (pages->bits[number / 8] >> number % 8 & 1) != 0;
}

// Counts what is dirty of one load. A page shared with the load before counts there.
static void count_load(const struct pages *pages, uint64_t index, struct memory_facts *memory)
{
    const struct elf_segment *load = &pages->elf->loads[index];
    uint64_t count = pages_of_load(pages, load), dirty = 0;
    uint64_t file_end = load->address + load->file_size;
    bool shared = index > 0 && count > 0 &&
                  pages->first[index] < pages->first[index - 1] + pages_of_load(pages, load - 1);

    for (uint64_t i = 0; i < count && pages->first[index] + i < pages->count; i++) {
        uint64_t page = (page_of(pages, load->address) + i) * pages->size;
        uint64_t from = page > load->address ? page : load->address;
        uint64_t room = page + pages->size - from, rest = file_end > from ? file_end - from : 0;

        if (!is_dirty(pages, pages->first[index] + i))
            continue;
        dirty += i > 0 || !shared;
        memory->dirty_bytes += rest < room ? rest : room;
    }
    memory->dirty_pages += dirty;
    if (load->flags & PF_W)
        memory->writable_pages += count;
    else
        memory->shareable_pages += count - (dirty < count ? dirty : count);
}

static void count_pages(const struct walk *walk)
{
    const struct pages *pages = &walk->pages;
    struct memory_facts *memory = walk->memory;
    struct elf_segment relro;

    for (uint64_t i = 0; i < pages->elf->load_count; i++)
        count_load(pages, i, memory);
    memory->exact = pages->unnumbered == 0;
    memory->dirty_pages += pages->unnumbered;
    if (elf_segment_of(pages->elf, PT_GNU_RELRO, &relro)) {
        const struct elf_segment *load = elf_load_at(pages->elf, relro.address);

        if (load && relro.memory_size <= load_end(load) - relro.address)
            memory->relro_bytes = relro.memory_size;
    }
}

// Relative relocations are all in one of the two kinds of table; machines don't mix them.
static uint64_t saved_by_relr(const struct walk *walk)
{
    uint64_t ignored;
    bool addends = dynamic_get(walk->dynamic, DT_RELA, &ignored);
    uint64_t now = walk->packer.packed * relocation_size(&walk->facts->elf, addends);
    uint64_t then = walk->packer.words * walk->packer.word;

    return now > then ? now - then : 0;
}

void facts_of_memory(const struct facts *facts, uint64_t page, struct arena *arena,
                     struct memory_facts *memory)
{
    struct dynamic dynamic;
    struct faults ignored = {0}; // already noted by facts_of_dynamic
    struct walk walk = {.facts = facts, .dynamic = &dynamic, .memory = memory};

    *memory = (struct memory_facts){.page = page ? page : page_of_machine(facts->elf.machine)};
    walk.pages.size = memory->page;
    walk.packer.word = elf_word(&facts->elf);
    number_pages(&walk.pages, &facts->elf, arena);
    if (dynamic_open(&facts->elf, &dynamic, &ignored)) {
        walk_dynamic(&walk);
        memory->relr_saves = saved_by_relr(&walk);
    } else if (facts->elf.type == ET_EXEC) {
        walk_sections(&walk);
    }
    dirty_tails(&walk.pages);
    count_pages(&walk);
}

void memory_add(struct memory_facts *sum, const struct memory_facts *one)
{
    if (sum->page == 0)
        *sum = (struct memory_facts){.page = one->page, .exact = true};
    sum->dirty_pages += one->dirty_pages;
    sum->exact &= one->exact;
    sum->dirty_bytes += one->dirty_bytes;
    for (unsigned i = 0; i < MEMORY_RELOCS; i++)
        sum->relocs[i] += one->relocs[i];
    sum->shareable_pages += one->shareable_pages;
    sum->writable_pages += one->writable_pages;
    sum->relro_bytes += one->relro_bytes;
    sum->table_bytes += one->table_bytes;
    sum->relr_saves += one->relr_saves;
}

// One writable segment has one beginning and one end: the dirty bytes move together.
uint64_t memory_merged(const struct memory_facts *sum)
{
    return sum->page == 0 ? 0 : sum->dirty_bytes / sum->page + 1;
}

// The linker knows all addresses: what is left is IRELATIVE, whose targets lie side by side (of 8 bytes
// each, at most), and the page where .bss begins.
uint64_t memory_merged_fixed(const struct memory_facts *sum)
{
    return sum->page == 0 ? 0 : sum->relocs[MEMORY_IRELATIVE] * 8 / sum->page + 1;
}
