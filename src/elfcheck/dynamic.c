// Walks PT_DYNAMIC. Facts: gABI chapter 5; glibc's elf/get-dynamic-info.h and musl's decode_dyn keep the
// last of duplicate tags, and both walk on until DT_NULL, so a table without one is malformed.
#include "elfcheck/dynamic.h"

#include "elfcheck/constants.h"

// Place of a tag among the values that are kept; DYNAMIC_TAGS for others.
static unsigned slot(uint64_t tag)
{
    static const uint32_t high[] = {
        DT_GNU_HASH, DT_CONFIG,    DT_DEPAUDIT, DT_AUDIT,      DT_VERSYM,    DT_FLAGS_1,
        DT_VERDEF,   DT_VERDEFNUM, DT_VERNEED,  DT_VERNEEDNUM, DT_AUXILIARY, DT_FILTER,
    };

    if (tag <= DT_RELRENT)
        return (unsigned)tag;
    for (unsigned i = 0; i < sizeof high / sizeof *high; i++)
        if (tag == high[i])
            return DT_RELRENT + 1 + i;
    return DYNAMIC_TAGS;
}

static bool find_table(const struct elf *elf, struct span *table, struct faults *faults)
{
    struct elf_segment segment;

    if (!elf_segment_of(elf, PT_DYNAMIC, &segment))
        return false;
    if (!elf_map(elf, segment.address, segment.memory_size, table))
        return fault_add(faults, FAULT_DYNAMIC, "PT_DYNAMIC is not inside a PT_LOAD, at address",
                         segment.address);
    return true;
}

static void read_strings(struct dynamic *dynamic, struct faults *faults)
{
    uint64_t address, size;

    if (!dynamic_get(dynamic, DT_STRTAB, &address) || !dynamic_get(dynamic, DT_STRSZ, &size)) {
        fault_add(faults, FAULT_DYNAMIC, "no DT_STRTAB with DT_STRSZ in a table of entries",
                  dynamic->count);
        return;
    }
    if (!elf_map(dynamic->elf, address, size, &dynamic->strings))
        fault_add(faults, FAULT_DYNAMIC, "DT_STRTAB is not inside a PT_LOAD, at address", address);
    else if (size == 0 || dynamic->strings.at[size - 1] != 0)
        fault_add(faults, FAULT_DYNAMIC, "the last string of DT_STRTAB has no end, at address",
                  address);
}

bool dynamic_open(const struct elf *elf, struct dynamic *dynamic, struct faults *faults)
{
    unsigned size = elf_dynamic_size(elf);
    uint64_t tag = DT_NULL + 1, value;
    uint64_t room;

    *dynamic = (struct dynamic){.elf = elf};
    if (!find_table(elf, &dynamic->table, faults))
        return false;
    room = dynamic->table.len / size;
    for (dynamic->count = 0; dynamic->count < room; dynamic->count++) {
        tag = elf_uint(elf, dynamic->table, dynamic->count * size, size / 2);
        value = elf_uint(elf, dynamic->table, dynamic->count * size + size / 2, size / 2);
        if (tag == DT_NULL)
            break;
        if (slot(tag) < DYNAMIC_TAGS) {
            dynamic->seen[slot(tag)] = true;
            dynamic->value[slot(tag)] = value;
        }
    }
    if (tag != DT_NULL)
        fault_add(faults, FAULT_DYNAMIC, "the table does not end in DT_NULL within entries", room);
    if (dynamic->count > 0)
        read_strings(dynamic, faults);
    return true;
}

bool dynamic_entry(const struct dynamic *dynamic, uint64_t index, uint64_t *tag, uint64_t *value)
{
    unsigned size = elf_dynamic_size(dynamic->elf);

    if (index >= dynamic->count)
        return false;
    *tag = elf_uint(dynamic->elf, dynamic->table, index * size, size / 2);
    *value = elf_uint(dynamic->elf, dynamic->table, index * size + size / 2, size / 2);
    return true;
}

bool dynamic_get(const struct dynamic *dynamic, uint64_t tag, uint64_t *value)
{
    unsigned at = slot(tag);

    if (at >= DYNAMIC_TAGS || !dynamic->seen[at])
        return false;
    *value = dynamic->value[at];
    return true;
}
