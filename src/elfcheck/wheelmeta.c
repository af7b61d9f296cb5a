// Reads e-mail headers, as much of them as wheels use (core metadata specification; PEP 503, PEP 440).
#include "elfcheck/wheelmeta.h"

static struct span trimmed(struct span text)
{
    while (text.len > 0 && (text.at[text.len - 1] == ' ' || text.at[text.len - 1] == '\t' ||
                            text.at[text.len - 1] == '\r'))
        text.len--;
    while (text.len > 0 && (text.at[0] == ' ' || text.at[0] == '\t'))
        text = span_from(text, 1);
    return text;
}

static struct span take_line(struct meta *meta)
{
    struct span line, rest = span_from(meta->text, meta->next);
    uint64_t len = rest.len;

    span_find(rest, span_text("\n"), &len);
    span_sub(rest, 0, len, &line);
    meta->next += len + 1;
    return line;
}

bool meta_next(struct meta *meta, struct span *key, struct span *value)
{
    while (meta->next < meta->text.len) {
        struct span line = take_line(meta);
        bool continues = line.len > 0 && (line.at[0] == ' ' || line.at[0] == '\t');
        uint64_t colon;

        if (trimmed(line).len == 0)
            return false;
        if (continues || !span_find(line, span_text(":"), &colon))
            continue;
        span_sub(line, 0, colon, key);
        *value = trimmed(span_from(line, colon + 1));
        return true;
    }
    return false;
}

static unsigned char lower(unsigned char byte)
{
    return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
}

bool meta_get(struct span text, const char *key, struct span *value)
{
    struct meta meta = {text, 0};
    struct span found, wanted = span_text(key);

    while (meta_next(&meta, &found, value)) {
        bool same = found.len == wanted.len;

        for (uint64_t i = 0; same && i < found.len; i++)
            same = lower(found.at[i]) == lower(wanted.at[i]);
        if (same)
            return true;
    }
    *value = (struct span){0, 0};
    return false;
}

static bool separates(unsigned char byte, bool plus)
{
    return byte == '-' || byte == '_' || byte == '.' || (plus && byte == '+');
}

// The next byte of a normalised spelling, of which there must be one.
static unsigned char next_byte(struct span *rest, bool plus)
{
    unsigned char byte = lower(rest->at[0]);

    *rest = span_from(*rest, 1);
    if (!separates(byte, plus))
        return byte;
    while (rest->len > 0 && separates(rest->at[0], plus))
        *rest = span_from(*rest, 1);
    return '-';
}

static bool same(struct span one, struct span other, bool plus)
{
    while (one.len > 0 && other.len > 0)
        if (next_byte(&one, plus) != next_byte(&other, plus))
            return false;
    return one.len == 0 && other.len == 0;
}

bool meta_same_project(struct span one, struct span other)
{
    return same(one, other, false);
}

static struct span bare_version(struct span version)
{
    return version.len > 0 && lower(version.at[0]) == 'v' ? span_from(version, 1) : version;
}

bool meta_same_version(struct span one, struct span other)
{
    return same(bare_version(one), bare_version(other), true);
}
