// Where the interpreter lies: its executable, the virtual environment around it, its prefix.
#ifndef INGOT_INTERPRETER_PLACE_H
#define INGOT_INTERPRETER_PLACE_H

#include <limits.h>
#include <stdbool.h>

// Absolute paths; empty where nothing could be found out.
struct place {
    char executable[PATH_MAX]; // as it was called: sys.executable
    char file[PATH_MAX];       // the same, symbolic links followed: the file that holds the stdlib
    char base[PATH_MAX];   // the executable outside of the virtual environment, if we are in one
    char prefix[PATH_MAX]; // the folder of the file, or the parent of that when it is a bin/
};

// Fills `place` for a program that was called as `program` (argv[0], may be empty or NULL) with the
// search path `search` ($PATH, may be NULL). `look_for_venv` reads pyvenv.cfg beside or above the
// executable. What cannot be found out, or is longer than PATH_MAX, stays empty.
void place_find(struct place *place, const char *program, const char *search, bool look_for_venv);

// Writes `path` made absolute into `out` (PATH_MAX bytes), relative paths from the current folder.
// Gives false, and an empty `out`, when it does not fit or the current folder is gone.
bool place_absolute(char *out, const char *path);

#endif
