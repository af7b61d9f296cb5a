// Paths inside a folder that stands for the root of another system.
#ifndef INGOT_ELFCHECK_SYSROOT_H
#define INGOT_ELFCHECK_SYSROOT_H

#include "base/span.h"

struct arena;

// The folder that stands for /, as the prefix of its paths: "" for / itself, else without a slash at
// its end and without links. NULL, with errno, when it is no folder that can be reached.
const char *sysroot_open(struct arena *arena, const char *folder);

// Where `path` (from the root) lies on this machine, with every link followed as a process would whose
// root this is: an absolute link stays inside, and so do "..". What is not there gives a path that
// cannot be opened either. NULL for a path that is too long or has too many links.
const char *sysroot_path(struct arena *arena, const char *root, const char *path);

// The path, from the root, of what lies at `path` on this machine; NULL when it lies elsewhere.
const char *sysroot_inside(struct arena *arena, const char *root, const char *path);

// The absolute form of a path on this machine, with its links as they are.
const char *sysroot_absolute(struct arena *arena, const char *path);

// The names in the folder of `pattern` (from the root) that match the pattern's last part, in order:
// NULL-terminated paths from the root, 256 at most.
const char **sysroot_glob(struct arena *arena, const char *root, const char *pattern);

#endif
