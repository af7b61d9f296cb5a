// Reads Verdef and Verdaux entries (GNU's symbol versioning; the layout is the same in both classes).
#include "glibc-floor/definitions.h"

enum { DEFINITION_BYTES = 20, NAME_BYTES = 8, VER_FLG_BASE = 1 };

// The entry at `address`; only its first name matters, the others are its parents'.
static bool read_entry(const struct dynamic *dynamic, uint64_t address, struct span *names,
                       uint64_t *step)
{
    const struct elf *elf = dynamic->elf;
    struct span entry, name;
    uint64_t index;

    if (!elf_map(elf, address, DEFINITION_BYTES, &entry))
        return false;
    index = elf_uint(elf, entry, 4, 2) & VERSYM_INDEX;
    *step = elf_uint(elf, entry, 16, 4);
    if (elf_uint(elf, entry, 2, 2) & VER_FLG_BASE)
        return true;
    if (!elf_map(elf, address + elf_uint(elf, entry, 12, 4), NAME_BYTES, &entry) ||
        !span_string(dynamic->strings, elf_uint(elf, entry, 0, 4), &name))
        return false;
    names[index] = name;
    return true;
}

bool definitions_read(const struct dynamic *dynamic, struct span *names)
{
    uint64_t address, step;

    if (!dynamic_get(dynamic, DT_VERDEF, &address))
        return false;
    // An index has 15 bits, so an honest chain is no longer than that.
    for (unsigned budget = 0; budget <= VERSYM_INDEX; budget++) {
        if (!read_entry(dynamic, address, names, &step))
            return false;
        if (step == 0)
            return true;
        address += step;
    }
    return false;
}
