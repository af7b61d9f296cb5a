// Recognises versions among strings.
#include "elfcheck/inventory_text.h"

#include <stddef.h>

#include "base/pattern.h"

bool text_digit(struct span bytes, uint64_t at)
{
    return at < bytes.len && bytes.at[at] >= '0' && bytes.at[at] <= '9';
}

bool text_letter(struct span bytes, uint64_t at)
{
    return at < bytes.len && bytes.at[at] >= 'a' && bytes.at[at] <= 'z';
}

struct span text_version(struct span rest)
{
    struct span version = {NULL, 0};
    uint64_t len = 0;
    bool dotted = false;

    while (text_digit(rest, len) ||
           (len > 0 && len < rest.len && rest.at[len] == '.' && text_digit(rest, len + 1))) {
        dotted |= rest.at[len] == '.';
        len++;
    }
    if (dotted && text_letter(rest, len))
        len++;
    if (dotted && len < 40 && !text_letter(rest, len) && !text_digit(rest, len))
        span_sub(rest, 0, len, &version);
    return version;
}

// True where a text may begin: not inside one.
static bool begins(struct span bytes, uint64_t at)
{
    return at == 0 || bytes.at[at - 1] < ' ' || bytes.at[at - 1] > '~';
}

static bool matches(struct span version, const char *pattern)
{
    unsigned dots = 0;

    if (!pattern)
        return true;
    for (uint64_t i = 0; i < version.len; i++)
        dots += version.at[i] == '.';
    return dots == 2 && pattern_matches(span_text(pattern), version);
}

void lone_version_find(struct span bytes, const char *pattern, struct span other,
                       struct lone_version *lone)
{
    for (uint64_t at = 0; at < bytes.len; at++) {
        struct span rest, version;

        if (!text_digit(bytes, at) || !begins(bytes, at))
            continue;
        rest = span_from(bytes, at);
        version = text_version(rest);
        if (version.len == 0 || version.len >= rest.len || rest.at[version.len] != 0 ||
            span_same(version, other) || !matches(version, pattern))
            continue;
        lone->several |= lone->version.len > 0 && !span_same(version, lone->version);
        lone->version = version;
    }
}

struct span lone_version_told(const struct lone_version *lone)
{
    return lone->several ? (struct span){NULL, 0} : lone->version;
}
