// Facts of the dynamic table: what is loaded, searched, wanted, looked up and relocated.
#include "base/text.h"
#include "elfcheck/constants.h"
#include "elfcheck/dynamic.h"
#include "elfcheck/facts.h"
#include "elfcheck/hash.h"
#include "elfcheck/machine.h"
#include "elfcheck/relocations.h"
#include "elfcheck/symbols.h"
#include "elfcheck/versions.h"

static bool names_something(uint64_t tag)
{
    switch (tag) {
    case DT_NEEDED:
    case DT_SONAME:
    case DT_RPATH:
    case DT_RUNPATH:
    case DT_CONFIG:
    case DT_AUDIT:
    case DT_DEPAUDIT:
    case DT_AUXILIARY:
    case DT_FILTER: return true;
    default: return false;
    }
}

static void read_names(const struct dynamic *dynamic, const struct gather *gather,
                       struct facts *facts)
{
    struct dynamic_name *names;
    uint64_t tag, value, count = 0;

    for (uint64_t i = 0; dynamic_entry(dynamic, i, &tag, &value); i++)
        count += names_something(tag);
    names = arena_array(gather->arena, count, sizeof *names);
    if (!names)
        return;
    facts->dynamic.names = names;
    for (uint64_t i = 0; dynamic_entry(dynamic, i, &tag, &value); i++) {
        if (!names_something(tag))
            continue;
        names->tag = tag;
        if (!span_string(dynamic->strings, value, &names->name))
            fault_add(&facts->faults, FAULT_DYNAMIC, "a name lies outside of DT_STRTAB: entry", i);
        names++;
        facts->dynamic.name_count++;
    }
}

static bool is_needed(const struct dynamic_facts *dynamic, struct span library)
{
    for (uint64_t i = 0; i < dynamic->name_count; i++)
        if (dynamic->names[i].tag == DT_NEEDED && span_same(dynamic->names[i].name, library))
            return true;
    return false;
}

// Whether a library is needed is looked up in turn: among so many names at most, lest the product of
// two long lists take for ever.
enum { NEEDED_LOOKED_AT = 1000 };

static void read_versions(const struct dynamic *dynamic, struct facts *facts)
{
    struct versions versions;
    struct wanted_version wanted;
    uint64_t libraries = 0, announced = 0;

    if (!versions_start(dynamic, &versions))
        return;
    while (versions_next(&versions, &wanted, &facts->faults)) {
        names_add(&facts->dynamic.versions, wanted.version);
        names_add(&facts->dynamic.version_files, wanted.library);
        // libgcc_s has a GLIBC_2.0 of its own, on musl too: what once was glibc's to unwind with. Without a weak
        // version ld.so goes on.
        if (!span_starts(wanted.library, "libgcc_s") && !(wanted.flags & VER_FLG_WEAK))
            version_max_add(&facts->dynamic.glibc, wanted.version);
        if (wanted.hash != versions_hash(wanted.version))
            fault_add(&facts->faults, FAULT_VERSIONS, "vna_hash is not the hash of the name but",
                      wanted.hash);
        if (versions.libraries != libraries && facts->dynamic.name_count < NEEDED_LOOKED_AT &&
            !is_needed(&facts->dynamic, wanted.library))
            fault_add(&facts->faults, FAULT_VERSIONS,
                      "DT_VERNEED names a library that is not needed, in entry", libraries);
        libraries = versions.libraries;
    }
    if (dynamic_get(dynamic, DT_VERNEEDNUM, &announced) && announced != versions.libraries)
        fault_add(&facts->faults, FAULT_VERSIONS, "DT_VERNEEDNUM is not the number of entries but",
                  announced);
}

// What the walk over relocations keeps from one table to the next.
struct reloc_walk {
    const struct dynamic *dynamic;
    struct facts *facts;
    const struct elf_segment *load; // the last one hit
    struct symbol_table symbols;    // all that could be one: how many there are is not known yet
    uint64_t highest_symbol;
    uint64_t sampled[SAMPLES]; // symbols of the samples: their table is not open yet
    uint64_t copied[SAMPLES];  // and those of COPY relocations
};

static void check_place(struct reloc_walk *walk, uint64_t address)
{
    struct dynamic_facts *dynamic = &walk->facts->dynamic;

    if (!walk->load || address - walk->load->address >= walk->load->memory_size)
        walk->load = elf_load_at(&walk->facts->elf, address);
    if (!walk->load)
        fault_add(&walk->facts->faults, FAULT_RELOCATIONS,
                  "a relocation changes memory outside of every PT_LOAD, at address", address);
    else if (!(walk->load->flags & PF_W) && dynamic->text_places++ == 0)
        dynamic->text_place = address;
}

static void visit_relr(void *context, uint64_t address)
{
    check_place(context, address);
}

