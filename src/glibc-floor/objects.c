// Reads relocatable objects and archives of them for their symbols.
#include "glibc-floor/objects.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "elfcheck/archive.h"
#include "elfcheck/constants.h"
#include "elfcheck/elf.h"
#include "elfcheck/symbols.h"

enum { OBJECT_MOST = 64 << 20 };

// Sorts an object's symbols into those it defines and those it wants. Weak references want nothing.
static const char *read_symbols(struct span bytes, struct arena *arena, struct names *defines,
                                struct names *wants, bool hidden)
{
    struct faults faults = {0};
    struct symbol_table table;
    struct symbol symbol;
    struct elf elf;

    if (!elf_open(bytes, arena, &elf, &faults) || elf.type != ET_REL)
        return "has a member that is no object, or is none itself";
    if (!symbol_table_find(&elf, SHT_SYMTAB, &table,
                           &faults)) // an object may have no symbols at all
        return faults.kept > 0 ? "has a symbol table that cannot be read" : NULL;
    for (uint64_t i = 1; symbol_names_sane(&table) && symbol_get(&table, i, &symbol, NULL); i++) {
        if (symbol.binding == STB_LOCAL || symbol.name.len == 0)
            continue;
        if (symbol_undefined(&symbol)) {
            if (wants && symbol.binding != STB_WEAK)
                names_add(wants, symbol.name);
            continue;
        }
        if (hidden && symbol.visibility != STV_HIDDEN)
            return "defines a symbol that is not hidden";
        if (defines)
            names_add(defines, symbol.name);
    }
    return NULL;
}

const char *object_read(struct object *object, struct arena *arena, const char *path, int *error)
{
    const char *file = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    const char *wrong;
    char *bytes;
    size_t len;

    *object = (struct object){
        .file = file,
        .fails = text_starts(file, "enosys-"),
        .defines.arena = arena,
        .wants.arena = arena,
    };
    *error = file_read(arena, path, OBJECT_MOST, &bytes, &len);
    if (*error)
        return "cannot be read";
    wrong = read_symbols(span_of(bytes, len), arena, &object->defines, &object->wants, true);
    names_sort(&object->defines);
    return wrong;
}

const char *archive_read(struct names *defines, struct names *wants, struct arena *arena,
                         const char *path, int *error)
{
    struct faults faults = {0};
    struct archive archive;
    struct archive_member member;
    const char *wrong = NULL;
    char *bytes;
    size_t len;

    *error = file_read(arena, path, OBJECT_MOST, &bytes, &len);
    if (*error)
        return "cannot be read";
    if (!archive_magic(span_of(bytes, len)))
        return "is no archive";
    archive_start(span_of(bytes, len), &archive);
    while (!wrong && archive_next(&archive, &member, &faults))
        if (member.role == MEMBER_FILE)
            wrong = read_symbols(member.data, arena, defines, wants, false);
    return wrong;
}
