// A run of untrusted bytes, and the only functions that look inside one.
#ifndef INGOT_BASE_SPAN_H
#define INGOT_BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Bytes that someone else owns (a mapped file, an archive member, a string table). The holder of a
// span never frees them. `len` counts bytes; `at` may be NULL when it is 0.
struct span {
    const unsigned char *at;
    uint64_t len;
};

// A name for "%.*s": names longer than 1,000 bytes are cut there, so that no message grows with the
// file. The bytes are raw; whoever prints them escapes them.
#define SPAN_ARGS(span) span_print_len(span), span_print_at(span)

struct span span_of(const void *bytes, size_t len);

// The bytes of a C string, without its NUL.
struct span span_text(const char *text);

// Gives in `part` the `len` bytes from `offset`; false (and an empty part) when they are not all
// inside. No sum or product of the arguments can wrap.
bool span_sub(struct span whole, uint64_t offset, uint64_t len, struct span *part);

// Everything from `offset` on; empty when that is past the end.
struct span span_from(struct span whole, uint64_t offset);

// `count` elements of `size` bytes from `offset`; false when they are not all inside. `size` > 0.
bool span_table(struct span whole, uint64_t offset, uint64_t count, uint64_t size,
                struct span *table);

// Compilers see one load in these sums.
static inline uint64_t span_little16(const unsigned char *at)
{
    return (uint64_t)at[0] | (uint64_t)at[1] << 8;
}

static inline uint64_t span_little32(const unsigned char *at)
{
    return (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 | (uint64_t)at[3] << 24;
}

static inline uint64_t span_little64(const unsigned char *at)
{
    return span_little32(at) | span_little32(at + 4) << 32;
}

// An unsigned number of `width` bytes (1, 2, 4 or 8) at `offset`, in big- or little-endian order.
// Gives 0 when it is not all inside: callers who must tell that from a stored 0 take a span of the
// whole record first.
// In the header because it is a quarter of what reading symbols and relocations costs: where the
// width is known, one comparison and one load are left.
static inline uint64_t span_uint(struct span span, uint64_t offset, unsigned width, bool big)
{
    const unsigned char *at;

    if (width > span.len || offset > span.len - width)
        return 0;
    at = span.at + offset;
    switch (width) {
    case 1: return *at;
    case 2: return big ? __builtin_bswap16((uint16_t)span_little16(at)) : span_little16(at);
    case 4: return big ? __builtin_bswap32((uint32_t)span_little32(at)) : span_little32(at);
    case 8: return big ? __builtin_bswap64(span_little64(at)) : span_little64(at);
    default: return 0;
    }
}

// The NUL-terminated string at `offset`, without its NUL; false when no NUL follows inside.
bool span_string(struct span table, uint64_t offset, struct span *string);

// The digits of a space-padded text field (an archive header's); false unless there is at least one
// digit of `base` (8 or 10), only spaces after the digits, and the value fits.
bool span_digits(struct span field, unsigned base, uint64_t *value);

bool span_is(struct span span, const char *text);
bool span_same(struct span one, struct span other);
bool span_starts(struct span span, const char *prefix);
bool span_ends(struct span span, const char *suffix);

// Offset of the first occurrence of `needle` (not empty); false when there is none.
bool span_find(struct span span, struct span needle, uint64_t *offset);

// Order of bytes, shorter first among equals: for qsort.
int span_compare(struct span one, struct span other);

int span_print_len(struct span span);
const char *span_print_at(struct span span);

#endif
