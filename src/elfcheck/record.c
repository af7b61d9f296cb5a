// Reads RECORD as Python's csv module does (RFC 4180), but takes nothing that is only tolerated: a quote
// opens at the start of a field and is closed before its end, a line has three fields.
#include "elfcheck/record.h"

#include <string.h>

#include "base/sha256.h"
#include "base/sha512.h"
#include "base/text.h"

static unsigned char at(const struct record *record, uint64_t place)
{
    return (unsigned char)span_uint(record->text, place, 1, false);
}

// True at the end of a line or of the text; `len` is what the end takes.
static bool line_ends(const struct record *record, uint64_t place, uint64_t *len)
{
    *len = 0;
    if (place >= record->text.len)
        return true;
    if (at(record, place) == '\r' && at(record, place + 1) == '\n')
        *len = 2;
    else if (at(record, place) == '\n')
        *len = 1;
    return *len > 0;
}

// Takes one quote out of each pair.
static struct span undouble(const struct record *record, struct span field)
{
    unsigned char *copy = arena_array(record->arena, field.len + 1, 1);
    uint64_t len = 0;

    for (uint64_t i = 0; copy && i < field.len; i++) {
        copy[len++] = field.at[i];
        i += field.at[i] == '"';
    }
    return copy ? span_of(copy, (size_t)len) : field;
}

// The rest of a field whose opening quote was passed, up to behind the closing one.
static bool quoted(struct record *record, struct span *field)
{
    uint64_t start = record->next;
    bool doubled = false;

    for (; record->next < record->text.len; record->next++) {
        if (at(record, record->next) != '"')
            continue;
        if (at(record, record->next + 1) != '"') {
            span_sub(record->text, start, record->next - start, field);
            if (doubled)
                *field = undouble(record, *field);
            record->next++;
            return true;
        }
        doubled = true;
        record->next++;
    }
    return false;
}

static bool bare(struct record *record, struct span *field)
{
    uint64_t start = record->next, ignored;

    while (!line_ends(record, record->next, &ignored) && at(record, record->next) != ',') {
        if (at(record, record->next) == '"' || at(record, record->next) == '\r')
            return false;
        record->next++;
    }
    return span_sub(record->text, start, record->next - start, field);
}

static bool take_field(struct record *record, struct span *field)
{
    if (record->next < record->text.len && at(record, record->next) == '"') {
        record->next++;
        return quoted(record, field);
    }
    return bare(record, field);
}

static bool take_fields(struct record *record, struct record_row *row)
{
    struct span *const fields[] = {&row->path, &row->hash, &row->size};
    uint64_t len;

    for (unsigned i = 0; i < 3; i++) {
        if (!take_field(record, fields[i]))
            return false;
        if (i < 2 && (record->next >= record->text.len || at(record, record->next++) != ','))
            return false;
    }
    if (!line_ends(record, record->next, &len))
        return false;
    record->next += len;
    return true;
}

static void skip_line(struct record *record)
{
    while (record->next < record->text.len && at(record, record->next) != '\n')
        record->next++;
    record->next++;
}

bool record_next(struct record *record, struct record_row *row)
{
    uint64_t len, start;

    *row = (struct record_row){.broken = false};
    while (record->next < record->text.len && line_ends(record, record->next, &len)) {
        record->next += len;
        record->line++;
    }
    if (record->next >= record->text.len)
        return false;
    row->line = ++record->line;
    start = record->next;
    if (!take_fields(record, row)) {
        row->broken = true;
        record->next = start; // go on with the next line, whatever the quotes say
        skip_line(record);
    }
    return true;
}

static const struct kind {
    const char *prefix;
    size_t bytes;
} kinds[] = {{"sha256=", SHA256_BYTES}, {"sha384=", SHA384_BYTES}, {"sha512=", SHA512_BYTES}};

static const struct kind *kind_of(struct span field)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (span_starts(field, kinds[i].prefix))
            return &kinds[i];
    return NULL;
}

bool record_hashed(struct span field)
{
    return kind_of(field) != NULL;
}

static unsigned char sextet(const unsigned char *digest, size_t bit)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    unsigned pair = (unsigned)digest[bit / 8] << 8 | digest[bit / 8 + 1];

    return (unsigned char)letters[pair >> (10 - bit % 8) & 63];
}

bool record_hash_true(struct span field, struct span bytes)
{
    const struct kind *kind = kind_of(field);
    struct span text = span_from(field, strlen(kinds->prefix));
    unsigned char digest[SHA512_BYTES + 1] = {0}; // a byte more: the last letter has bits of it
    struct sha256 state;
    bool same;

    if (!kind)
        return false;
    if (kind->bytes == SHA256_BYTES) {
        sha256_start(&state);
        sha256_add(&state, bytes.at, bytes.len);
        sha256_finish(&state, digest);
    } else {
        sha512(bytes.at, bytes.len, kind->bytes, digest);
        digest[kind->bytes] = 0;
    }
    same = text.len == (kind->bytes * 8 + 5) / 6;
    for (size_t i = 0; same && i < text.len; i++)
        same = text.at[i] == sextet(digest, i * 6);
    return same;
}
