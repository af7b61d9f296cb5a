// What is said when a link asks for a library that is no part of the build.
#ifndef INGOT_COMPILER_REFUSE_H
#define INGOT_COMPILER_REFUSE_H

#include "base/text.h"
#include "compiler/config.h"
#include "compiler/line.h"
#include "compiler/rewrite.h"

// Adds a line for each library that is missing, the first eight at most.
void refuse_say(struct text *text, const struct config *config, const struct line *line,
                const struct rewritten *rewritten);

#endif
