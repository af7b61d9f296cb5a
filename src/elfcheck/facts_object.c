// Facts of a relocatable object: how it was compiled, as its relocations, sections and symbols show.
//
// Whether code is position-independent is written nowhere; it shows in what the compiler asked of the
// linker. A relocation in memory that will be mapped (SHF_ALLOC) breaks a shared object when it
//   - needs a whole address in too few bits, or inside an instruction: the address is not known before
//     load, and no loader patches instructions (R_X86_64_32S, R_AARCH64_MOVW_UABS_*);
//   - needs an address in memory that is not writable: a text relocation, which unshares the page;
//   - needs the distance to a symbol that another object may define (undefined or global, and of
//     default visibility): an executable may copy such data to itself, so the distance is unknown;
//   - needs an offset into the executable's own TLS block.
// The last two are fine in an executable, PIE or not: that is what -fPIE makes of them.
#include "elfcheck/constants.h"
#include "elfcheck/facts.h"
#include "elfcheck/machine.h"
#include "elfcheck/names.h"
#include "elfcheck/relocations.h"
#include "elfcheck/strings.h"
#include "elfcheck/symbols.h"

// One walk over the relocation sections of an object.
struct walk {
    const struct gather *gather;
    struct facts *facts;
    struct symbol_table symbols;
    uint64_t symbols_section; // index of the section that `symbols` reads; UINT64_MAX for none
    uint64_t got_symbol;      // index of _GLOBAL_OFFSET_TABLE_; 0 for none
    uint64_t gp_symbol;       // of _gp_disp, MIPS's distance from a function to the GOT; 0 for none
    uint64_t budget;          // bytes of relocations still to be read
};

static void sample(struct reloc_samples *samples, const struct reloc_sample *one)
{
    if (samples->count < SAMPLES)
        samples->sample[samples->count] = *one;
    samples->count++;
}

// True when another shared object may define what this relocation measures the distance to. A symbol
// that a member of the same archive defines as hidden stays inside: the linker gives all references
// the strictest visibility that it meets (OpenSSL's OPENSSL_ia32cap_P is such a one).
static bool reaches_others(struct walk *walk, const struct relocation *at,
                           const struct symbol *symbol)
{
    const struct name_entry *definition = NULL;
    struct symbol named;

    if (at->symbol == 0 || !symbol_preemptible(symbol) || at->symbol == walk->got_symbol)
        return false;
    if (walk->gather->defined && symbol_names_sane(&walk->symbols) &&
        symbol_get(&walk->symbols, at->symbol, &named, NULL))
        definition = name_set_get(walk->gather->defined, named.name, 0);
    return !definition || !definition->hidden;
}

// What a relocation against this symbol does to a shared object: where to count it, or NULL when it
// does no harm.
static struct reloc_samples *grade(struct walk *walk, const struct object_reloc *reloc,
                                   const struct relocation *at, const struct symbol *symbol,
                                   bool writable, struct reloc_sample *one)
{
    struct object_facts *object = &walk->facts->object;
    bool fixed = at->symbol == 0 || symbol->section == SHN_ABS;
    bool is64 = walk->facts->elf.is64;

    switch (reloc->class) {
    case RELOC_WORD:
    case RELOC_HALF:
        if (fixed || (writable && (reloc->class == RELOC_WORD || !is64)))
            return NULL;
        one->breaks = reloc->class == RELOC_HALF && is64 ? BREAKS_ADDRESS : BREAKS_TEXT;
        return one->breaks == BREAKS_TEXT ? &object->text : &object->not_pic;
    case RELOC_ABSOLUTE:
        one->breaks = BREAKS_ADDRESS;
        return fixed || at->symbol == walk->gp_symbol ? NULL : &object->not_pic;
    case RELOC_PC:
        one->breaks = BREAKS_PREEMPTIBLE;
        return reaches_others(walk, at, symbol) ? &object->pie_only : NULL;
    case RELOC_TLS_LOCAL: one->breaks = BREAKS_TLS; return &object->pie_only;
    case RELOC_TLS_INITIAL: object->relocs_initial_tls++; return NULL;
    case RELOC_FINE: break;
    }
    return NULL;
}

static struct span symbol_label(struct walk *walk, const struct symbol *symbol)
{
    struct elf_section section;

    if (symbol->name.len > 0 || symbol->type != STT_SECTION ||
        !elf_section(&walk->facts->elf, symbol->section, &section))
        return symbol->name;
    return elf_section_name(&walk->facts->elf, &section);
}

static void walk_table(struct walk *walk, const struct relocation_table *table,
                       const struct elf_section *target)
{
    struct faults *faults = &walk->facts->faults;
    struct relocation at;
    struct symbol symbol;

    for (uint64_t i = 0; relocation_get(table, i, &at); i++) {
        const struct object_reloc *reloc = machine_reloc(walk->facts->machine, at.type);
        struct reloc_sample one = {.reloc = reloc, .type = at.type, .offset = at.offset};
        struct reloc_samples *where;

        if (!reloc)
            continue;
        if (!symbol_bare(&walk->symbols, at.symbol, &symbol)) {
            fault_add(faults, FAULT_RELOCATIONS, "a relocation names a symbol past the table",
                      at.symbol);
            continue;
        }
        where = grade(walk, reloc, &at, &symbol, (target->flags & SHF_WRITE) != 0, &one);
        if (!where)
            continue;
        if (where->count < SAMPLES && symbol_get(&walk->symbols, at.symbol, &symbol, NULL)) {
            one.symbol = symbol_label(walk, &symbol);
            one.section = elf_section_name(&walk->facts->elf, target);
        }
        sample(where, &one);
    }
}

