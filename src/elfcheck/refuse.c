// The questions in glibc's order: open_verify and _dl_map_object_from_fd (elf/dl-load.c), elf_get_dynamic_info
// (elf/get-dynamic-info.h), _dl_check_map_versions (elf/dl-version.c), and elf_dynamic_do_Rela (elf/do-rel.h), which
// reads DT_SYMTAB before it looks whether there are relocations. The kernel checks the header of what is
// started, and less of it.
#include "elfcheck/refuse.h"

#include <stddef.h>

#include "base/text.h"
#include "elfcheck/constants.h"
#include "elfcheck/floor.h"
#include "elfcheck/versions.h"

// ABI_VERSIONS is LIBC_ABI_MAX, as glibc 2.36 has it: tests/elfcheck-resolve.t asks dlopen.
enum { OSABI_GNU = 3, ABI_VERSIONS = 4, E_VERSION_AT = 20 };

bool refuse_foreign(const struct elf *object, const struct elf *host)
{
    return object->machine != host->machine || object->is64 != host->is64 ||
           object->big != host->big;
}

static bool has_bad_osabi(const struct elf *elf)
{
    return elf->osabi != 0 && elf->osabi != OSABI_GNU;
}

// VALID_ELF_ABIVERSION of sysdeps/gnu/ldsodefs.h; other machines (MIPS) have their own.
static bool has_bad_abi_version(const struct elf *elf)
{
    return libc_platform_of(elf) && elf->abi_version != 0 &&
           (elf->osabi != OSABI_GNU || elf->abi_version >= ABI_VERSIONS);
}

static bool has_padding(const struct elf *elf)
{
    for (unsigned i = EI_ABIVERSION + 1; i < EI_NIDENT; i++)
        if (elf->file.at[i] != 0)
            return true;
    return false;
}

static const char *refuse_header(const struct elf *elf, const struct elf *host)
{
    if (elf->is64 != host->is64)
        return elf->is64 ? "wrong ELF class: ELFCLASS64" : "wrong ELF class: ELFCLASS32";
    if (elf->big != host->big)
        return host->big ? "ELF file data encoding not big-endian"
                         : "ELF file data encoding not little-endian";
    if (has_bad_osabi(elf))
        return "ELF file OS ABI invalid";
    if (has_bad_abi_version(elf))
        return "ELF file ABI version invalid";
    if (has_padding(elf))
        return "nonzero padding in e_ident";
    if (elf_uint(elf, elf->file, E_VERSION_AT, 4) != 1)
        return "ELF file version does not match current one";
    if (refuse_foreign(elf, host))
        return "cannot open shared object file: No such file or directory (it is for another "
               "machine)";
    return NULL;
}

static const char *refuse_library(const struct object *object, enum refuse_how how)
{
    if (object->elf.type == ET_EXEC)
        return "cannot dynamically load executable";
    if (!object->has_dynamic)
        return "object file has no dynamic section";
    if (object->flags_1 & DF_1_PIE)
        return "cannot dynamically load position-independent executable";
    if (how == REFUSE_OPENED && object->flags_1 & DF_1_NOOPEN)
        return "shared object cannot be dlopen()ed";
    return NULL;
}

static bool needs_libc(const struct object *object)
{
    for (const struct need *need = object->needs; need; need = need->next)
        if (need->kind == NEED_NEEDED && span_starts(need->name, "libc.so."))
            return true;
    return false;
}

// Only what wants versions is looked at.
static bool lacks_relr_marker(const struct object *object)
{
    struct faults ignored = {0};
    struct versions walk;
    struct wanted_version wanted;
    uint64_t value;

    if (!dynamic_get(&object->dynamic, DT_RELR, &value) || !needs_libc(object) ||
        !versions_start(&object->dynamic, &walk))
        return false;
    while (versions_next(&walk, &wanted, &ignored))
        if (span_is(wanted.version, "GLIBC_ABI_DT_RELR"))
            return false;
    return true;
}

// The 64-bit machines have DT_RELA alone (ELF_MACHINE_NO_REL).
static bool has_bad_pltrel(const struct object *object)
{
    uint64_t value;

    return dynamic_get(&object->dynamic, DT_PLTREL, &value) && value != DT_RELA &&
           (object->elf.is64 || value != DT_REL);
}

static const char *refuse_table(const struct object *object)
{
    uint64_t value;

    if (!object->has_dynamic)
        return NULL;
    if (has_bad_pltrel(object))
        return "DT_PLTREL is of another machine: \"Inconsistency detected by ld.so\"";
    if (lacks_relr_marker(object))
        return "DT_RELR without GLIBC_ABI_DT_RELR dependency";
    if (!dynamic_get(&object->dynamic, DT_SYMTAB, &value))
        return "no DT_SYMTAB: ld.so ends with a segmentation fault";
    return NULL;
}

const char *refuse_object(const struct object *object, const struct elf *host, enum refuse_how how)
{
    const char *why = NULL;

    if (how != REFUSE_STARTED)
        why = refuse_header(&object->elf, host);
    if (!why && how != REFUSE_STARTED)
        why = refuse_library(object, how);
    return why ? why : refuse_table(object);
}
