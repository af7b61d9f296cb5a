// Looks for extension modules beside an interpreter.
#ifndef INGOT_ELFCHECK_NEIGHBOURS_H
#define INGOT_ELFCHECK_NEIGHBOURS_H

struct arena;
struct facts;

// Fills in `neighbours` and `neighbour` (of the arena) with the *.so files of the lib-dynload folders
// that an interpreter at `path` would import from: lib-dynload and lib/python3.*/lib-dynload, in its
// own folder and in the one above.
void neighbours_find(const char *path, struct arena *arena, struct facts *facts);

#endif
