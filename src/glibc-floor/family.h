// The libraries that glibc consists of, and which of them a symbol was in before libc.so.6 took it over.
#ifndef INGOT_GLIBC_FLOOR_FAMILY_H
#define INGOT_GLIBC_FLOOR_FAMILY_H

#include <stddef.h>

#include "base/span.h"

struct version_number;

enum { FAMILY_LIBC, FAMILY_MOST = 10 };

// File names of the libraries, libc.so.6 first; `*count` of them. The loader is not among them: its
// name differs from machine to machine, and libc.so.6 tells it.
const char *const *family_libraries(size_t *count);

// The library that `name` was in before libc.so.6 had it; NULL when it was never anywhere else.
const char *family_former(struct span name);

// The release in which libc.so.6 took over whatever was left of libpthread, libdl, librt, ...
extern const struct version_number family_merged;

#endif
