// Several archives and objects in the order of a link: which one satisfies what later ones want.
//
// A linker reads them from left to right, and takes a member of an archive when it defines what is wanted
// by then; what a later member wants it no longer finds in an earlier archive (ld(1), --start-group).
#ifndef INGOT_ELFCHECK_ARCHIVE_SET_H
#define INGOT_ELFCHECK_ARCHIVE_SET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "base/text.h"
#include "elfcheck/names.h"

// So many files are compared with each other: room for the pairs grows with the square.
enum { SET_FILES_MOST = 512, SET_LACKING = 10 };

struct set_file {
    struct span path;
    bool object;       // always linked: order does not matter for what it defines
    unsigned identity; // index of the first file of the same path: one may be named twice
};

// A member that wants or defines a symbol.
struct set_member {
    struct span name; // empty for an object
    uint32_t file;
};

// A symbol, and who defines it: a list of at most one definition a file, in order.
struct set_symbol {
    struct span name;
    uint32_t first, last; // in `definitions`, plus 1; 0: none
    bool provided;        // by what is linked without being named
};

struct set_definition {
    uint32_t member, next; // next as first and last
    bool strong;
};

struct set_want {
    uint32_t symbol, member;
    bool late; // only an earlier file defines it
};

// Something between two files that the linker would trip over, told by its first symbol.
struct set_pair {
    uint64_t count;              // of symbols
    uint32_t symbol, one, other; // the symbol and two members
    bool circle;                 // the other file wants something of the one, too
};

struct set_pairs {
    uint32_t *place; // of (one file, other file), plus 1 in `pairs`
    struct set_pair *pairs;
    size_t count, room;
};

// Owns copies of all names, so that no file need stay open.
struct archive_set {
    struct arena arena;
    struct name_set names; // value: in `symbols`, plus 1
    struct set_file *files;
    struct set_member *members;
    struct set_symbol *symbols;
    struct set_definition *definitions;
    struct set_want *wants;
    size_t file_count, file_room, member_count, member_room, symbol_count, symbol_room,
        definition_count, definition_room, want_count, want_room;
    uint64_t left_out;     // files past the SET_FILES_MOST that are compared
    struct set_pairs late; // one wants what only the other, which is earlier, defines
    struct set_pairs same; // both define it, and neither weakly nor as a common symbol
    uint16_t machine;      // of the first object
    bool is64, big;
    bool opaque;    // holds members whose symbols are not known: LTO's, a thin archive's
    bool libc_seen; // set_libc_provide found one
    uint64_t lacking_count;
    const struct set_want *lacking[SET_LACKING]; // wants of what nothing defines, each symbol once
};

// `secret` keys the set of names.
void archive_set_start(struct archive_set *set, void (*no_memory)(void), uint64_t secret);

// Adds the next file of the line, an archive or object file; anything else is passed over.
void archive_set_add(struct archive_set *set, const char *path, struct span bytes);

// Notes that something that is linked without being named defines this; call it after the last file.
void archive_set_provide(struct archive_set *set, struct span name);

// After that: fills in `late`, `same` and `lacking`.
void archive_set_finish(struct archive_set *set);

void archive_set_free(struct archive_set *set);

#endif
