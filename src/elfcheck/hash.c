// Reads DT_HASH and DT_GNU_HASH for their number of symbols.
//
// DT_HASH (gABI): nbucket, nchain, then both arrays; nchain is the number of symbols. DT_GNU_HASH has no
// such field: {nbuckets, first symbol, bloom words, shift}, the bloom filter, the buckets, and a chain
// word for each symbol from the first on, the last of each chain odd. The highest bucket's chain ends
// with the last symbol.
#include "elfcheck/hash.h"

#include "elfcheck/constants.h"

enum { WORD = 4, GNU_HEADER = 16 };

static uint64_t sysv_count(const struct dynamic *dynamic, uint64_t address, struct faults *faults)
{
    const struct elf *elf = dynamic->elf;
    // s390x and alpha have 8-byte words here.
    unsigned word = elf->machine == EM_S390 && elf->is64 ? 8 : WORD;
    struct span rest = elf_map_rest(elf, address), table;
    uint64_t buckets = elf_uint(elf, rest, 0, word);
    uint64_t count = elf_uint(elf, rest, word, word);

    if (buckets == 0) {
        fault_add(faults, FAULT_SYMBOLS,
                  "DT_HASH has no buckets (ld.so divides by their number) at", address);
        return 0;
    }
    if (!span_table(rest, (uint64_t)2 * word, buckets, word, &table) ||
        !span_table(rest, table.len + (uint64_t)2 * word, count, word, &table)) {
        fault_add(faults, FAULT_SYMBOLS, "DT_HASH runs past its PT_LOAD, at address", address);
        return 0;
    }
    return count;
}

static uint64_t highest_bucket(const struct elf *elf, struct span buckets)
{
    uint64_t highest = 0;

    for (uint64_t at = 0; at < buckets.len; at += WORD) {
        uint64_t first = elf_uint(elf, buckets, at, WORD);

        highest = first > highest ? first : highest;
    }
    return highest;
}

static uint64_t gnu_count(const struct dynamic *dynamic, uint64_t address, struct faults *faults)
{
    const struct elf *elf = dynamic->elf;
    struct span rest = elf_map_rest(elf, address), bloom, buckets, chains;
    uint64_t bucket_count = elf_uint(elf, rest, 0, WORD);
    uint64_t first = elf_uint(elf, rest, 4, WORD);
    uint64_t bloom_words = elf_uint(elf, rest, 8, WORD);
    uint64_t last, at;

    if (bucket_count == 0 || bloom_words == 0 || (bloom_words & (bloom_words - 1)) != 0) {
        fault_add(faults, FAULT_SYMBOLS,
                  "DT_GNU_HASH has no buckets, or not a power of two of bloom words, at", address);
        return 0;
    }
    if (!span_table(rest, GNU_HEADER, bloom_words, elf_word(elf), &bloom) ||
        !span_table(rest, GNU_HEADER + bloom.len, bucket_count, WORD, &buckets)) {
        fault_add(faults, FAULT_SYMBOLS, "DT_GNU_HASH runs past its PT_LOAD, at address", address);
        return 0;
    }
    chains = span_from(rest, GNU_HEADER + bloom.len + buckets.len);
    last = highest_bucket(elf, buckets);
    if (last == 0)
        return first;
    at = last >= first ? (last - first) * WORD : UINT64_MAX;
    for (; at < chains.len && chains.len - at >= WORD; at += WORD, last++)
        if (elf_uint(elf, chains, at, WORD) & 1)
            return last + 1;
    fault_add(faults, FAULT_SYMBOLS, "a DT_GNU_HASH chain does not end, at address", address);
    return 0;
}

uint64_t hash_symbol_count(const struct dynamic *dynamic, struct faults *faults)
{
    uint64_t address, sysv = 0, gnu = 0;

    if (dynamic_get(dynamic, DT_HASH, &address))
        sysv = sysv_count(dynamic, address, faults);
    if (dynamic_get(dynamic, DT_GNU_HASH, &address))
        gnu = gnu_count(dynamic, address, faults);
    return sysv > gnu ? sysv : gnu;
}
