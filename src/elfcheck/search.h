// How a loader searches for a library: the folders, in order, and what a name in them has to be.
#ifndef INGOT_ELFCHECK_SEARCH_H
#define INGOT_ELFCHECK_SEARCH_H

#include "elfcheck/loadset.h"

// Where one file may lie.
struct candidate {
    const char *root, *path;
    enum via via;
    uint32_t via_object;
    bool hwcaps; // it is only for better CPUs: it is there, and does not end the search
};

// Looks whether the file is there and fits; true ends the search.
typedef bool try_candidate(void *context, const struct candidate *candidate);

// Reads the sysroot's configuration. Once, when the first file is known.
void search_start(struct loadset *set, const struct object *first);

// Tries the places where the loader would look for `name`, which `asker` asks for, until `try` is
// satisfied. False when it never was.
bool search_run(struct loadset *set, uint32_t asker, struct span name, try_candidate *try,
                void *context);

#endif
