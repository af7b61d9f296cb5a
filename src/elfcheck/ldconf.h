// Reads /etc/ld.so.conf (glibc) and /etc/ld-musl-*.path (musl) of a sysroot: folders with libraries.
#ifndef INGOT_ELFCHECK_LDCONF_H
#define INGOT_ELFCHECK_LDCONF_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

// Folders, as paths from the root.
struct folders {
    const char **path;
    size_t count, room;
};

// Adds the folders that the file at `path` (from the root) lists, and those of the files it includes.
// False when it is not there or cannot be read: it lists none then.
bool ldconf_read(struct arena *arena, const char *root, const char *path, struct folders *folders);

void folders_add(struct arena *arena, struct folders *folders, const char *path);

#endif
