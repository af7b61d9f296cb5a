// Reads a zip file strictly: every way in which two readers could see different files is an issue.
#ifndef INGOT_ELFCHECK_ZIP_H
#define INGOT_ELFCHECK_ZIP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/wheel_issues.h"

struct arena;

enum { ZIP_STORED = 0, ZIP_DEFLATED = 8 };

// Deflate's best: 258 bytes out of 2 bits (RFC 1951, 3.2.5).
enum { ZIP_RATIO_MOST = 1032 };
// Larger files are not unpacked, unless a person says so.
#define ZIP_SIZE_MOST ((uint64_t)1 << 30)

// One entry, as the central directory has it.
struct zip_entry {
    struct span name;
    struct span packed;   // its bytes as they lie in the file
    struct span extra;    // of the central header
    uint64_t header, end; // where its local header begins and its bytes (or data descriptor) end
    uint64_t packed_size, size;
    uint32_t crc;
    uint16_t method, flags, mode; // mode: of Unix, 0 when it was written elsewhere
    bool folder;                  // its name ends in '/'
    bool usable;                  // its bytes are there, in bounds and may be unpacked
};

struct zip {
    struct span file;
    uint64_t size_most; // larger entries are not looked into
    uint64_t count;
    struct zip_entry *entries;        // of the arena, in the directory's order
    const struct zip_entry **by_name; // the same, ascending by name
};

// Reads the directory and each local header; what is wrong becomes issues, as do entries of more
// than `size_most` bytes. False when there is no directory to read: `zip` is then empty.
bool zip_open(struct span file, uint64_t size_most, struct arena *arena, struct zip *zip,
              struct wheel_issues *issues);

// The first entry called `name`; NULL when there is none.
const struct zip_entry *zip_find(const struct zip *zip, struct span name);

// The bytes of an entry: lent by the file when stored, else of the arena. False, with an issue, when
// they do not unpack to what the directory says. The entry must be usable.
bool zip_unpack(const struct zip_entry *entry, struct arena *arena, struct span *bytes,
                struct wheel_issues *issues);

#endif
