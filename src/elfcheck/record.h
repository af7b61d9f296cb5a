// Reads a wheel's RECORD: comma-separated values, strictly.
#ifndef INGOT_ELFCHECK_RECORD_H
#define INGOT_ELFCHECK_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

struct arena;

// Where a walk stands: start it with the text and the arena, all else 0.
struct record {
    struct span text;
    struct arena *arena; // of fields that hold a doubled quote; others are lent by the text
    uint64_t next, line;
};

struct record_row {
    struct span path, hash, size;
    uint64_t line; // from 1
    bool broken;   // not three fields, or a quote where none may be: the fields mean nothing
};

// Gives the next row; false at the end. Empty lines are no rows.
bool record_next(struct record *record, struct record_row *row);

// True when a hash field is of a kind that RECORD may have: sha256 or better, that is sha384 or sha512.
bool record_hashed(struct span field);

// True when the field is the hash of these bytes: of such a kind, in urlsafe base64 without padding.
bool record_hash_true(struct span field, struct span bytes);

#endif
