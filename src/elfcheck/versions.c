// Reads Verneed and Vernaux entries (Solaris' and GNU's symbol versioning: the layout is the same in
// both classes). ld.so follows vn_next and vna_next until they are 0, without a bound; so the walk
// follows them too, each step forwards, within a budget of what the segment can hold.
#include "elfcheck/versions.h"

#include "elfcheck/constants.h"

enum { ENTRY_BYTES = 16 };

bool versions_start(const struct dynamic *dynamic, struct versions *versions)
{
    uint64_t address;

    if (!dynamic_get(dynamic, DT_VERNEED, &address))
        return false;
    *versions = (struct versions){.dynamic = dynamic, .need = address};
    versions->budget = elf_map_rest(dynamic->elf, address).len / ENTRY_BYTES + 1;
    return true;
}

static bool spend(struct versions *versions, uint64_t address, struct span *entry,
                  struct faults *faults)
{
    if (versions->budget-- == 0)
        return fault_add(faults, FAULT_VERSIONS, "DT_VERNEED does not end, at address", address);
    if (!elf_map(versions->dynamic->elf, address, ENTRY_BYTES, entry))
        return fault_add(faults, FAULT_VERSIONS, "DT_VERNEED leads outside of a PT_LOAD, address",
                         address);
    return true;
}

// Follows a link of a chain: 0 ends it, and less than an entry would walk backwards or on the spot.
static bool follow(uint64_t *address, uint64_t step, struct faults *faults)
{
    if (step == 0) {
        *address = 0;
        return true;
    }
    if (step < ENTRY_BYTES || step > UINT64_MAX - *address)
        return fault_add(faults, FAULT_VERSIONS, "a DT_VERNEED entry overlaps the next, by step",
                         step);
    *address += step;
    return true;
}

// Goes to the next library's entry, which must have at least one version.
static bool next_library(struct versions *versions, struct faults *faults)
{
    const struct elf *elf = versions->dynamic->elf;
    uint64_t address = versions->need, aux = address;
    struct span entry;

    if (address == 0 || !spend(versions, address, &entry, faults))
        return false;
    versions->libraries++;
    if (elf_uint(elf, entry, 0, 2) != 1)
        fault_add(faults, FAULT_VERSIONS, "vn_version is not 1 but", elf_uint(elf, entry, 0, 2));
    if (!span_string(versions->dynamic->strings, elf_uint(elf, entry, 4, 4), &versions->library))
        fault_add(faults, FAULT_VERSIONS, "vn_file leads outside of DT_STRTAB",
                  elf_uint(elf, entry, 4, 4));
    if (elf_uint(elf, entry, 2, 2) == 0 || !follow(&aux, elf_uint(elf, entry, 8, 4), faults))
        return fault_add(faults, FAULT_VERSIONS, "a library without versions in DT_VERNEED, entry",
                         versions->libraries);
    versions->aux = aux;
    return follow(&versions->need, elf_uint(elf, entry, 12, 4), faults);
}

bool versions_next(struct versions *versions, struct wanted_version *wanted, struct faults *faults)
{
    const struct elf *elf = versions->dynamic->elf;
    struct span entry;

    if (versions->aux == 0 && !next_library(versions, faults))
        return false;
    if (versions->aux == 0 || !spend(versions, versions->aux, &entry, faults))
        return false;
    wanted->library = versions->library;
    wanted->hash = (uint32_t)elf_uint(elf, entry, 0, 4);
    wanted->flags = (uint16_t)elf_uint(elf, entry, 4, 2);
    wanted->index = (uint16_t)elf_uint(elf, entry, 6, 2);
    if (!span_string(versions->dynamic->strings, elf_uint(elf, entry, 8, 4), &wanted->version))
        return fault_add(faults, FAULT_VERSIONS, "vna_name leads outside of DT_STRTAB",
                         elf_uint(elf, entry, 8, 4));
    return follow(&versions->aux, elf_uint(elf, entry, 12, 4), faults);
}

uint32_t versions_hash(struct span name)
{
    uint32_t hash = 0;

    for (uint64_t i = 0; i < name.len; i++) {
        hash = (hash << 4) + name.at[i];
        hash = (hash ^ (hash >> 24 & 0xf0)) & 0x0fffffff;
    }
    return hash;
}
