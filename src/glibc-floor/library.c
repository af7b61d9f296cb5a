// Reads a library's dynamic symbols together with their versions.
#include "glibc-floor/library.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "elfcheck/constants.h"
#include "elfcheck/dynamic.h"
#include "elfcheck/symbols.h"
#include "glibc-floor/definitions.h"

enum { LIBRARY_MOST = 64 << 20, HIDDEN_VERSION = 0x8000 };

static int compare_exports(const void *one, const void *other)
{
    const struct export *a = one, *b = other;
    int order = span_compare(a->name, b->name);

    return order != 0 ? order : version_order(&a->version, &b->version);
}

static int compare_definitions(const void *one, const void *other)
{
    const struct definition *a = one, *b = other;

    return version_order(&a->version, &b->version);
}

static enum place place_of(const struct elf *elf, const struct symbol *symbol)
{
    struct elf_section section = {0};

    elf_section(elf, symbol->section, &section);
    if (symbol->type == STT_TLS)
        return PLACE_THREAD;
    if (symbol->type == STT_FUNC || symbol->type == STT_GNU_IFUNC)
        return PLACE_CODE;
    if (section.flags & SHF_WRITE)
        return PLACE_DATA;
    return section.flags & SHF_EXECINSTR ? PLACE_CODE : PLACE_CONSTANT;
}

// The names go into assembly, so they may hold nothing that means something there.
static bool plain_name(struct span name)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$";

    for (uint64_t i = 0; i < name.len; i++)
        if (name.at[i] == '\0' || !strchr(plain, name.at[i]))
            return false;
    return name.len > 0;
}

// What placeholders are there for is told by the versions that their library defines.
static bool placeholder(struct span name)
{
    return span_starts(name, "__") && span_ends(name, "_version_placeholder");
}

// The symbol as an export; false for those that are none of a program's business.
static bool read_export(const struct elf *elf, struct symbol_table *table, uint64_t index,
                        struct span versym, const struct span *names, struct export *export)
{
    uint64_t version = elf_uint(elf, versym, index * 2, 2);
    struct symbol symbol;
    bool named;

    if (!symbol_get(table, index, &symbol, &named) || !named || symbol_undefined(&symbol) ||
        symbol.binding == STB_LOCAL || symbol.section == SHN_ABS || placeholder(symbol.name))
        return false;
    export->version_name = names[version & VERSYM_INDEX];
    if (!version_of(export->version_name, "GLIBC_", &export->version) || !plain_name(symbol.name) ||
        !plain_name(export->version_name))
        return false;
    export->name = symbol.name;
    export->linkable = !(version & HIDDEN_VERSION);
    export->weak = symbol.binding == STB_WEAK;
    export->place = place_of(elf, &symbol);
    export->address = symbol.value;
    export->size = symbol.size;
    return true;
}

static void list_definitions(struct library *library, struct arena *arena, const struct span *names)
{
    struct definition definition;
    size_t count = 0;

    for (unsigned i = 0; i <= VERSYM_INDEX; i++)
        count += names[i].len > 0;
    library->definitions = arena_array(arena, count + 1, sizeof *library->definitions);
    for (unsigned i = 0; i <= VERSYM_INDEX; i++) {
        definition.name = names[i];
        if (version_of(names[i], "GLIBC_", &definition.version) && plain_name(names[i]))
            library->definitions[library->definition_count++] = definition;
    }
    qsort(library->definitions, library->definition_count, sizeof *library->definitions,
          compare_definitions);
}

static const char *read_exports(struct library *library, struct arena *arena)
{
    const struct elf *elf = &library->elf;
    struct span *names = arena_array(arena, VERSYM_INDEX + 1, sizeof *names);
    struct faults faults = {0};
    struct dynamic dynamic;
    struct symbol_table table;
    struct span versym;
    uint64_t address;

    if (!dynamic_open(elf, &dynamic, &faults) || !definitions_read(&dynamic, names))
        return "has no readable table of versions (DT_VERDEF)";
    if (!symbol_table_find(elf, SHT_DYNSYM, &table, &faults))
        return "has no readable table of dynamic symbols";
    if (!dynamic_get(&dynamic, DT_VERSYM, &address) ||
        !elf_map(elf, address, table.count * 2, &versym))
        return "does not say which versions its symbols have (DT_VERSYM)";
    list_definitions(library, arena, names);
    // The table is inside the file, so its count is bounded by bytes that are there.
    library->exports = arena_array(arena, table.count + 1, sizeof *library->exports);
    for (uint64_t i = 1; i < table.count && symbol_names_sane(&table); i++)
        if (read_export(elf, &table, i, versym, names, &library->exports[library->export_count]))
            library->export_count++;
    if (!symbol_names_sane(&table))
        return "has symbol names that are longer together than a file's can be";
    qsort(library->exports, library->export_count, sizeof *library->exports, compare_exports);
    return NULL;
}

const char *library_read(struct library *library, struct arena *arena, const char *path, int *error)
{
    struct faults faults = {0};
    char *bytes;
    size_t len;

    *library = (struct library){.soname = strrchr(path, '/') ? strrchr(path, '/') + 1 : path};
    *error = file_read(arena, path, LIBRARY_MOST, &bytes, &len);
    if (*error)
        return "cannot be read";
    if (!elf_open(span_of(bytes, len), arena, &library->elf, &faults) ||
        library->elf.type != ET_DYN)
        return "is no shared library";
    return read_exports(library, arena);
}

const struct export *library_find(const struct library *library, struct span name, size_t *count)
{
    size_t low = 0, high = library->export_count;

    *count = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (span_compare(library->exports[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    while (low + *count < library->export_count &&
           span_same(library->exports[low + *count].name, name))
        ++*count;
    return *count > 0 ? &library->exports[low] : NULL;
}
