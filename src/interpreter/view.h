// The archive as files and folders below the executable's path, read-only: EXE/json/decoder.py. The
// kernel answers ENOTDIR for such a path, since EXE is a file; view_files.c and view_folders.c then
// ask here.
#ifndef INGOT_INTERPRETER_VIEW_H
#define INGOT_INTERPRETER_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "archive.h"

enum { VIEW_NAME_MAX = 512 }; // a longer path is not found

// What a path below the executable's stands for.
struct view_entry {
    bool is_folder;
    // In the archive; a folder's ends with a slash, but for the top, which is "".
    char name[VIEW_NAME_MAX];
    size_t len;
    uint64_t number;          // a number that no other file or folder of the view has; never 0
    struct archive_file file; // when it is no folder
    struct stat executable;
};

// Finds what `path` stands for, relative to the open folder `folder` (or AT_FDCWD). Gives false for
// all that is not below the executable, and for what the archive does not hold. Code (.pyc) is not
// shown: it has no header. errno stays as it was.
bool view_find(struct view_entry *entry, int folder, const char *path);

// Gives the number of the file or folder that is called by the first `len` bytes of the name of
// file `first`, the first file that begins with them.
uint64_t view_number(uint32_t first, size_t len);

// Whether a file's name is that of code.
bool view_is_code(const char *name, size_t len);

#endif
