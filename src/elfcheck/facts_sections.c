// Facts of an image's sections: what they say of segments and dynamic table, and whether it is true.
//
// No loader reads them, but most tools do. A section header that speaks of other bytes than the
// loaders see (a decoy .dynamic, a .gnu.version_r left out) makes such tools judge another program.
#include "elfcheck/constants.h"
#include "elfcheck/dynamic.h"
#include "elfcheck/facts.h"
#include "elfcheck/symbols.h"

static void lie(struct facts *facts, struct span section, const char *what)
{
    struct section_facts *sections = &facts->sections;

    if (sections->lies.count < SAMPLES)
        sections->lie[sections->lies.count] = what;
    names_add(&sections->lies, section);
}

// A mapped section must lie where a PT_LOAD has its bytes.
static void compare_place(struct facts *facts, const struct elf_section *section)
{
    const struct elf_segment *load;
    struct span name = elf_section_name(&facts->elf, section);
    uint64_t at;

    if (!(section->flags & SHF_ALLOC) || section->type == SHT_NOBITS || section->size == 0)
        return;
    load = elf_load_at(&facts->elf, section->address);
    if (!load) {
        lie(facts, name, "is said to be mapped, but no PT_LOAD has its address");
        return;
    }
    at = section->address - load->address;
    if (at > load->file_size || section->size > load->file_size - at)
        lie(facts, name, "runs past the PT_LOAD that it begins in");
    else if (load->offset + at != section->offset)
        lie(facts, name, "lies elsewhere in the file than what is mapped at its address");
}

// Sections that repeat what a tag of the dynamic table says.
static const struct {
    uint32_t type;
    uint64_t tag;
    const char *differs, *missing;
} twins[] = {
    {SHT_DYNSYM, DT_SYMTAB, "is not where DT_SYMTAB leads",
     "no section header tells of the dynamic symbols"},
    {SHT_HASH, DT_HASH, "is not where DT_HASH leads", NULL},
    {SHT_GNU_HASH, DT_GNU_HASH, "is not where DT_GNU_HASH leads", NULL},
    {SHT_GNU_VERSYM, DT_VERSYM, "is not where DT_VERSYM leads",
     "no section header tells of the symbol versions"},
    {SHT_GNU_VERNEED, DT_VERNEED, "is not where DT_VERNEED leads",
     "no section header tells of the wanted versions"},
    {SHT_GNU_VERDEF, DT_VERDEF, "is not where DT_VERDEF leads", NULL},
};

enum { TWINS = sizeof twins / sizeof *twins };

static void compare_strings(struct facts *facts, const struct dynamic *dynamic,
                            const struct elf_section *symbols)
{
    struct elf_section strings;
    uint64_t address = 0, size = 0;

    if (!elf_section(&facts->elf, symbols->link, &strings) ||
        !dynamic_get(dynamic, DT_STRTAB, &address) || !dynamic_get(dynamic, DT_STRSZ, &size))
        return;
    if (strings.address != address || strings.size != size)
        lie(facts, elf_section_name(&facts->elf, &strings),
            "is not what DT_STRTAB and DT_STRSZ say");
}

// Fewer symbols in the section than relocations and hash tables name are hidden ones.
static void compare_symbols(struct facts *facts, const struct elf_section *section)
{
    if (section->size / elf_symbol_size(&facts->elf) < facts->dynamic.symbol_count)
        lie(facts, elf_section_name(&facts->elf, section),
            "holds fewer symbols than the dynamic table has");
}

static void compare_dynamic(struct facts *facts, const struct elf_section *section)
{
    struct elf_segment segment;

    if (elf_segment_of(&facts->elf, PT_DYNAMIC, &segment) &&
        (segment.address != section->address || segment.file_size != section->size))
        lie(facts, elf_section_name(&facts->elf, section), "is not what PT_DYNAMIC says");
}

static void compare_twin(struct facts *facts, const struct dynamic *dynamic,
                         const struct elf_section *section, bool *seen)
{
    uint64_t address;

    for (unsigned i = 0; i < TWINS; i++) {
        if (section->type != twins[i].type)
            continue;
        seen[i] = true;
        if (!dynamic_get(dynamic, twins[i].tag, &address) || address != section->address)
            lie(facts, elf_section_name(&facts->elf, section), twins[i].differs);
        if (section->type == SHT_DYNSYM) {
            compare_strings(facts, dynamic, section);
            compare_symbols(facts, section);
        }
    }
}

static void compare_missing(struct facts *facts, const struct dynamic *dynamic, const bool *seen)
{
    uint64_t address;

    for (unsigned i = 0; i < TWINS; i++)
        if (!seen[i] && twins[i].missing && dynamic_get(dynamic, twins[i].tag, &address) &&
            facts->dynamic.symbol_count > 1)
            lie(facts, (struct span){0, 0}, twins[i].missing);
}

void facts_of_sections(struct facts *facts)
{
    struct elf_section section;
    struct dynamic dynamic;
    struct faults ignored = {0}; // already noted by facts_of_dynamic
    bool has_dynamic = dynamic_open(&facts->elf, &dynamic, &ignored);
    bool seen[TWINS] = {false}, dynamic_seen = false;

    facts->sections.claimed = facts->elf.sections_claimed;
    facts->sections.present = facts->elf.section_count > 1;
    if (!facts->sections.present)
        return;
    for (uint64_t i = 1; elf_section(&facts->elf, i, &section); i++) {
        compare_place(facts, &section);
        if (section.type == SHT_DYNAMIC) {
            dynamic_seen = true;
            compare_dynamic(facts, &section);
        }
        if (has_dynamic)
            compare_twin(facts, &dynamic, &section, seen);
    }
    if (has_dynamic && !dynamic_seen)
        lie(facts, (struct span){0, 0}, "no section header tells of the dynamic table");
    if (has_dynamic)
        compare_missing(facts, &dynamic, seen);
}
