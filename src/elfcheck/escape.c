// The escapes of the report formats: one loop, one table a format.
#include "elfcheck/escape.h"

#include <stdbool.h>
#include <stddef.h>

#include "base/json.h"
#include "base/text.h"

// No table but YAML's and TAP's has the backslash: elsewhere it is a byte like any other.
const struct escape escape_xml[] = {{'<', "&lt;"},   {'>', "&gt;"},   {'&', "&amp;"},
                                    {'"', "&quot;"}, {'\'', "&#39;"}, {0, NULL}};
const struct escape escape_yaml[] = {{'"', "\\\""}, {'\\', "\\\\"}, {0, NULL}};
const struct escape escape_tap[] = {{'#', "\\#"}, {'\\', "\\\\"}, {0, NULL}};
const struct escape escape_github_message[] = {
    {'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {0, NULL}};
const struct escape escape_github_property[] = {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"},
                                                {':', "%3A"}, {',', "%2C"},  {0, NULL}};

static const char *found_in(const struct escape *table, unsigned char byte)
{
    for (; table && table->as; table++)
        if (table->byte == byte)
            return table->as;
    return NULL;
}

// How many bytes at `offset` are one character that may be shown; 0 when the byte there may not.
static unsigned shown_len(struct span bytes, uint64_t offset)
{
    const unsigned char *at = bytes.at + offset;
    unsigned len = json_utf8(bytes, offset);
    // C1 controls (U+0080..U+009F) are two well-formed bytes, and terminals obey them.
    bool c1 = len == 2 && at[0] == 0xc2 && at[1] < 0xa0;
    // U+FFFE and U+FFFF are no characters of XML 1.0, nor printable in YAML.
    bool none = len == 3 && at[0] == 0xef && at[1] == 0xbf && at[2] >= 0xbe;

    return c1 || none || at[0] < 0x20 || at[0] == 0x7f ? 0 : len;
}

void escape_write(const struct escape *table, struct span bytes, FILE *out)
{
    const char *backslash = found_in(table, '\\');

    for (uint64_t i = 0; i < bytes.len;) {
        const char *as = found_in(table, bytes.at[i]);
        unsigned len = shown_len(bytes, i);

        if (as)
            fputs(as, out);
        else if (len == 0)
            fprintf(out, "%sx%02X", backslash ? backslash : "\\", bytes.at[i]);
        else
            fwrite(bytes.at + i, 1, len, out);
        i += len > 0 ? len : 1;
    }
}

char *escape_copy(struct arena *arena, struct span bytes)
{
    struct text text;

    text_init(&text, arena);
    for (uint64_t i = 0; i < bytes.len;) {
        unsigned len = shown_len(bytes, i);

        if (len == 0)
            text_format(&text, "\\x%02X", bytes.at[i]);
        else
            text_add(&text, (const char *)bytes.at + i, len);
        i += len > 0 ? len : 1;
    }
    return text.failed ? NULL : text.at;
}
