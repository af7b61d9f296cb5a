// Cuts a stream of bytes into lines.
#ifndef INGOT_STATUS_LINES_H
#define INGOT_STATUS_LINES_H

#include <stdbool.h>
#include <stddef.h>

enum { LINES_MOST = 1024 }; // bytes of a line that are kept

// What has come of the line that is not whole yet. All zero is the start.
struct lines {
    char bytes[LINES_MOST + 1];
    size_t len;
    bool cut; // the line was longer; what is left of it is thrown away
};

// Takes bytes from `*bytes` on, `*len` at most, and moves both on. Gives the next whole line without
// its newline (lent until the next call), or NULL when there is no newline in what is left, which
// is then all taken. Longer lines are cut to LINES_MOST bytes; a NUL ends a line's text.
const char *lines_next(struct lines *lines, const char **bytes, size_t *len);

// Gives what came without a newline at the end of the stream, or NULL.
const char *lines_rest(struct lines *lines);

#endif
