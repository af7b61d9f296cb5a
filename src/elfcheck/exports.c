// glibc's do_lookup_x and check_match (elf/dl-lookup.c), musl's gnu_lookup and sysv_lookup.
//
// Hash chains of a hostile file may be long, or name any symbol: each step costs budget, and every
// index is checked by symbol_get.
#include "elfcheck/exports.h"

#include "base/text.h"
#include "elfcheck/constants.h"
#include "elfcheck/versions.h"
#include "elfcheck/versions_defined.h"

enum { WORD = 4, GNU_HEADER = 16, VERSION_MASK = 0x7fff, VERSION_HIDDEN = 0x8000 };

static void open_gnu(const struct dynamic *dynamic, struct exports *exports)
{
    const struct elf *elf = dynamic->elf;
    uint64_t address, bloom, count;
    struct span rest;

    if (!dynamic_get(dynamic, DT_GNU_HASH, &address))
        return;
    rest = elf_map_rest(elf, address);
    count = elf_uint(elf, rest, 0, WORD);
    exports->gnu.first = elf_uint(elf, rest, 4, WORD);
    bloom = elf_uint(elf, rest, 8, WORD);
    exports->gnu.shift = (uint32_t)elf_uint(elf, rest, 12, WORD) & 31;
    if (bloom == 0 || (bloom & (bloom - 1)) != 0 ||
        !span_table(rest, GNU_HEADER, bloom, elf_word(elf), &exports->gnu.bloom) ||
        !span_table(rest, GNU_HEADER + exports->gnu.bloom.len, count, WORD, &exports->gnu.buckets))
        return;
    exports->gnu.chains =
        span_from(rest, GNU_HEADER + exports->gnu.bloom.len + exports->gnu.buckets.len);
}

static void open_sysv(const struct dynamic *dynamic, struct exports *exports)
{
    const struct elf *elf = dynamic->elf;
    uint64_t address;
    struct span rest;

    if ((elf->machine == EM_S390 && elf->is64) || !dynamic_get(dynamic, DT_HASH, &address))
        return; // s390x has 8-byte words there, and a GNU table beside it
    rest = elf_map_rest(elf, address);
    if (span_table(rest, 8, elf_uint(elf, rest, 0, WORD), WORD, &exports->sysv.buckets))
        span_table(rest, 8 + exports->sysv.buckets.len, elf_uint(elf, rest, 4, WORD), WORD,
                   &exports->sysv.chains);
}

// Calls `take` for each version that the object wants or defines.
static void visit_versions(const struct dynamic *dynamic, struct symbol_version *versions,
                           uint64_t *count)
{
    struct faults ignored = {0};
    struct versions walk;
    struct versions_defined defining;
    struct wanted_version wanted;
    struct defined_version defined;
    uint64_t highest = 0;

    if (versions_start(dynamic, &walk))
        while (versions_next(&walk, &wanted, &ignored)) {
            uint64_t index = wanted.index & VERSION_MASK;

            highest = index > highest ? index : highest;
            if (versions && index < *count)
                versions[index] =
                    (struct symbol_version){wanted.version, wanted.library, wanted.hash,
                                            (wanted.index & VERSION_HIDDEN) != 0};
        }
    if (versions_defined_start(dynamic, &defining))
        while (versions_defined_next(&defining, &defined, &ignored)) {
            uint64_t index = defined.index & VERSION_MASK;

            highest = index > highest ? index : highest;
            if (versions && index < *count && !defined.base)
                versions[index] =
                    (struct symbol_version){defined.version, {NULL, 0}, defined.hash, false};
        }
    if (!versions)
        *count = highest + 1;
}

void exports_open(const struct dynamic *dynamic, struct arena *arena, struct exports *exports)
{
    struct symbol_version *versions;
    uint64_t address, size = elf_symbol_size(dynamic->elf);

    *exports = (struct exports){.symbols = {.elf = dynamic->elf, .names = dynamic->strings}};
    if (dynamic_get(dynamic, DT_SYMTAB, &address)) {
        exports->symbols.entries = elf_map_rest(dynamic->elf, address);
        exports->symbols.count = exports->symbols.entries.len / size;
    }
    open_gnu(dynamic, exports);
    open_sysv(dynamic, exports);
    if (!dynamic_get(dynamic, DT_VERSYM, &address))
        return;
    exports->version_indexes = elf_map_rest(dynamic->elf, address);
    visit_versions(dynamic, NULL, &exports->version_count);
    versions = arena_array(arena, exports->version_count, sizeof *versions);
    if (versions)
        visit_versions(dynamic, versions, &exports->version_count);
    else
        exports->version_count = 0;
    exports->versions = versions;
}

static uint32_t gnu_hash(struct span name)
{
    uint32_t hash = 5381;

    for (uint64_t i = 0; i < name.len; i++)
        hash = hash * 33 + name.at[i];
    return hash;
}

void exports_wanted(struct span name, const struct symbol_version *version, struct wanted *wanted)
{
    *wanted = (struct wanted){name, version, gnu_hash(name), versions_hash(name), false};
}

static unsigned version_index(const struct exports *exports, uint64_t index)
{
    return (unsigned)elf_uint(exports->symbols.elf, exports->version_indexes, index * 2, 2);
}

const struct symbol_version *exports_version(const struct exports *exports, uint64_t index,
                                             bool *hidden)
{
    unsigned word = version_index(exports, index), at = word & VERSION_MASK;

    if (hidden)
        *hidden = (word & VERSION_HIDDEN) != 0;
    return at < exports->version_count && exports->versions[at].hash != 0 ? &exports->versions[at]
                                                                          : NULL;
}

