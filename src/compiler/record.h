// The record of what was compiled and linked: a JSON object a line.
#ifndef INGOT_COMPILER_RECORD_H
#define INGOT_COMPILER_RECORD_H

#include "compiler/line.h"
#include "compiler/rewrite.h"

struct event {
    const char *tool; // as it was called
    const char *cwd;
    enum language language;    // whose driver runs
    const struct words *given; // the caller's words, response files read
    const struct line *line;
    const struct rewritten *rewritten;
};

// Adds the event to the file at `path` in one write, so that the lines of parallel compilers stay whole. Gives
// 0, or an errno value.
int record_add(const char *path, const struct event *event);

#endif
