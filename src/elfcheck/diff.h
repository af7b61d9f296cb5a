// What two builds of one file promise, and where the newer one promises less.
//
// A promise is a set of names (what is loaded, wanted, exported), a text, a property or a size. The
// table in diff.c says of each when a change of it is for the worse.
#ifndef INGOT_ELFCHECK_DIFF_H
#define INGOT_ELFCHECK_DIFF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/facts.h"
#include "elfcheck/names.h"

struct arena;

enum promise_set { SET_NEEDED, SET_HOOKS, SET_SEARCH, SET_VERSIONS, SET_EXPORTS, PROMISE_SETS };
enum promise_text { TEXT_KIND, TEXT_MACHINE, TEXT_LIBC, TEXT_SONAME, TEXT_INTERP, PROMISE_TEXTS };
enum promise_flag {
    FLAG_STATIC,
    FLAG_PIE,
    FLAG_RELRO,
    FLAG_NOW,
    FLAG_STACK,
    FLAG_TEXTREL,
    FLAG_WRITABLE_CODE,
    FLAG_RELR,
    FLAG_PIC, // these of objects and archives
    FLAG_INDEX,
    FLAG_MIXED,
    PROMISE_FLAGS
};
enum promise_size { SIZE_FILE, SIZE_TEXT, SIZE_DATA, SIZE_DIRTY, SIZE_MEMBERS, PROMISE_SIZES };

// Those of one file. Names are lent by its bytes.
struct promises {
    bool malformed; // damaged, or of no known kind
    bool complete;  // false: a list was too long to be read to its end
    struct name_set sets[PROMISE_SETS];
    struct span texts[PROMISE_TEXTS];
    struct span build_id; // bytes
    bool flags[PROMISE_FLAGS];
    uint64_t sizes[PROMISE_SIZES];
};

enum change_kind { CHANGE_SET, CHANGE_TEXT, CHANGE_FLAG, CHANGE_SIZE, CHANGE_BUILD };

// One promise that is not what it was.
struct change {
    const char *key, *what;
    enum change_kind kind;
    bool worse;
    struct names added, removed, raised; // of a set; raised: those added that make it worse
    struct span old_text, new_text;
    uint64_t old_value, new_value; // of a size; a flag's are 0 and 1
};

enum { CHANGES_MOST = 32 };

struct diff {
    unsigned count;
    struct change change[CHANGES_MOST];
    bool worse; // at least one of them is
};

// Gathers the promises of an ELF file or archive; `secret` keys the sets.
void promises_of(struct span bytes, uint64_t secret, struct arena *arena,
                 struct promises *promises);

void diff_of(const struct promises *old, const struct promises *new, struct diff *diff);

#endif
