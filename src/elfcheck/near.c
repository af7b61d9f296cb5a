// A walk over all symbols: the hash tables know whole names only.
#include "elfcheck/near.h"

#include "elfcheck/constants.h"
#include "elfcheck/fault.h"
#include "elfcheck/hash.h"

// What is left of a name without the '_' before it and the "64" behind it.
static struct span stem(struct span name)
{
    while (span_starts(name, "_"))
        name = span_from(name, 1);
    if (span_ends(name, "64"))
        name.len -= 2;
    return name;
}

static unsigned lower(unsigned char byte)
{
    return byte >= 'A' && byte <= 'Z' ? byte + 32u : byte;
}

static bool same_stem(struct span one, struct span other)
{
    if (one.len != other.len || one.len == 0)
        return false;
    for (uint64_t i = 0; i < one.len; i++)
        if (lower(one.at[i]) != lower(other.at[i]))
            return false;
    return true;
}

static bool is_offered(const struct symbol *symbol)
{
    return !symbol_undefined(symbol) && symbol->binding != STB_LOCAL &&
           symbol->visibility != STV_HIDDEN && symbol->visibility != STV_INTERNAL;
}

bool near_is_python(struct span name)
{
    return span_starts(name, "Py") || span_starts(name, "_Py") ||
           span_starts(name, "PY_TIMEOUT_MAX");
}

uint64_t near_python(const struct dynamic *dynamic, struct exports *exports, uint64_t *budget)
{
    struct faults ignored = {0};
    uint64_t symbols = hash_symbol_count(dynamic, &ignored), count = 0;
    struct symbol symbol;

    for (uint64_t i = 1; i<symbols && * budget> 0 && symbol_bare(&exports->symbols, i, &symbol);
         i++, --*budget)
        count += is_offered(&symbol) &&
                 near_is_python(span_from(exports->symbols.names, symbol.name_offset));
    return count;
}

bool near_find(const struct dynamic *dynamic, struct exports *exports, struct span name,
               uint64_t *budget, struct near_symbol *near)
{
    struct faults ignored = {0};
    uint64_t count = hash_symbol_count(dynamic, &ignored);
    struct span wanted = stem(name);
    struct symbol symbol;
    bool found = false;

    for (uint64_t i = 1; i<count && * budget> 0 && symbol_names_sane(&exports->symbols) &&
                         symbol_get(&exports->symbols, i, &symbol, NULL);
         i++, --*budget) {
        bool same = span_same(symbol.name, name);

        if (!is_offered(&symbol) || !(same || (!found && same_stem(stem(symbol.name), wanted))))
            continue;
        near->name = symbol.name;
        near->version = exports_version(exports, i, NULL);
        found = true;
        if (same)
            break;
    }
    return found;
}
