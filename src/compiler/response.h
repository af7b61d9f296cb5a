// Response files (@FILE): words of a command line that lie in a file.
#ifndef INGOT_COMPILER_RESPONSE_H
#define INGOT_COMPILER_RESPONSE_H

#include "compiler/words.h"

// Adds the words of `arguments` (up to a NULL) to `words`, with each @FILE replaced by the words in that
// file, as gcc does it: blanks divide, quotes of both kinds and backslashes protect, files may name files,
// and an @FILE that cannot be read is an ordinary word. Gives NULL, or what is wrong: they hold more than
// 64 MB, or name each other without end.
const char *response_expand(struct words *words, const char *const *arguments);

// The words, one a line, quoted so that response_expand and gcc read them back.
void response_write(struct text *text, const struct words *words);

#endif
