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

bool meta_is(struct span text, const char *word)
{
    struct span wanted = span_text(word);
    bool same = text.len == wanted.len;

    for (uint64_t i = 0; same && i < text.len; i++)
        same = lower(text.at[i]) == lower(wanted.at[i]);
    return same;
}

bool meta_get(struct span text, const char *key, struct span *value)
{
    struct meta meta = {text, 0};
    struct span found;

    while (meta_next(&meta, &found, value))
        if (meta_is(found, key))
            return true;
    *value = (struct span){0, 0};
    return false;
}

static bool separates(unsigned char byte)
{
    return byte == '-' || byte == '_' || byte == '.';
}

// The next byte of a normalised spelling, of which there must be one.
static unsigned char next_byte(struct span *rest)
{
    unsigned char byte = lower(rest->at[0]);

    *rest = span_from(*rest, 1);
    if (!separates(byte))
        return byte;
    while (rest->len > 0 && separates(rest->at[0]))
        *rest = span_from(*rest, 1);
    return '-';
}

bool meta_same_project(struct span one, struct span other)
{
    while (one.len > 0 && other.len > 0)
        if (next_byte(&one) != next_byte(&other))
            return false;
    return one.len == 0 && other.len == 0;
}

static bool is_digit(unsigned char byte)
{
    return byte >= '0' && byte <= '9';
}

// A number without leading zeros (of 0 nothing is left), a word, or a '!'; false at the end.
static bool take_part(struct span *rest, struct span *part, bool *number)
{
    uint64_t len = 0;

    while (rest->len > 0 && (separates(rest->at[0]) || rest->at[0] == '+'))
        *rest = span_from(*rest, 1);
    if (rest->len == 0)
        return false;
    *number = is_digit(rest->at[0]);
    do
        len++;
    while (len < rest->len && !separates(rest->at[len]) && rest->at[len] != '+' &&
           is_digit(rest->at[len]) == *number);
    span_sub(*rest, 0, len, part);
    *rest = span_from(*rest, len);
    while (*number && part->len > 0 && part->at[0] == '0')
        *part = span_from(*part, 1);
    return true;
}

// The next part that counts: 0 does only where another number follows (1.0.0 is 1, 1rc0 is 1rc).
static bool next_part(struct span *rest, struct span *part)
{
    uint64_t zeros = 0;
    bool number;

    for (struct span ahead = *rest; take_part(&ahead, part, &number); zeros++) {
        if (number && part->len == 0)
            continue;
        if (zeros == 0 || !number)
            *rest = ahead;
        else
            take_part(rest, part, &number);
        return true;
    }
    return false;
}

static bool same_part(struct span one, struct span other)
{
    static const char *const words[][2] = {{"alpha", "a"}, {"beta", "b"},     {"c", "rc"},
                                           {"pre", "rc"},  {"preview", "rc"}, {"rev", "post"},
                                           {"r", "post"}};
    struct span *const parts[] = {&one, &other};

    for (unsigned i = 0; i < 2 * sizeof words / sizeof *words; i++)
        if (meta_is(*parts[i % 2], words[i / 2][0]))
            *parts[i % 2] = span_text(words[i / 2][1]);
    return one.len == other.len && meta_same_project(one, other);
}

static struct span bare_version(struct span version)
{
    return version.len > 0 && lower(version.at[0]) == 'v' ? span_from(version, 1) : version;
}

bool meta_same_version(struct span one, struct span other)
{
    struct span part, with;
    bool more = one.len > 0, its = other.len > 0;

    one = bare_version(one);
    other = bare_version(other);
    while (more && its) {
        more = next_part(&one, &part);
        its = next_part(&other, &with);
        if (more && its && !same_part(part, with))
            return false;
    }
    return more == its;
}
