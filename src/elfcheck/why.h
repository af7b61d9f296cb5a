// Who asks for a library, a symbol or a version in what would be loaded, and who has it.
#ifndef INGOT_ELFCHECK_WHY_H
#define INGOT_ELFCHECK_WHY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/loadset.h"

enum { ANSWERS_KEPT = 1000 };

// One who asks. Objects are places in the set.
struct answer {
    struct answer *next;
    enum { ANSWER_LIBRARY, ANSWER_SYMBOL, ANSWER_VERSION } about;
    uint32_t asker, provider; // LOADSET_NONE: nobody has it
    const struct need *need;  // of a library
    struct span symbol;  // of a symbol; of a version: one that wants it, empty for a version alone
    struct span version; // wanted; may be empty for a symbol
    struct span library; // of a version alone: that it is wanted of
    bool weak;
};

struct why {
    const struct loadset *set;
    const char *name;
    uint32_t file; // that the question is about
    struct answer *answers, **end;
    uint64_t count, kept; // ANSWERS_KEPT at most are kept
    bool exhausted;       // too much to look up: there may be more
};

// Looks for who asks for `name`: a library by its soname or the last part of its path, a symbol with or
// without @VERSION, or a version. `file` and `interpreter` are as resolve_run takes them. All memory
// is of the set's arena.
void why_find(const struct loadset *set, uint32_t file, uint32_t interpreter, const char *name,
              struct why *why);

#endif
