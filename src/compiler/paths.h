// Paths as the words of a compiler's command line spell them, and what lies inside what.
#ifndef INGOT_COMPILER_PATHS_H
#define INGOT_COMPILER_PATHS_H

#include <stdbool.h>

#include "base/text.h"

// The path from the root, seen from the folder `cwd`, without empty parts, "." and "..": as it is
// written, no link is followed.
const char *path_absolute(struct arena *arena, const char *cwd, const char *path);

// The same with all links followed, or as path_absolute gives it when there is nothing there.
const char *path_real(struct arena *arena, const char *cwd, const char *path);

// Says whether `path` is `folder` or below it. Both are absolute.
bool path_inside(const char *path, const char *folder);

// What follows the last slash.
const char *path_last(const char *path);

// Says whether the path is one of the machine's own folders, where headers and libraries lie that no
// build of ours may see.
bool path_of_machine(const char *path);

// Finds the part of `path` that names a Python's headers, as in /usr/include/python3.11 or
// /usr/include/x86_64-linux-gnu/python3.11: gives what follows it ("" or "/..."), NULL when
// there is none.
const char *path_below_python(const char *path);

#endif
