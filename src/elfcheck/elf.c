// Reads the ELF header, the two header tables and the load map. See elf.h for the idea.
//
// Facts: gABI chapters 4 and 5; what a loader refuses is from Linux's fs/binfmt_elf.c (program headers
// of another size than ours, a table above 64 KiB) and glibc's elf/dl-load.c (segment order,
// alignment of address and offset).
#include "elfcheck/elf.h"

#include "base/text.h"
#include "elfcheck/constants.h"

struct field {
    uint8_t at, width;
};

struct elf_layout {
    uint8_t word, header_size, segment_size, section_size, symbol_size, dynamic_size;
    struct {
        struct field entry, phoff, shoff, flags, phentsize, phnum, shentsize, shnum, shstrndx;
    } header;
    struct {
        struct field type, flags, offset, address, file_size, memory_size, align;
    } segment;
    struct {
        struct field name, type, flags, address, offset, size, link, info, align, entry_size;
    } section;
};

// Offset and width of every field that is read, for the 32-bit and the 64-bit class.
static const struct elf_layout layouts[2] = {
    {.word = 4,
     .header_size = 52,
     .segment_size = 32,
     .section_size = 40,
     .symbol_size = 16,
     .dynamic_size = 8,
     .header = {.entry = {24, 4},
                .phoff = {28, 4},
                .shoff = {32, 4},
                .flags = {36, 4},
                .phentsize = {42, 2},
                .phnum = {44, 2},
                .shentsize = {46, 2},
                .shnum = {48, 2},
                .shstrndx = {50, 2}},
     .segment = {.type = {0, 4},
                 .offset = {4, 4},
                 .address = {8, 4},
                 .file_size = {16, 4},
                 .memory_size = {20, 4},
                 .flags = {24, 4},
                 .align = {28, 4}},
     .section = {.name = {0, 4},
                 .type = {4, 4},
                 .flags = {8, 4},
                 .address = {12, 4},
                 .offset = {16, 4},
                 .size = {20, 4},
                 .link = {24, 4},
                 .info = {28, 4},
                 .align = {32, 4},
                 .entry_size = {36, 4}}},
    {.word = 8,
     .header_size = 64,
     .segment_size = 56,
     .section_size = 64,
     .symbol_size = 24,
     .dynamic_size = 16,
     .header = {.entry = {24, 8},
                .phoff = {32, 8},
                .shoff = {40, 8},
                .flags = {48, 4},
                .phentsize = {54, 2},
                .phnum = {56, 2},
                .shentsize = {58, 2},
                .shnum = {60, 2},
                .shstrndx = {62, 2}},
     .segment = {.type = {0, 4},
                 .flags = {4, 4},
                 .offset = {8, 8},
                 .address = {16, 8},
                 .file_size = {32, 8},
                 .memory_size = {40, 8},
                 .align = {48, 8}},
     .section = {.name = {0, 4},
                 .type = {4, 4},
                 .flags = {8, 8},
                 .address = {16, 8},
                 .offset = {24, 8},
                 .size = {32, 8},
                 .link = {40, 4},
                 .info = {44, 4},
                 .align = {48, 8},
                 .entry_size = {56, 8}}},
};

enum { KERNEL_TABLE_BYTES = 65536 }; // fs/binfmt_elf.c, load_elf_phdrs

static uint64_t get(const struct elf *elf, struct span record, struct field field)
{
    return span_uint(record, field.at, field.width, elf->big);
}

bool elf_magic(struct span file)
{
    return span_starts(file, "\177ELF");
}

unsigned elf_word(const struct elf *elf)
{
    return elf->layout->word;
}

uint64_t elf_uint(const struct elf *elf, struct span span, uint64_t offset, unsigned width)
{
    return span_uint(span, offset, width, elf->big);
}

unsigned elf_symbol_size(const struct elf *elf)
{
    return elf->layout->symbol_size;
}

unsigned elf_dynamic_size(const struct elf *elf)
{
    return elf->layout->dynamic_size;
}

