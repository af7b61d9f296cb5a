// Where the interpreter lies: its file, the name it was called by, the virtual environment around it.
#ifndef INGOT_INTERPRETER_PLACE_H
#define INGOT_INTERPRETER_PLACE_H

#include <limits.h>
#include <stdbool.h>

// Absolute paths without `//`, `.` and `..`; empty where nothing could be found out.
struct place {
    char executable[PATH_MAX]; // as it was called, links kept: sys.executable
    char located[PATH_MAX];    // the same file, links of folders kept, links to the file followed
    char file[PATH_MAX];       // the same file, no links: the one name that all processes agree on
    char base[PATH_MAX];   // the executable outside of the virtual environment, if we are in one
    char prefix[PATH_MAX]; // the folder of `located`, or the parent of that when it is a bin/
};

// Fills `place` for a program whose file is `own` (/proc/self/exe, or a name that is better known), and
// that was called as `program` (argv[0], may be empty or NULL) with the search path `search` ($PATH,
// may be NULL). `look_for_venv` reads pyvenv.cfg beside or above the executable.
//
// A caller may give any name. One is believed only when it leads to the file that runs, or into a
// virtual environment whose `home` holds that file. Asked are, in this order: argv[0] if it has a
// slash, what execve was given, $PATH, the file's own name. Names in /proc and /dev/fd mean another
// file in each process: what has no better name is "/proc/self/exe", by which at least our children
// can be started, and no `base`, of which a virtual environment could be made.
void place_find(struct place *place, const char *own, const char *program, const char *search,
                bool look_for_venv);

#endif
