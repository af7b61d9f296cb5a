// Tests the cutting of a stream into lines. Made of: src/build/status/lines.c
#include "../../src/build/status/lines.h"
#include "tap.h"

// Feeds the stream in pieces of a size and joins the lines with '|'.
static void cut(const char *stream, size_t len, size_t piece, char *joined, size_t room)
{
    struct lines lines = {0};
    const char *line;
    size_t used = 0;

    *joined = '\0';
    for (size_t at = 0; at < len; at += piece) {
        const char *bytes = stream + at;
        size_t left = len - at < piece ? len - at : piece;

        while ((line = lines_next(&lines, &bytes, &left)))
            used += (size_t)snprintf(joined + used, room - used, "%s|", line);
    }
    line = lines_rest(&lines);
    if (line)
        snprintf(joined + used, room - used, "%s", line);
}

int main(void)
{
    static const char stream[] = "start a 1\n\nphase a b\nrest";
    static char longest[3 * LINES_MOST];
    char joined[4 * LINES_MOST];
    unsigned good = 0;
    struct tap tap = {0};

    for (size_t piece = 1; piece < sizeof stream; piece++) {
        cut(stream, sizeof stream - 1, piece, joined, sizeof joined);
        good += strcmp(joined, "start a 1||phase a b|rest") == 0;
    }
    is_number(&tap, good, sizeof stream - 1, "pieces of every size make the same lines");
    memset(longest, 'x', sizeof longest);
    memcpy(longest + sizeof longest - 6, "\nnext\n", 6);
    for (size_t piece = 1; piece < sizeof longest; piece += 97) {
        cut(longest, sizeof longest, piece, joined, sizeof joined);
        ok(&tap, strlen(joined) == LINES_MOST + 6 && strcmp(joined + LINES_MOST, "|next|") == 0,
           "a line that is too long is cut, the next is whole (pieces of %zu)", piece);
    }
    cut("a\0b\nc\n", 6, 6, joined, sizeof joined);
    is(&tap, joined, "a|c|", "a NUL ends a line's text only");
    cut("", 0, 1, joined, sizeof joined);
    is(&tap, joined, "", "nothing has no lines");
    return tap_end(&tap);
}