bool elf_segment(const struct elf *elf, uint64_t index, struct elf_segment *segment)
{
    const struct elf_layout *l = elf->layout;
    struct span record;

    if (index >= elf->segment_count ||
        !span_sub(elf->segments, index * l->segment_size, l->segment_size, &record))
        return false;
    segment->type = (uint32_t)get(elf, record, l->segment.type);
    segment->flags = (uint32_t)get(elf, record, l->segment.flags);
    segment->offset = get(elf, record, l->segment.offset);
    segment->address = get(elf, record, l->segment.address);
    segment->file_size = get(elf, record, l->segment.file_size);
    segment->memory_size = get(elf, record, l->segment.memory_size);
    segment->align = get(elf, record, l->segment.align);
    return true;
}

bool elf_section(const struct elf *elf, uint64_t index, struct elf_section *section)
{
    const struct elf_layout *l = elf->layout;
    struct span record;

    if (index >= elf->section_count ||
        !span_sub(elf->sections, index * l->section_size, l->section_size, &record))
        return false;
    section->name = get(elf, record, l->section.name);
    section->type = (uint32_t)get(elf, record, l->section.type);
    section->flags = get(elf, record, l->section.flags);
    section->address = get(elf, record, l->section.address);
    section->offset = get(elf, record, l->section.offset);
    section->size = get(elf, record, l->section.size);
    section->link = (uint32_t)get(elf, record, l->section.link);
    section->info = (uint32_t)get(elf, record, l->section.info);
    section->align = get(elf, record, l->section.align);
    section->entry_size = get(elf, record, l->section.entry_size);
    return true;
}

bool elf_segment_of(const struct elf *elf, uint32_t type, struct elf_segment *segment)
{
    for (uint64_t i = 0; elf_segment(elf, i, segment); i++)
        if (segment->type == type)
            return true;
    return false;
}

bool elf_segment_bytes(const struct elf *elf, const struct elf_segment *segment, struct span *bytes)
{
    return span_sub(elf->file, segment->offset, segment->file_size, bytes);
}

bool elf_section_bytes(const struct elf *elf, const struct elf_section *section, struct span *bytes)
{
    uint64_t size = section->type == SHT_NOBITS ? 0 : section->size;

    return span_sub(elf->file, size > 0 ? section->offset : 0, size, bytes);
}

struct span elf_section_name(const struct elf *elf, const struct elf_section *section)
{
    struct span name;

    span_string(elf->section_names, section->name, &name);
    return name;
}

const struct elf_segment *elf_load_at(const struct elf *elf, uint64_t address)
{
    uint64_t low = 0, high = elf->load_count;

    while (low < high) { // the last load that begins at or before the address is at low - 1
        uint64_t middle = low + (high - low) / 2;

        if (elf->loads[middle].address <= address)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0 || address - elf->loads[low - 1].address >= elf->loads[low - 1].memory_size)
        return NULL;
    return &elf->loads[low - 1];
}

struct span elf_map_rest(const struct elf *elf, uint64_t address)
{
    const struct elf_segment *load = elf_load_at(elf, address);
    struct span bytes = {NULL, 0};

    if (load && elf_segment_bytes(elf, load, &bytes))
        bytes = span_from(bytes, address - load->address);
    return bytes;
}

bool elf_map(const struct elf *elf, uint64_t address, uint64_t len, struct span *bytes)
{
    return span_sub(elf_map_rest(elf, address), 0, len, bytes);
}