static void count_reloc(struct reloc_walk *walk, const struct relocation *at)
{
    const struct machine *machine = walk->facts->machine;
    struct dynamic_facts *dynamic = &walk->facts->dynamic;
    struct reloc_samples *symbolic = &dynamic->symbolic;

    if (machine && at->type == machine->dynamic.relative)
        dynamic->relocs_relative++;
    else if (machine && at->type == machine->dynamic.irelative)
        dynamic->relocs_irelative++;
    else
        dynamic->relocs_other++;
    if (machine && at->type == machine->dynamic.copy) {
        if (dynamic->copies.count < SAMPLES)
            walk->copied[dynamic->copies.count] = at->symbol;
        dynamic->copies.count++;
    }
    facts_of_export_reloc(&walk->symbols, at, walk->facts);
    if (at->symbol == 0)
        return;
    if (symbolic->count < SAMPLES) {
        symbolic->sample[symbolic->count] =
            (struct reloc_sample){.type = at->type, .offset = at->offset};
        walk->sampled[symbolic->count] = at->symbol;
    }
    symbolic->count++;
}

// Finds the bytes of a table of `size_tag` bytes at `tag`; false when it is absent or broken.
static bool find_table(struct reloc_walk *walk, uint64_t tag, uint64_t size_tag, uint64_t entry_tag,
                       uint64_t entry_size, struct span *entries)
{
    struct faults *faults = &walk->facts->faults;
    uint64_t address, size, stated = entry_size;

    if (!dynamic_get(walk->dynamic, tag, &address) ||
        !dynamic_get(walk->dynamic, size_tag, &size) || size == 0)
        return false;
    if (entry_tag != 0 && dynamic_get(walk->dynamic, entry_tag, &stated) && stated != entry_size)
        return fault_add(faults, FAULT_RELOCATIONS,
                         "the size of a relocation entry is not ours but", stated);
    if (size % entry_size != 0)
        fault_add(faults, FAULT_RELOCATIONS, "a relocation table ends inside an entry, size", size);
    if (!elf_map(&walk->facts->elf, address, size, entries))
        return fault_add(faults, FAULT_RELOCATIONS,
                         "a relocation table is not inside a PT_LOAD, at address", address);
    return true;
}

static void walk_relocs(struct reloc_walk *walk, uint64_t tag, uint64_t size_tag,
                        uint64_t entry_tag, bool addends)
{
    struct relocation_table table;
    struct relocation at;
    struct span entries;

    if (!find_table(walk, tag, size_tag, entry_tag, relocation_size(&walk->facts->elf, addends),
                    &entries))
        return;
    relocation_table_of(&walk->facts->elf, entries, addends, &table);
    for (uint64_t i = 0; relocation_get(&table, i, &at); i++) {
        if (at.symbol > walk->highest_symbol)
            walk->highest_symbol = at.symbol;
        if (at.type == 0 && at.symbol == 0)
            continue; // R_*_NONE
        check_place(walk, at.offset);
        count_reloc(walk, &at);
    }
}

static void walk_all(struct reloc_walk *walk)
{
    uint64_t plt_kind = DT_RELA;
    struct span words;

    walk_relocs(walk, DT_RELA, DT_RELASZ, DT_RELAENT, true);
    walk_relocs(walk, DT_REL, DT_RELSZ, DT_RELENT, false);
    dynamic_get(walk->dynamic, DT_PLTREL, &plt_kind);
    walk_relocs(walk, DT_JMPREL, DT_PLTRELSZ, 0, plt_kind == DT_RELA);
    if (find_table(walk, DT_RELR, DT_RELRSZ, DT_RELRENT, elf_word(&walk->facts->elf), &words))
        walk->facts->dynamic.relocs_relative +=
            relr_visit(&walk->facts->elf, words, visit_relr, walk);
}

// The dynamic symbol table has `count` entries; false when they are not all there.
static bool open_symbols(const struct dynamic *dynamic, uint64_t count, struct symbol_table *table,
                         struct faults *faults)
{
    const struct elf *elf = dynamic->elf;
    uint64_t address, entry = elf_symbol_size(elf);
    struct span rest;

    *table = (struct symbol_table){.elf = elf, .names = dynamic->strings};
    if (count == 0 || !dynamic_get(dynamic, DT_SYMTAB, &address))
        return false;
    if (dynamic_get(dynamic, DT_SYMENT, &entry) && entry != elf_symbol_size(elf))
        return fault_add(faults, FAULT_SYMBOLS, "DT_SYMENT is not the size of a symbol but", entry);
    rest = elf_map_rest(elf, address);
    if (!span_table(rest, 0, count, elf_symbol_size(elf), &table->entries))
        return fault_add(faults, FAULT_SYMBOLS, "DT_SYMTAB runs past its PT_LOAD, with symbols",
                         count);
    table->count = count;
    return true;
}

