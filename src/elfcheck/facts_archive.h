// Facts about an archive as a whole: its members, its index, and who defines what.
#ifndef INGOT_ELFCHECK_FACTS_ARCHIVE_H
#define INGOT_ELFCHECK_FACTS_ARCHIVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/facts.h"
#include "elfcheck/names.h"

enum member_kind {
    MEMBER_OBJECT,  // ELF, ET_REL
    MEMBER_IMAGE,   // ELF, anything else
    MEMBER_BITCODE, // LLVM's, raw or wrapped
    MEMBER_ARCHIVE,
    MEMBER_EMPTY,
    MEMBER_OTHER,
    MEMBER_ELSEWHERE, // a thin archive's: not in the file
};

struct member_facts {
    struct span name, data;
    uint64_t header;
    enum member_kind kind;
    uint16_t machine;
    uint32_t flags;       // the bits of e_flags that must agree
    uint32_t float_flags; // see arm_float_flags
    uint32_t properties;
    bool is64, big;
};

// Two members that have something in common which only one should have.
struct twins {
    uint64_t count;
    struct {
        struct span what;
        uint64_t one, other; // indexes of members
    } twin[SAMPLES];
};

struct archive_facts {
    struct faults faults;
    bool thin;
    struct names elsewhere; // the paths of a thin archive's members
    uint64_t member_count;
    const struct member_facts *members; // of the arena
    bool lto_only;                      // some member has no symbols but a compiler's own
    bool has_index, index_read;
    bool index_bsd, index_bsd_name; // __.SYMDEF; called so in its data
    struct names index_stale;       // in the index, not in the member it points to
    struct names index_missing;     // in a member, not in the index
    uint64_t dated, owned;          // members with a date, with a user or group
    struct twins same_name, same_bytes, same_symbol;
    uint64_t odd_floats;     // of the first member that passes floats unlike one before; 0: none
    uint64_t odd_machine;    // index of the first member unlike the first object; 0 when all agree
    uint64_t first_object;   // index of that first object
    uint32_t properties;     // of any object
    struct name_set defined; // owner 0: by anyone; owner i + 1: by member i
};

// Gathers them. Everything is of the arena; `secret` keys the set of names.
void facts_of_archive(struct span file, struct arena *arena, uint64_t secret,
                      struct archive_facts *facts);

#endif
