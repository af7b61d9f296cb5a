// Cuts a stream into lines, of which many writers may each have sent a part.
#include "lines.h"

#include <string.h>

static void keep(struct lines *lines, const char *bytes, size_t len)
{
    size_t room = LINES_MOST - lines->len;

    if (len > room) {
        lines->cut = true;
        len = room;
    }
    memcpy(lines->bytes + lines->len, bytes, len);
    lines->len += len;
}

static const char *end_line(struct lines *lines)
{
    lines->bytes[lines->len] = '\0';
    lines->len = 0;
    lines->cut = false;
    return lines->bytes;
}

const char *lines_next(struct lines *lines, const char **bytes, size_t *len)
{
    const char *newline = *len > 0 ? memchr(*bytes, '\n', *len) : NULL;
    size_t part = newline ? (size_t)(newline - *bytes) : *len;

    if (part > 0)
        keep(lines, *bytes, part);
    *bytes += part + (newline != NULL);
    *len -= part + (newline != NULL);
    return newline ? end_line(lines) : NULL;
}

const char *lines_rest(struct lines *lines)
{
    return lines->len > 0 ? end_line(lines) : NULL;
}
