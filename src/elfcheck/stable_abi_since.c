// Looks a name up in the table of the stable ABI.
#include <stdint.h>
#include <string.h>

#include "elfcheck/stable_abi.h"

// Finds the part that may have the name: the last that does not begin behind it.
static struct span part_of(struct span name)
{
    unsigned part = 0;

    while (part + 1 < STABLE_ABI_PARTS &&
           span_compare(span_text(stable_abi_names[part + 1].at + 1), name) <= 0)
        part++;
    return span_of(stable_abi_names[part].at, stable_abi_names[part].size);
}

bool stable_abi_since(struct span name, unsigned *minor)
{
    struct span rest = part_of(name), entry;

    while (span_string(rest, 0, &entry) && entry.len > 0) {
        int order = span_compare(span_from(entry, 1), name);

        *minor = (unsigned)(entry.at[0] - 'A');
        if (order >= 0)
            return order == 0;
        rest = span_from(rest, entry.len + 1);
    }
    return false;
}
