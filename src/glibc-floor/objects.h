// The objects that stand in for what the floor lacks: what each defines and what it asks for.
#ifndef INGOT_GLIBC_FLOOR_OBJECTS_H
#define INGOT_GLIBC_FLOOR_OBJECTS_H

#include <stdbool.h>
#include <stddef.h>

#include "glibc-floor/names.h"

struct arena;

// One compiled replacement. Its file's name tells its kind: what is in enosys-*.o always fails.
struct object {
    const char *file; // without folders
    struct names defines, wants;
    bool fails;
    bool taken;
};

// Reads the object at `path`. Gives NULL, or a sentence that says what is wrong with it; `*error` is
// then the errno value when it could not be read at all, else 0. A replacement must be hidden: one
// that others could bind to is refused.
const char *object_read(struct object *object, struct arena *arena, const char *path, int *error);

// Adds the names that the members of the archive at `path` define, and those that they want; either set
// may be NULL. Gives as object_read does, but nothing need be hidden.
const char *archive_read(struct names *defines, struct names *wants, struct arena *arena,
                         const char *path, int *error);

#endif
