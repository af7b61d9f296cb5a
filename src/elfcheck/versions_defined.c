// Reads Verdef entries and the first Verdaux of each, which names the version (the others name the
// versions it inherits from). The layout is the same in both classes; see versions.c for the bounds.
#include "elfcheck/versions_defined.h"

#include "elfcheck/constants.h"

enum { DEF_BYTES = 20, AUX_BYTES = 8, VER_FLG_BASE = 1 };

bool versions_defined_start(const struct dynamic *dynamic, struct versions_defined *versions)
{
    uint64_t address;

    if (!dynamic_get(dynamic, DT_VERDEF, &address))
        return false;
    *versions = (struct versions_defined){.dynamic = dynamic, .at = address};
    versions->budget = elf_map_rest(dynamic->elf, address).len / DEF_BYTES + 1;
    return true;
}

static bool read_name(const struct dynamic *dynamic, uint64_t address, struct span *name)
{
    struct span aux;

    return elf_map(dynamic->elf, address, AUX_BYTES, &aux) &&
           span_string(dynamic->strings, elf_uint(dynamic->elf, aux, 0, 4), name);
}

bool versions_defined_next(struct versions_defined *versions, struct defined_version *defined,
                           struct faults *faults)
{
    const struct elf *elf = versions->dynamic->elf;
    uint64_t address = versions->at, step;
    struct span entry;

    if (address == 0)
        return false;
    if (versions->budget-- == 0 || !elf_map(elf, address, DEF_BYTES, &entry))
        return fault_add(faults, FAULT_VERSIONS,
                         "DT_VERDEF does not end, or leads outside of a PT_LOAD, at address",
                         address);
    defined->base = (elf_uint(elf, entry, 2, 2) & VER_FLG_BASE) != 0;
    defined->index = (uint16_t)elf_uint(elf, entry, 4, 2);
    defined->hash = (uint32_t)elf_uint(elf, entry, 8, 4);
    if (!read_name(versions->dynamic, address + elf_uint(elf, entry, 12, 4), &defined->version))
        return fault_add(faults, FAULT_VERSIONS,
                         "a name of DT_VERDEF is not to be found, at address", address);
    step = elf_uint(elf, entry, 16, 4);
    if (step != 0 && (step < DEF_BYTES || step > UINT64_MAX - address))
        return fault_add(faults, FAULT_VERSIONS, "a DT_VERDEF entry overlaps the next, by step",
                         step);
    versions->at = step == 0 ? 0 : address + step;
    return true;
}
