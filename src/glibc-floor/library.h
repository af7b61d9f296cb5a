// What one shared library of glibc exports: names, versions, kinds, places.
#ifndef INGOT_GLIBC_FLOOR_LIBRARY_H
#define INGOT_GLIBC_FLOOR_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/elf.h"
#include "elfcheck/floor.h"

struct arena;

// Where an export lies: what a linker does with a reference to it depends on that.
enum place { PLACE_CODE, PLACE_DATA, PLACE_CONSTANT, PLACE_THREAD, PLACES };

// One name in one version.
struct export
{
    struct span name, version_name; // as in "GLIBC_2.2.5"
    struct version_number version;
    bool linkable; // the version that a plain reference gets
    bool weak;
    enum place place;
    uint64_t address, size;
};

// A version that the library defines, whether or not anything bears it.
struct definition {
    struct span name;
    struct version_number version;
};

// Everything is the arena's or lent by the file. Only versions called GLIBC_ and a number are here:
// GLIBC_PRIVATE and the markers of glibc's ABI are no business of a program's.
struct library {
    const char *soname; // what others call it
    struct elf elf;
    struct export *exports; // by name, then by version
    size_t export_count;
    struct definition *definitions; // by version
    size_t definition_count;
};

// Reads the library at `path`. Gives NULL, or a sentence that says what is wrong with the file;
// `*error` is then the errno value when it could not be read at all, else 0.
const char *library_read(struct library *library, struct arena *arena, const char *path,
                         int *error);

// The exports called `name`, in order of their versions; NULL and a count of 0 when there are none.
const struct export *library_find(const struct library *library, struct span name, size_t *count);

#endif
