// Finds the files of a folder that are worth a check.
#ifndef INGOT_ELFCHECK_WALK_H
#define INGOT_ELFCHECK_WALK_H

#include <stdbool.h>

// What is done with what a walk comes by. Paths last as long as the call.
struct walk {
    void *context;
    // A regular file that begins as an ELF file or an ar archive does, or is named as a wheel.
    void (*file)(void *context, const char *path);
    // What could not be looked at, and why; `lost` is false for what never is a file to check (a
    // FIFO, a socket, a device) and was left alone.
    void (*trouble)(void *context, const char *path, const char *why, bool lost);
    void (*no_memory)(void);
    bool wheels; // files that are named as wheels are worth it too
};

// Says whether `path` is a folder, or a symbolic link to one.
bool walk_is_folder(const char *path);

// Walks the folder at `path`, in the order of bytes of the names. Symbolic links in it are not
// followed, and no folder is entered from within itself.
void walk_folder(const char *path, const struct walk *walk);

#endif
