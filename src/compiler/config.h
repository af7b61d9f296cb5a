// The text that tells the compiler wrapper what this build may use.
#ifndef INGOT_COMPILER_CONFIG_H
#define INGOT_COMPILER_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "compiler/words.h"

enum language { LANGUAGE_C, LANGUAGE_CXX, LANGUAGES };

// An archive of the sysroot, with all that a link with it takes: words of archives and of libc's
// libraries, users before used, itself the first.
struct library {
    const char *name;
    struct words closure;
};

// Which recipe makes a library, in this build or not.
struct maker {
    const char *library, *recipe;
};

struct config {
    struct arena *arena;
    const char *package;
    const char *drivers[LANGUAGES];
    const char *sysroot;
    const char *python; // NULL: the machine's headers of Python are out of bounds too
    const char *log;    // NULL: nothing is recorded
    struct words within;
    struct words exports;    // besides the init functions
    struct words shared;     // archives that are not for each module: they go whole into
    const char *shared_file; // this file of the package, which all its modules link with
    struct library *libraries;
    size_t library_count, library_room;
    struct maker *makers;
    size_t maker_count, maker_room;
};

// Reads the text at `bytes`, whose lines are "key<TAB>value"; '#' begins a comment. Gives NULL, or
// what is wrong, with the line's number in `*line` (0 when it is no line's fault). The config keeps
// pointing into memory of the arena.
const char *config_read(struct config *config, struct arena *arena, const char *bytes, size_t len,
                        size_t *line);

// NULL when there is no such archive in the sysroot.
const struct library *config_library(const struct config *config, const char *name);

// NULL when no recipe makes it.
const char *config_recipe(const struct config *config, const char *library);

// Says whether modules have the archive in common, in the shared file.
bool config_shares(const struct config *config, const char *library);

// Says whether the path, absolute, is the package's own: in a folder of the build, and not in the
// sysroot, which may lie in one.
bool config_owns(const struct config *config, const char *path);

#endif