static bool read_ident(struct elf *elf, struct faults *faults)
{
    unsigned class = (unsigned)span_uint(elf->file, EI_CLASS, 1, false);
    unsigned data = (unsigned)span_uint(elf->file, EI_DATA, 1, false);

    if (!elf_magic(elf->file))
        return false; // not malformed: something else
    if (elf->file.len < EI_NIDENT)
        return fault_add(faults, FAULT_HEADER, "the file ends inside e_ident", elf->file.len);
    if (class != ELFCLASS32 && class != ELFCLASS64)
        return fault_add(faults, FAULT_HEADER, "e_ident[EI_CLASS] is neither 32 nor 64 bits",
                         class);
    if (data != ELFDATA2LSB && data != ELFDATA2MSB)
        return fault_add(faults, FAULT_HEADER, "e_ident[EI_DATA] names no byte order", data);
    if (span_uint(elf->file, EI_VERSION, 1, false) != 1)
        fault_add(faults, FAULT_HEADER, "e_ident[EI_VERSION] is not 1",
                  span_uint(elf->file, EI_VERSION, 1, false));
    elf->is64 = class == ELFCLASS64;
    elf->big = data == ELFDATA2MSB;
    elf->layout = &layouts[elf->is64];
    elf->osabi = (uint8_t)span_uint(elf->file, EI_OSABI, 1, false);
    elf->abi_version = (uint8_t)span_uint(elf->file, EI_ABIVERSION, 1, false);
    if (elf->file.len < elf->layout->header_size)
        return fault_add(faults, FAULT_HEADER, "the file ends inside the ELF header",
                         elf->file.len);
    return true;
}

// The section header table. Only a relocatable object must have one; for all others an unusable
// table is noted and then treated as absent.
static void read_sections(struct elf *elf, struct faults *faults)
{
    const struct elf_layout *l = elf->layout;
    uint64_t offset = get(elf, elf->file, l->header.shoff);
    uint64_t count = get(elf, elf->file, l->header.shnum);
    uint64_t names = get(elf, elf->file, l->header.shstrndx);
    uint64_t entry = get(elf, elf->file, l->header.shentsize);
    struct elf_section section;

    elf->sections_claimed = offset != 0;
    if (offset == 0)
        return;
    if (entry != l->section_size) {
        fault_add(faults, FAULT_SECTIONS, "e_shentsize is not the size of a section header", entry);
        return;
    }
    elf->section_count = 1; // enough to read header 0, which may hold the true numbers
    if (!span_sub(elf->file, offset, l->section_size, &elf->sections))
        elf->section_count = 0;
    if (elf_section(elf, 0, &section)) {
        count = count == 0 ? section.size : count;
        names = names == SHN_XINDEX ? section.link : names;
    }
    if (!span_table(elf->file, offset, count, l->section_size, &elf->sections)) {
        fault_add(faults, FAULT_SECTIONS, "the section header table is not inside the file",
                  offset);
        count = 0;
    }
    elf->section_count = count;
    if (elf_section(elf, names, &section) && section.type == SHT_STRTAB)
        elf_section_bytes(elf, &section, &elf->section_names);
    if (count > 0 && elf->section_names.len == 0)
        fault_add(faults, FAULT_SECTIONS, "e_shstrndx leads to no string table", names);
}

static bool read_segments(struct elf *elf, struct faults *faults)
{
    const struct elf_layout *l = elf->layout;
    uint64_t offset = get(elf, elf->file, l->header.phoff);
    uint64_t count = get(elf, elf->file, l->header.phnum);
    uint64_t entry = get(elf, elf->file, l->header.phentsize);

    if (count == 0 || elf->type == ET_REL)
        return true;
    if (entry != l->segment_size)
        return fault_add(faults, FAULT_HEADER, "e_phentsize is not the size of a program header",
                         entry);
    if (count == PN_XNUM)
        return fault_add(faults, FAULT_HEADER, "e_phnum is PN_XNUM, which no loader takes", count);
    if (count * entry > KERNEL_TABLE_BYTES && elf->type != ET_CORE)
        fault_add(faults, FAULT_HEADER, "the kernel refuses a program header table over 64 KiB",
                  count * entry);
    if (!span_table(elf->file, offset, count, entry, &elf->segments))
        return fault_add(faults, FAULT_HEADER, "the program header table is not inside the file",
                         offset);
    elf->segment_count = count;
    return true;
}

static void check_load(const struct elf *elf, const struct elf_segment *load, uint64_t index,
                       struct faults *faults)
{
    struct span bytes;

