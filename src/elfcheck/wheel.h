// Facts about a wheel: its zip file, its RECORD and metadata, and whether its ELF files keep its tags.
#ifndef INGOT_ELFCHECK_WHEEL_H
#define INGOT_ELFCHECK_WHEEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/facts.h"
#include "elfcheck/tag.h"
#include "elfcheck/wheel_floor.h"
#include "elfcheck/wheel_issues.h"
#include "elfcheck/zip.h"

struct arena;

// What RECORD says of one entry.
struct wheel_row {
    bool listed;
    struct span hash, size;
};

struct wheel {
    struct arena *arena;
    struct zip zip;
    struct wheel_row *rows; // one an entry
    bool named;             // `name` was parsed from the file's name
    struct wheel_name name;
    struct span info; // "NAME-VERSION.dist-info/"; empty when there is none
    bool has_record, purelib;
    uint64_t next; // entry
    struct wheel_floor floor;
    struct wheel_issues issues;
};

struct wheel_entry {
    struct span name;
    struct span bytes; // of the arena that was given, or lent by the file
};

// True for what is to be read as a wheel, by the file's path: it ends in ".whl".
bool wheel_path(struct span path);

// Reads the zip's directory, the file's name, RECORD, WHEEL and METADATA. `path` is where the file is.
void wheel_open(struct span file, struct span path, uint64_t size_most, struct arena *arena,
                struct wheel *wheel);

// True when there are entries that this elfcheck cannot inflate: nothing can be said of the wheel.
bool wheel_unreadable(const struct wheel *wheel);

// Unpacks the next entry that can be into `arena` and holds it against RECORD; false after the last.
bool wheel_next(struct wheel *wheel, struct arena *arena, struct wheel_entry *entry);

// Holds the facts of one ELF entry against the tags; `name` must be an entry's.
void wheel_elf(struct wheel *wheel, struct span name, const struct facts *facts);

#endif
