// Paths as text and as what they lead to. All of them write into PATH_MAX bytes, and leave an empty
// text and give false when that is too little or when nobody can tell.
#ifndef INGOT_INTERPRETER_PATH_H
#define INGOT_INTERPRETER_PATH_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

bool path_copy(char *out, const char *path);

// Writes NAME in the folder that the first `len` bytes of `folder` name.
bool path_join(char *out, const char *folder, size_t len, const char *name);

// Gives the length of the folder part of an absolute path: 1 for what lies in the root.
size_t path_folder(const char *path);

// Writes `path` from the current folder, without `//`, `.` and `..`, as CPython does: by the text
// alone.
bool path_absolute(char *out, const char *path);

// The same, but the result leads where `path` leads: `..` behind a symbolic link to a folder is
// what the kernel says. A link that is the last part stays.
bool path_called(char *out, const char *path);

// Writes the path without any symbolic link in it.
bool path_real(char *out, const char *path);

// Follows symbolic links of the last part of `path`, as CPython's getpath does: links to folders stay,
// unless a relative link goes through them.
bool path_follow(char *out, const char *path);

#endif
