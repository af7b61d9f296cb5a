// What each stub library offers at a floor, and what is not there at that floor.
#ifndef INGOT_GLIBC_FLOOR_OFFER_H
#define INGOT_GLIBC_FLOOR_OFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "glibc-floor/family.h"
#include "glibc-floor/library.h"
#include "glibc-floor/names.h"

struct arena;

struct offer {
    const struct export *export;
    const struct library *from;
    bool standard; // the version that a plain reference gets
};

struct stub {
    const char *soname;
    struct offer *offers; // by name, then by version
    size_t count, room;
    struct definition *definitions; // by version
    size_t definition_count, definition_room;
};

// A name that the machine's glibc has and the floor has not.
struct absence {
    struct span name, since; // the first version, as in "GLIBC_2.27"
    const char *soname;
    bool replaced;
};

struct offers {
    struct arena *arena;
    struct stub stubs[FAMILY_MOST];
    size_t stub_count;
    struct names standard; // all that a plain reference finds
    struct absence *absences;
    size_t absence_count, absence_room;
};

// What bears on the choice beside the libraries themselves.
struct terms {
    struct version_number floor;
    const struct names *wanted; // names to offer although only old programs may use them
    const struct names *own;    // names that libc_nonshared.a defines: not to be offered
};

// Fills `offers` for `count` libraries, libc.so.6 first and the loader last.
void offers_make(struct offers *offers, const struct library *libraries, size_t count,
                 const struct terms *terms);

#endif
