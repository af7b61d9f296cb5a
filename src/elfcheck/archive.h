// Walks ar archives: members, the symbol index, long names, in the GNU and the BSD manner.
#ifndef INGOT_ELFCHECK_ARCHIVE_H
#define INGOT_ELFCHECK_ARCHIVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/fault.h"

enum member_role { MEMBER_FILE, MEMBER_INDEX, MEMBER_NAMES };

struct archive_member {
    enum member_role role;
    struct span name; // lent by the file; without the '/' or the padding that ends it there
    struct span data; // empty in a thin archive
    uint64_t header;  // offset of the member's header in the archive
    uint64_t date, user, group;
    bool wide_index; // /SYM64/ or __.SYMDEF_64: 8-byte numbers
    bool bsd_index;  // __.SYMDEF: another form
    bool bsd_name;   // #1/N: the name is in the data
};

// Where a walk stands. Start it with archive_start.
struct archive {
    struct span file, long_names;
    uint64_t next;
    bool thin;
};

bool archive_magic(struct span file);

// True when they begin like LLVM's bitcode, which compilers write in place of objects for -flto.
bool archive_bitcode(struct span file);

void archive_start(struct span file, struct archive *archive);

// Gives the next member; false at the end, or at a malformed header (then a fault was added: what
// follows cannot be found).
bool archive_next(struct archive *archive, struct archive_member *member, struct faults *faults);

// The symbol index. `count` entries.
struct archive_index {
    struct span entries, names;
    unsigned width;
    bool bsd, big;
    uint64_t count;
    uint64_t next, name_at;
    uint64_t name_work; // bytes of names that may still be read
};

// Opens an index member; false and a fault when it is malformed.
bool archive_index_open(const struct archive_member *member, struct archive_index *index,
                        struct faults *faults);

// The next entry: a symbol and the offset of the header of the member that defines it. False at the
// end, or when a name has no end (then a fault was added).
bool archive_index_next(struct archive_index *index, uint64_t *header, struct span *symbol,
                        struct faults *faults);

#endif
