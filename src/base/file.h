// Whole files: read with a bound, hashed, written only when they would change.
#ifndef INGOT_BASE_FILE_H
#define INGOT_BASE_FILE_H

#include <stddef.h>

#include "base/sha256.h"

struct arena;

// Reads the file at `path`, which may hold at most `most` bytes, into memory that the arena owns,
// with a NUL after it. Gives 0, or an errno value: EFBIG when the file holds more than `most`,
// EISDIR for a folder, ENOMEM, and what open and read give.
int file_read(struct arena *arena, const char *path, size_t most, char **bytes, size_t *len);

// Hashes the file at `path`. Gives 0, or an errno value.
int file_sha256(const char *path, char hex[SHA256_HEX]);

// Makes the file at `path` hold exactly these bytes: an equal file is left alone (its time too), any
// other is replaced by rename, so that a reader sees the old bytes or the new ones, never a part.
// Gives 0, or an errno value; nothing is left behind then.
int file_write(const char *path, const char *bytes, size_t len);

#endif
