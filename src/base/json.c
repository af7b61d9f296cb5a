// The JSON writer: see json.h. No number is ever a fraction here, so none needs rounding.
#include "base/json.h"

#include <inttypes.h>
#include <string.h>

void json_start(struct json *json, FILE *out)
{
    memset(json, 0, sizeof *json);
    json->out = out;
}

// Writes what must stand before a value (a comma, or nothing) and notes that the level holds one.
static bool before_value(struct json *json)
{
    if (json->level[json->depth].object != json->key_given ||
        (json->depth == 0 && json->level[0].filled))
        json->misused = true;
    if (json->misused)
        return false;
    if (json->level[json->depth].filled && !json->key_given)
        putc(',', json->out);
    json->level[json->depth].filled = true;
    json->key_given = false;
    return true;
}

static void open_level(struct json *json, bool object)
{
    if (!before_value(json))
        return;
    if (json->depth == JSON_DEPTH) {
        json->misused = true;
        return;
    }
    putc(object ? '{' : '[', json->out);
    json->depth++;
    json->level[json->depth].object = object;
    json->level[json->depth].filled = false;
}

void json_object(struct json *json)
{
    open_level(json, true);
}

void json_array(struct json *json)
{
    open_level(json, false);
}

void json_close(struct json *json)
{
    if (json->depth == 0 || json->key_given)
        json->misused = true;
    if (json->misused)
        return;
    putc(json->level[json->depth].object ? '}' : ']', json->out);
    json->depth--;
}

bool json_finish(struct json *json)
{
    if (!json->misused)
        putc('\n', json->out);
    return !json->misused && json->depth == 0 && json->level[0].filled;
}

void json_key(struct json *json, const char *key)
{
    if (!json->level[json->depth].object || json->key_given)
        json->misused = true;
    if (json->misused)
        return;
    fprintf(json->out, "%s\"%s\":", json->level[json->depth].filled ? "," : "", key);
    json->key_given = true;
}

// Well-formed sequences by their first byte, with the range of the second (RFC 3629, section 4: no
// overlong forms, no surrogates, nothing above U+10FFFF). All later bytes are 80..BF.
static const struct {
    unsigned char first, last, len, second_low, second_high;
} sequences[] = {
    {0x00, 0x7f, 1, 0, 0},       {0xc2, 0xdf, 2, 0x80, 0xbf}, {0xe0, 0xe0, 3, 0xa0, 0xbf},
    {0xe1, 0xec, 3, 0x80, 0xbf}, {0xed, 0xed, 3, 0x80, 0x9f}, {0xee, 0xef, 3, 0x80, 0xbf},
    {0xf0, 0xf0, 4, 0x90, 0xbf}, {0xf1, 0xf3, 4, 0x80, 0xbf}, {0xf4, 0xf4, 4, 0x80, 0x8f},
};

static bool sequence_fits(struct span s, size_t row)
{
    bool fits = s.len == sequences[row].len;

    if (fits && s.len > 1)
        fits = s.at[1] >= sequences[row].second_low && s.at[1] <= sequences[row].second_high;
    for (uint64_t i = 2; fits && i < s.len; i++)
        fits = s.at[i] >= 0x80 && s.at[i] <= 0xbf;
    return fits;
}

unsigned json_utf8(struct span bytes, uint64_t offset)
{
    unsigned char first = (unsigned char)span_uint(bytes, offset, 1, false);
    struct span s;

    for (size_t row = 0; row < sizeof sequences / sizeof *sequences; row++)
        if (first >= sequences[row].first && first <= sequences[row].last)
            return span_sub(bytes, offset, sequences[row].len, &s) && sequence_fits(s, row)
                       ? sequences[row].len
                       : 0;
    return 0;
}

static void write_character(FILE *out, const unsigned char *at, unsigned len)
{
    if (len == 0)
        fputs("\\ufffd", out);
    else if (len == 1 && (*at == '"' || *at == '\\'))
        fprintf(out, "\\%c", *at);
    else if (len == 1 && (*at < 0x20 || *at == 0x7f))
        fprintf(out, "\\u%04x", *at);
    else
        fwrite(at, 1, len, out);
}

void json_span(struct json *json, struct span value)
{
    if (!before_value(json))
        return;
    putc('"', json->out);
    for (uint64_t i = 0; i < value.len;) {
        unsigned len = json_utf8(value, i);

        write_character(json->out, value.at + i, len);
        i += len > 0 ? len : 1;
    }
    putc('"', json->out);
}

void json_text(struct json *json, const char *value)
{
    json_span(json, span_text(value));
}

void json_uint(struct json *json, uint64_t value)
{
    if (before_value(json))
        fprintf(json->out, "%" PRIu64, value);
}

void json_bool(struct json *json, bool value)
{
    if (before_value(json))
        fputs(value ? "true" : "false", json->out);
}
