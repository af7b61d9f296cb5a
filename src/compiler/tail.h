// The end of a link line: all libraries that are not the package's own, once each, users before used.
#ifndef INGOT_COMPILER_TAIL_H
#define INGOT_COMPILER_TAIL_H

#include "compiler/line.h"
#include "compiler/search.h"

struct tail {
    struct words roots;     // names of the archives that were asked for, not for another's sake
    struct words archives;  // names in closures, one closure behind the other, with repetitions
    struct words compilers; // names of the compiler's own archives
    struct words libc;      // names of the C library's
    bool shared;            // the file that the package's modules have in common
};

void tail_init(struct tail *tail, struct arena *arena);

// Gives the archives' names in link order: of a name that several closures hold, the last one stays. In each closure
// what is used stands behind its user, so it does behind the user's last mention.
void tail_order(const struct tail *tail, struct words *ordered);

// Adds the words for the linker to `run`.
void tail_emit(const struct tail *tail, const struct config *config, enum language language,
               const struct line *line, struct words *run);

#endif
