// Several dynamic files that may meet in one process: which names more than one of them offers.
//
// ld.so binds a reference by name to the first definition in its scope, also when the file that refers has one
// of its own (gABI, "Shared Object Dependencies"). Modules are imported RTLD_LOCAL, each with a scope
// of its own behind the program's; so it matters who is in a scope together (dlopen(3)).
#ifndef INGOT_ELFCHECK_SHARED_SET_H
#define INGOT_ELFCHECK_SHARED_SET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "base/text.h"

struct facts;

// Bounds: files, definitions of all of them, and how many definitions of one name each is compared with.
enum { SHARED_FILES_MOST = 512, SHARED_SYMBOLS_MOST = 1 << 19, SHARED_COMPARED = 16 };

#define SHARED_NONE UINT32_MAX

// What comes of it that two files define one name.
enum clash {
    CLASH_IDLE,   // nothing is bound by name, or it is weak: inline functions of C++, mostly
    CLASH_STRONG, // a file's own references may be bound to the other's definition
    CLASH_UNIQUE, // STB_GNU_UNIQUE in both, with two sizes: one of them is used by both
    CLASHES
};

// Two files, told by their first symbol of each kind.
struct shared_pair {
    uint32_t one, other;
    bool bound; // one scope holds both
    struct {
        uint64_t count;
        struct span symbol;
    } clash[CLASHES];
};

struct shared_file {
    struct span label, name; // where it is; what others need it as
    struct span tag;         // of a module for one CPython only
    uint64_t loaded;         // a hash of what a loader maps
    uint32_t copy_of;        // the first file with the same bytes; SHARED_NONE: none
    struct span build_id;
    uint32_t twin; // the first file with this build id and other bytes; SHARED_NONE: none
    size_t needs, need_count;
    uint16_t machine;
    bool program, python, module;
    bool around; // there for those that are checked: what it is to its like is nobody's question
};

// Owns copies of what it tells.
struct shared_set {
    struct arena arena;
    uint64_t secret;
    struct shared_file *files;
    struct span *needs;
    struct shared_pair *pairs;
    struct shared_place *places; // a hash table of names
    struct shared_definition *definitions;
    size_t file_count, file_room, need_count, need_room, pair_count, pair_room, place_room,
        place_count, definition_count, definition_room;
    uint64_t left_out; // files past a bound
};

// `secret` keys the hashes.
void shared_set_start(struct shared_set *set, void (*no_memory)(void), uint64_t secret);

// Adds a file by its facts, whose bytes must still be there; what no loader loads is passed over.
// `label` is copied.
void shared_set_add(struct shared_set *set, struct span label, const struct facts *facts);

// Adds the interpreter, or (not `python`) a library that it loads: the scope of every module begins with these.
void shared_set_add_around(struct shared_set *set, struct span label, const struct facts *facts,
                           bool python);

// After the last file: says which pairs are in one scope.
void shared_set_finish(struct shared_set *set);

void shared_set_free(struct shared_set *set);

#endif
