// The table that the link step makes of Python's own C API: what dlsym can find in this executable.
#ifndef INGOT_INTERPRETER_DL_H
#define INGOT_INTERPRETER_DL_H

#include <stdint.h>

// Sorted by name, in byte order. `name` counts bytes from dl_names; a NUL ends each name.
struct dl_symbol {
    void *address;
    uint64_t name;
};
extern const struct dl_symbol dl_symbols[];
extern const uint64_t dl_count;
extern const char dl_names[];

#endif
