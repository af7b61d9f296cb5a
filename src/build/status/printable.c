// Takes out of a text what would move the cursor, change colours or worse.
#include "printable.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

static bool is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x7f;
}

static char replaced(unsigned char byte)
{
    return byte == '\t' ? ' ' : '?';
}

const char *printable_ascii(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text, strlen(text));

    for (char *at = copy; *at; at++)
        if (!is_plain((unsigned char)*at))
            *at = replaced((unsigned char)*at);
    return copy;
}

// The length of the UTF-8 sequence that begins here (RFC 3629, section 4), 0 when there is none or
// when it is a C1 control character, U+0080 to U+009F, which terminals obey like escapes.
static size_t sequence(const unsigned char *at)
{
    size_t len = *at >= 0xf0 && *at <= 0xf4 ? 4 : *at >= 0xe0 ? 3 : 2;

    if (*at < 0xc2 || *at > 0xf4)
        return 0;
    for (size_t i = 1; i < len; i++)
        if ((at[i] & 0xc0) != 0x80)
            return 0;
    if (*at == 0xc2 && at[1] < 0xa0)
        return 0;
    if ((*at == 0xe0 && at[1] < 0xa0) || (*at == 0xed && at[1] > 0x9f))
        return 0;
    if ((*at == 0xf0 && at[1] < 0x90) || (*at == 0xf4 && at[1] > 0x8f))
        return 0;
    return len;
}

const char *printable_text(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text, strlen(text));

    for (char *at = copy; *at; at++) {
        size_t len = sequence((const unsigned char *)at);

        if (len > 0)
            at += len - 1;
        else if (!is_plain((unsigned char)*at))
            *at = replaced((unsigned char)*at);
    }
    return copy;
}

size_t printable_columns(const char *text)
{
    size_t columns = 0;

    for (const char *at = text; *at; at++) {
        if (*at == '\033')
            at += strcspn(at, "m");
        else
            columns += ((unsigned char)*at & 0xc0) != 0x80;
        if (!*at)
            break;
    }
    return columns;
}