// Everything from DT_SYMTAB to the end of its PT_LOAD.
static void may_be_symbols(const struct dynamic *dynamic, struct symbol_table *table)
{
    uint64_t address;

    *table = (struct symbol_table){.elf = dynamic->elf};
    if (dynamic_get(dynamic, DT_SYMTAB, &address))
        table->entries = elf_map_rest(dynamic->elf, address);
    table->count = table->entries.len / elf_symbol_size(dynamic->elf);
}

// Without a hash table nothing says how many symbols there are: they end where the next table begins.
static uint64_t symbols_before_next(const struct dynamic *dynamic)
{
    static const uint64_t tags[] = {DT_STRTAB, DT_VERSYM, DT_VERNEED, DT_VERDEF,
                                    DT_RELA,   DT_REL,    DT_JMPREL,  DT_RELR};
    uint64_t table, next = UINT64_MAX, address;

    if (!dynamic_get(dynamic, DT_SYMTAB, &table))
        return 0;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (dynamic_get(dynamic, tags[i], &address) && address > table && address < next)
            next = address;
    return next < UINT64_MAX ? (next - table) / elf_symbol_size(dynamic->elf) : 0;
}

static void read_symbols(struct symbol_table *table, struct facts *facts)
{
    struct symbol symbol;
    for (uint64_t i = 1; symbol_bare(table, i, &symbol); i++) {
        if (symbol.name_offset >= table->names.len) // the table ends in a NUL, or is a fault itself
            fault_add(&facts->faults, FAULT_SYMBOLS, "a name lies outside of DT_STRTAB: symbol", i);
        if (symbol_undefined(&symbol) && symbol.binding == STB_GLOBAL &&
            symbol_get(table, i, &symbol, NULL) && symbol.name.len > 0)
            names_add(&facts->dynamic.undefined, symbol.name);
        if (!symbol_names_sane(table)) {
            fault_add(&facts->faults, FAULT_SYMBOLS, "symbol names overlap without end: symbol", i);
            return;
        }
    }
}

// Fills in what the samples of symbolic relocations are called.
static void name_samples(const struct reloc_walk *walk, struct symbol_table *table,
                         struct reloc_samples *samples)
{
    struct symbol symbol;

    for (uint64_t i = 0; i < samples->count && i < SAMPLES; i++)
        if (symbol_get(table, walk->sampled[i], &symbol, NULL))
            samples->sample[i].symbol = symbol.name;
}

static void name_copies(const struct reloc_walk *walk, struct symbol_table *table,
                        struct names *copies)
{
    struct symbol symbol;

    for (uint64_t i = 0; i < copies->count && i < SAMPLES; i++)
        if (symbol_get(table, walk->copied[i], &symbol, NULL))
            copies->name[i] = symbol.name;
}

static void read_flags(const struct dynamic *dynamic, struct dynamic_facts *facts)
{
    uint64_t ignored;

    dynamic_get(dynamic, DT_FLAGS, &facts->flags);
    dynamic_get(dynamic, DT_FLAGS_1, &facts->flags_1);
    facts->relr = dynamic_get(dynamic, DT_RELR, &ignored);
    facts->hashed =
        dynamic_get(dynamic, DT_HASH, &ignored) || dynamic_get(dynamic, DT_GNU_HASH, &ignored);
    facts->text_relocations =
        dynamic_get(dynamic, DT_TEXTREL, &ignored) || (facts->flags & DF_TEXTREL) != 0;
    facts->bind_now = dynamic_get(dynamic, DT_BIND_NOW, &ignored) ||
                      (facts->flags & DF_BIND_NOW) != 0 || (facts->flags_1 & DF_1_NOW) != 0;
}

void facts_of_dynamic(const struct gather *gather, struct facts *facts)
{
    struct dynamic dynamic;
    struct symbol_table symbols;
    struct reloc_walk walk = {.dynamic = &dynamic, .facts = facts};
    uint64_t count;

    if (!dynamic_open(&facts->elf, &dynamic, &facts->faults))
        return;
    read_names(&dynamic, gather, facts);
    read_flags(&dynamic, &facts->dynamic);
    read_versions(&dynamic, facts);
    may_be_symbols(&dynamic, &walk.symbols);
    walk_all(&walk);
    count = facts->dynamic.hashed ? hash_symbol_count(&dynamic, &facts->faults)
                                  : symbols_before_next(&dynamic);
    if (walk.highest_symbol >= count)
        count = walk.highest_symbol + (walk.highest_symbol > 0);
    if (open_symbols(&dynamic, count, &symbols, &facts->faults))
        read_symbols(&symbols, facts);
    facts_of_versions(gather, &dynamic, &symbols, facts);
    facts_of_exports(&symbols, facts);
    facts_of_module(gather, &dynamic, facts);
    name_samples(&walk, &symbols, &facts->dynamic.symbolic);
    name_copies(&walk, &symbols, &facts->dynamic.copies);
    facts_of_init(&dynamic, facts);
    facts->dynamic.symbol_count = symbols.count;
}