    if (load->file_size > load->memory_size)
        fault_add(faults, FAULT_SEGMENTS, "p_filesz is greater than p_memsz in PT_LOAD", index);
    if (load->file_size > 0 && !elf_segment_bytes(elf, load, &bytes))
        fault_add(faults, FAULT_SEGMENTS, "the file ends inside PT_LOAD", index);
    if (load->memory_size > (elf->is64 ? UINT64_MAX : UINT32_MAX) - load->address)
        fault_add(faults, FAULT_SEGMENTS, "p_vaddr + p_memsz wraps around in PT_LOAD", index);
    if ((load->align & (load->align - 1)) != 0)
        fault_add(faults, FAULT_SEGMENTS, "p_align is not a power of two in PT_LOAD", index);
    else if (load->align > 1 && ((load->address - load->offset) & (load->align - 1)) != 0)
        fault_add(
            faults, FAULT_SEGMENTS,
            "p_vaddr and p_offset differ modulo p_align (\"ELF load command address/offset not "
            "page-aligned\") in PT_LOAD",
            index);
}

// Lists the PT_LOADs. Loaders take them in ascending order of address and so does elf_load_at; a list in
// another order, or one that overlaps, is a fault and maps nothing.
static void list_loads(struct elf *elf, struct arena *arena, struct faults *faults)
{
    struct elf_segment *loads;
    struct elf_segment segment;
    uint64_t count = 0;
    bool ordered = true;

    if (elf->segment_count == 0)
        return;
    loads = arena_array(arena, elf->segment_count, sizeof *loads);
    for (uint64_t i = 0; elf_segment(elf, i, &segment); i++) {
        if (segment.type != PT_LOAD)
            continue;
        check_load(elf, &segment, i, faults);
        if (count > 0 &&
            (segment.address < loads[count - 1].address ||
             segment.address - loads[count - 1].address < loads[count - 1].memory_size))
            ordered = fault_add(faults, FAULT_SEGMENTS,
                                "PT_LOADs overlap or are not in ascending order: PT_LOAD", i);
        loads[count++] = segment;
    }
    elf->loads = loads;
    elf->load_count = ordered ? count : 0;
}

static void check_single(const struct elf *elf, struct faults *faults)
{
    static const struct {
        uint32_t type;
        const char *what;
    } single[] = {
        {PT_DYNAMIC, "more than one PT_DYNAMIC: segment"},
        {PT_INTERP, "more than one PT_INTERP: segment"},
        {PT_TLS, "more than one PT_TLS: segment"},
        {PT_GNU_STACK, "more than one PT_GNU_STACK: segment"},
        {PT_GNU_RELRO, "more than one PT_GNU_RELRO: segment"},
    };
    bool seen[sizeof single / sizeof *single] = {false};
    struct elf_segment segment;

    for (uint64_t i = 0; elf_segment(elf, i, &segment); i++)
        for (size_t row = 0; row < sizeof single / sizeof *single; row++) {
            if (segment.type != single[row].type)
                continue;
            if (seen[row])
                fault_add(faults, FAULT_SEGMENTS, single[row].what, i);
            seen[row] = true;
        }
}

bool elf_open(struct span file, struct arena *arena, struct elf *elf, struct faults *faults)
{
    *elf = (struct elf){.file = file, .layout = &layouts[0]};
    if (!read_ident(elf, faults))
        return false;
    elf->type = (uint16_t)span_uint(file, 16, 2, elf->big);
    elf->machine = (uint16_t)span_uint(file, 18, 2, elf->big);
    if (span_uint(file, 20, 4, elf->big) != 1)
        fault_add(faults, FAULT_HEADER, "e_version is not 1", span_uint(file, 20, 4, elf->big));
    elf->entry = get(elf, file, elf->layout->header.entry);
    elf->flags = (uint32_t)get(elf, file, elf->layout->header.flags);
    read_sections(elf, faults);
    if (!read_segments(elf, faults))
        return false;
    list_loads(elf, arena, faults);
    check_single(elf, faults);
    if ((elf->type == ET_EXEC || elf->type == ET_DYN) && elf->segment_count == 0)
        return fault_add(faults, FAULT_HEADER, "an executable or shared object without segments",
                         elf->type);
    return true;
}
