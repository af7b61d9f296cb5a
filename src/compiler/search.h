// Where the libraries come from that a link line asks for.
#ifndef INGOT_COMPILER_SEARCH_H
#define INGOT_COMPILER_SEARCH_H

#include "compiler/config.h"
#include "compiler/line.h"

enum place {
    PLACE_OWN,      // the package's own file
    PLACE_SHARED,   // an archive of ours that the package's modules have in common
    PLACE_SYSROOT,  // an archive of ours
    PLACE_LIBC,     // the C library's family: what stays dynamic
    PLACE_COMPILER, // the compiler's own archive, which must be said to be static
    PLACE_NOWHERE,  // not needed: an extension has no libpython, and libgcc is static
    PLACE_MISSING,  // no part of this build
    PLACE_FILE,     // no library at all: a source, an object
};

struct found {
    enum place place;
    const char *name; // of the library, as -l wants it
    const char *path; // of the file, for PLACE_OWN
};

// What a build sees: its rules, and the folders of one command line.
struct search {
    const struct config *config;
    const char *cwd;
    struct words folders; // the package's own of -L, absolute
    bool makes_shared;    // the line's output is the shared file itself
};

void search_init(struct search *search, const struct config *config, const char *cwd,
                 const struct line *line);

// Finds what an item (of KIND_LIBRARY or KIND_INPUT) means.
struct found search_item(const struct search *search, const struct item *item);

// The place of a library that an archive's closure names.
enum place search_closure_word(const struct search *search, const char *name);

#endif
