// Writes bytes of files where people, terminals and other programs will read them as text.
#ifndef INGOT_ELFCHECK_ESCAPE_H
#define INGOT_ELFCHECK_ESCAPE_H

#include <stdio.h>

#include "base/span.h"

struct arena;

// One byte that means something to the reader, and what it is written as. A table ends in {0, NULL}.
struct escape {
    unsigned char byte;
    const char *as;
};

// Element text and quoted attributes of XML.
extern const struct escape escape_xml[];
// The inside of a double-quoted scalar of YAML.
extern const struct escape escape_yaml[];
// The description of a result of TAP: an unescaped '#' would begin a directive (# TODO).
extern const struct escape escape_tap[];
// The message and the properties of a workflow command of GitHub.
extern const struct escape escape_github_message[], escape_github_property[];

// Writes `bytes` with each byte of the table (NULL: none) as the table says. What is left of control
// bytes, of bytes that are not well-formed UTF-8 and of characters that XML does not have is written
// as \xNN, its backslash by the table too: the result is text that no terminal obeys.
void escape_write(const struct escape *table, struct span bytes, FILE *out);

// The same, with no table, into memory of the arena, NUL-terminated; NULL on no memory.
char *escape_copy(struct arena *arena, struct span bytes);

#endif