// Relocation sections of an honest object don't overlap, so together they are no longer than the file.
static bool spend(struct walk *walk, uint64_t bytes)
{
    if (bytes > walk->budget)
        return fault_add(&walk->facts->faults, FAULT_SECTIONS,
                         "relocation sections overlap one another", bytes);
    walk->budget -= bytes;
    return true;
}

static bool walk_section(struct walk *walk, uint64_t index, const struct elf_section *section)
{
    struct faults *faults = &walk->facts->faults;
    const struct elf *elf = &walk->facts->elf;
    struct relocation_table table;
    struct elf_section target;
    struct span entries;

    if (!elf_section(elf, section->info, &target))
        return fault_add(faults, FAULT_SECTIONS, "sh_info leads to no section: section", index);
    if (!(target.flags & SHF_ALLOC))
        return true; // debugging information and the like: never mapped
    if (!elf_section_bytes(elf, section, &entries) ||
        section->entry_size != relocation_size(elf, section->type == SHT_RELA))
        return fault_add(faults, FAULT_RELOCATIONS, "unreadable relocations in section", index);
    if (!spend(walk, entries.len))
        return false;
    if (section->link != walk->symbols_section) {
        walk->symbols_section = UINT64_MAX;
        if (!symbol_table_of_section(elf, section->link, &walk->symbols, faults))
            return false;
        walk->symbols_section = section->link;
    }
    relocation_table_of(elf, entries, section->type == SHT_RELA, &table);
    walk_table(walk, &table, &target);
    return true;
}

static void read_sections(struct walk *walk)
{
    struct object_facts *object = &walk->facts->object;
    const struct elf *elf = &walk->facts->elf;
    struct elf_section section;
    bool intact = true;

    for (uint64_t i = 1; elf_section(elf, i, &section); i++) {
        struct span name = elf_section_name(elf, &section);

        object->has_content = true;
        if (span_is(name, ".note.GNU-stack")) {
            object->has_stack_note = true;
            object->stack_note_executable |= (section.flags & SHF_EXECINSTR) != 0;
        } else if (span_starts(name, ".gnu.warning.")) {
            names_add(&object->warnings, span_from(name, sizeof ".gnu.warning." - 1));
        } else if (span_starts(name, ".gnu.lto_") || span_is(name, ".llvm.lto")) {
            object->lto_fat = true;
        }
        if (object->graded && intact && (section.type == SHT_RELA || section.type == SHT_REL))
            intact = walk_section(walk, i, &section);
    }
}

static void read_symbol(const struct gather *gather, struct facts *facts,
                        const struct symbol *symbol)
{
    struct object_facts *object = &facts->object;
    const struct libc_symbol *row;
    struct libc_use *use;

    if (span_is(symbol->name, "__gnu_lto_slim"))
        object->lto_slim = true;
    else if (symbol->section == SHN_COMMON)
        names_add(&object->common, symbol->name);
    if (!symbol_undefined(symbol) || symbol->binding != STB_GLOBAL)
        return;
    row = libc_symbol_of(symbol->name);
    if (!row || (gather->defined && name_set_get(gather->defined, symbol->name, 0)))
        return;
    use = &object->foreign[row->libc];
    if (use->count < LIBC_USES) {
        use->use[use->count].symbol = symbol->name;
        use->use[use->count].row = row;
    }
    use->count++;
}

// Reads every global symbol, and finds those that each linked file has its own of.
static void read_symbols(struct walk *walk)
{
    struct facts *facts = walk->facts;
    struct symbol_table table;
    struct symbol symbol;
    bool named = true;

    if (!symbol_table_find(&facts->elf, SHT_SYMTAB, &table, &facts->faults))
        return;
    for (uint64_t i = 1; symbol_bare(&table, i, &symbol); i++) {
        if (symbol.binding == STB_LOCAL)
            continue;
        symbol_get(&table, i, &symbol, &named);
        if (!named)
            fault_add(&facts->faults, FAULT_SYMBOLS, "a name lies outside the strings: symbol", i);
        if (span_is(symbol.name, "_GLOBAL_OFFSET_TABLE_"))
            walk->got_symbol = i;
        else if (facts->elf.machine == EM_MIPS && span_is(symbol.name, "_gp_disp"))
            walk->gp_symbol = i;
        read_symbol(walk->gather, facts, &symbol);
        if (!symbol_names_sane(&table)) {
            fault_add(&facts->faults, FAULT_SYMBOLS, "symbol names overlap without end: symbol", i);
            break;
        }
    }
}

void facts_of_object(const struct gather *gather, struct facts *facts)
{
    struct walk walk = {.gather = gather,
                        .facts = facts,
                        .symbols_section = UINT64_MAX,
                        .budget = facts->elf.file.len};

    facts->object.graded = facts->machine && facts->machine->graded;
    if (facts->elf.section_count == 0)
        fault_add(&facts->faults, FAULT_SECTIONS, "an object file without sections, of type",
                  facts->elf.type);
    read_symbols(&walk);
    read_sections(&walk);
    strings_find_prefixes(&facts->elf, gather, &facts->leaks);
    if (facts->object.lto_slim)
        facts->object.lto_fat = false;
}