// musl knows no IFUNC, takes no absolute 0, and does not look at the visibility (ldso/dynlink.c, find_sym2).
static bool is_definition(const struct symbol *symbol, bool defined_only, enum libc libc)
{
    enum {
        TYPES = 1 << STT_NOTYPE | 1 << STT_OBJECT | 1 << STT_FUNC | 1 << STT_COMMON | 1 << STT_TLS
    };
    bool musl = libc == LIBC_MUSL;
    unsigned types = musl ? TYPES : TYPES | 1 << STT_GNU_IFUNC;

    if (symbol->value == 0 && (symbol->section != SHN_ABS || musl) && symbol->type != STT_TLS)
        return false;
    if (defined_only && symbol_undefined(symbol))
        return false;
    if (symbol->binding != STB_GLOBAL && symbol->binding != STB_WEAK &&
        symbol->binding != STB_GNU_UNIQUE)
        return false;
    return (types >> symbol->type & 1) &&
           (musl || (symbol->visibility != STV_HIDDEN && symbol->visibility != STV_INTERNAL));
}

// What a candidate's version makes of it. NEWEST: taken when it is the only one of its kind.
enum fit { FIT_NO, FIT_NEWEST, FIT_YES };

static enum fit version_fits(const struct exports *exports, uint64_t index,
                             const struct symbol_version *wanted, enum libc libc)
{
    bool hidden;
    const struct symbol_version *own;

    if (exports->version_indexes.len == 0)
        return FIT_YES;
    own = exports_version(exports, index, &hidden);
    if (libc == LIBC_MUSL)
        return hidden ? FIT_NO : FIT_YES;
    if (wanted) {
        if (own && own->hash == wanted->hash && span_same(own->name, wanted->name))
            return FIT_YES;
        return wanted->hidden || own || hidden ? FIT_NO : FIT_YES;
    }
    if ((version_index(exports, index) & VERSION_MASK) < 3)
        return FIT_YES;
    return hidden ? FIT_NO : FIT_NEWEST;
}

// A lookup under way in one object.
struct lookup {
    struct exports *exports;
    const struct wanted *wanted;
    enum libc libc;
    unsigned newest; // candidates of that kind
    struct symbol symbol;
};

// Looks at one candidate; true when it is the one.
static bool take(struct lookup *lookup, uint64_t index)
{
    struct symbol symbol;

    if (!symbol_bare(&lookup->exports->symbols, index, &symbol) ||
        !is_definition(&symbol, lookup->wanted->defined_only, lookup->libc) ||
        !symbol_get(&lookup->exports->symbols, index, &symbol, NULL) ||
        !span_same(symbol.name, lookup->wanted->name))
        return false;
    switch (version_fits(lookup->exports, index, lookup->wanted->version, lookup->libc)) {
    case FIT_YES: lookup->symbol = symbol; return true;
    case FIT_NEWEST:
        if (lookup->newest++ == 0)
            lookup->symbol = symbol;
        return false;
    case FIT_NO: break;
    }
    return false;
}

static bool spend(uint64_t *budget)
{
    return *budget > 0 && --*budget > 0;
}

static bool find_gnu(struct lookup *lookup, uint64_t *budget)
{
    const struct exports *exports = lookup->exports;
    const struct elf *elf = exports->symbols.elf;
    uint32_t hash = lookup->wanted->gnu;
    unsigned word = elf_word(elf), bits = word * 8;
    uint64_t words = exports->gnu.bloom.len / word;
    uint64_t mask = elf_uint(elf, exports->gnu.bloom, (hash / bits & (words - 1)) * word, word);
    uint64_t index, link;

    if (!(mask >> hash % bits & mask >> (hash >> exports->gnu.shift) % bits & 1))
        return false;
    index =
        elf_uint(elf, exports->gnu.buckets, hash % (exports->gnu.buckets.len / WORD) * WORD, WORD);
    if (index == 0 || index < exports->gnu.first)
        return false;
    for (; (index - exports->gnu.first) * WORD < exports->gnu.chains.len && spend(budget);
         index++) {
        link = elf_uint(elf, exports->gnu.chains, (index - exports->gnu.first) * WORD, WORD);
        if ((link | 1) == (hash | 1) && take(lookup, index))
            return true;
        if (link & 1)
            break;
    }
    return false;
}

static bool find_sysv(struct lookup *lookup, uint64_t *budget)
{
    const struct exports *exports = lookup->exports;
    const struct elf *elf = exports->symbols.elf;
    uint64_t steps = exports->sysv.chains.len / WORD;
    uint64_t index =
        elf_uint(elf, exports->sysv.buckets,
                 lookup->wanted->sysv % (exports->sysv.buckets.len / WORD) * WORD, WORD);

    for (; index != 0 && steps > 0 && spend(budget); steps--) {
        if (take(lookup, index))
            return true;
        index = elf_uint(elf, exports->sysv.chains, index * WORD, WORD);
    }
    return false;
}

bool exports_find(struct exports *exports, const struct wanted *wanted, enum libc libc,
                  uint64_t *budget, struct symbol *symbol)
{
    struct lookup lookup = {.exports = exports, .wanted = wanted, .libc = libc};
    bool found = false;

    if (exports->gnu.buckets.len > 0)
        found = find_gnu(&lookup, budget);
    else if (exports->sysv.buckets.len > 0)
        found = find_sysv(&lookup, budget);
    if (found || lookup.newest == 1)
        *symbol = lookup.symbol;
    return found || lookup.newest == 1;
}
