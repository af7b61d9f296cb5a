// Checked reads of untrusted bytes. All arithmetic is on uint64_t and written so that it cannot wrap.
#include "base/span.h"

#include <string.h>

enum { PRINT_BYTES = 1000 };

struct span span_of(const void *bytes, size_t len)
{
    return (struct span){bytes, len};
}

struct span span_text(const char *text)
{
    return span_of(text, strlen(text));
}

bool span_sub(struct span whole, uint64_t offset, uint64_t len, struct span *part)
{
    if (len > whole.len || offset > whole.len - len) {
        *part = (struct span){NULL, 0};
        return false;
    }
    part->at = whole.len > 0 ? whole.at + offset : NULL;
    part->len = len;
    return true;
}

struct span span_from(struct span whole, uint64_t offset)
{
    struct span rest;

    if (offset > whole.len)
        offset = whole.len;
    span_sub(whole, offset, whole.len - offset, &rest);
    return rest;
}

bool span_table(struct span whole, uint64_t offset, uint64_t count, uint64_t size,
                struct span *table)
{
    if (count > whole.len / size) {
        *table = (struct span){NULL, 0};
        return false;
    }
    return span_sub(whole, offset, count * size, table);
}

bool span_string(struct span table, uint64_t offset, struct span *string)
{
    struct span rest = span_from(table, offset);
    const unsigned char *end = rest.len > 0 ? memchr(rest.at, 0, rest.len) : NULL;

    if (!end) {
        *string = (struct span){NULL, 0};
        return false;
    }
    return span_sub(rest, 0, (uint64_t)(end - rest.at), string);
}

bool span_digits(struct span field, unsigned base, uint64_t *value)
{
    uint64_t number = 0, i = 0;

    for (; i < field.len && field.at[i] >= '0' && field.at[i] < '0' + base; i++) {
        if (number > (UINT64_MAX - (field.at[i] - '0')) / base)
            return false;
        number = number * base + (field.at[i] - '0');
    }
    *value = number;
    if (i == 0)
        return false;
    while (i < field.len && field.at[i] == ' ')
        i++;
    return i == field.len;
}

bool span_same(struct span one, struct span other)
{
    return one.len == other.len && (one.len == 0 || memcmp(one.at, other.at, one.len) == 0);
}

// Byte by byte: names differ from what they are compared with early, and tables of prefixes are walked
// for each symbol of a library. Gives how many bytes `text` has when the span begins with it, else UINT64_MAX.
static uint64_t begins_with(struct span span, const char *text)
{
    uint64_t i = 0;

    for (; text[i] != '\0'; i++)
        if (i >= span.len || span.at[i] != (unsigned char)text[i])
            return UINT64_MAX;
    return i;
}

bool span_is(struct span span, const char *text)
{
    return begins_with(span, text) == span.len;
}

bool span_starts(struct span span, const char *prefix)
{
    return begins_with(span, prefix) != UINT64_MAX;
}

bool span_ends(struct span span, const char *suffix)
{
    struct span wanted = span_text(suffix);

    return span.len >= wanted.len && span_same(span_from(span, span.len - wanted.len), wanted);
}

bool span_find(struct span span, struct span needle, uint64_t *offset)
{
    const unsigned char *hit = NULL;

    if (span.len > 0 && needle.len > 0)
        hit = memmem(span.at, span.len, needle.at, needle.len);
    if (hit)
        *offset = (uint64_t)(hit - span.at);
    return hit != NULL;
}

int span_compare(struct span one, struct span other)
{
    uint64_t common = one.len < other.len ? one.len : other.len;
    int order = common > 0 ? memcmp(one.at, other.at, common) : 0;

    return order != 0 ? order : (one.len > other.len) - (one.len < other.len);
}

int span_print_len(struct span span)
{
    return span.len < PRINT_BYTES ? (int)span.len : PRINT_BYTES;
}

const char *span_print_at(struct span span)
{
    return span.at ? (const char *)span.at : "";
}
