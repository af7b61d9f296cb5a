// Looks for extension modules beside an interpreter.
#ifndef INGOT_ELFCHECK_NEIGHBOURS_H
#define INGOT_ELFCHECK_NEIGHBOURS_H

struct arena;
struct facts;

// Fills in `neighbours` and `neighbour` (of the arena) with the *.so files of the lib-dynload folders
// that the interpreter at `path` would import from: those of lib/python3.X in its own folder and in the
// one above, if the file names that python3.X, and that right beside it.
void neighbours_find(const char *path, struct arena *arena, struct facts *facts);

#endif
