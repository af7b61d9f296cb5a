// Which C library an object was compiled for, told by the symbols it asks for.
#ifndef INGOT_ELFCHECK_LIBC_H
#define INGOT_ELFCHECK_LIBC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

enum libc { LIBC_UNKNOWN, LIBC_GLIBC, LIBC_MUSL, LIBC_COUNT };

const char *libc_name(enum libc libc);

// The libc called `name` ("musl", "glibc"); false when there is none.
bool libc_named(const char *name, enum libc *libc);

// A symbol, or a family of them, that only one libc's headers or library produce.
struct libc_symbol {
    enum libc libc;
    bool compiled; // its headers put the name there; else the source calls a function only it has
    const char *prefix, *suffix; // an exact name has no suffix
    const char *why;
};

// The row that `symbol`, left undefined by an object, falls under; NULL when both libcs have it.
const struct libc_symbol *libc_symbol_of(struct span symbol);

// All rows, for tests. `count` gives how many.
const struct libc_symbol *libc_symbols(unsigned *count);

enum { LIBC_USES = 8 };

// The first few uses of such symbols by one object, and how many.
struct libc_use {
    uint64_t count;
    struct {
        struct span symbol;
        const struct libc_symbol *row;
    } use[LIBC_USES];
};

#endif
