// Floors: the oldest glibc that a file is to run on, what comes with it, and the platform tag that follows.
#ifndef INGOT_ELFCHECK_FLOOR_H
#define INGOT_ELFCHECK_FLOOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/libc.h"

struct elf;
struct facts;
struct wanted_facts;

enum { VERSION_PARTS = 4 };

// A dotted version; parts that are not there are 0.
struct version_number {
    uint32_t part[VERSION_PARTS];
};

// Reads digits with dots, at most four parts; false for anything else.
bool version_read(struct span text, struct version_number *version);

// Reads the number behind a prefix, as in "GLIBC_2.17"; false when the name is another's or no number.
bool version_of(struct span name, const char *prefix, struct version_number *version);

// Below, at or above 0: part by part, as numbers (2.9 is before 2.17).
int version_order(const struct version_number *one, const struct version_number *other);

// What is fixed for the programs of one machine.
struct libc_platform {
    uint16_t machine;
    bool is64, big;
    const char *tag;             // as in manylinux_2_17_x86_64
    const char *loader, *interp; // glibc's: DT_NEEDED's name and PT_INTERP's path
    struct version_number base;  // the glibc that the port came with: no symbol is older
    unsigned first;              // the first manylinux_2_N for it
    const char *musl;            // as in ld-musl-x86_64.so.1
    uint64_t page;               // the largest page size that its kernels are built with
};

// The row for an object; NULL when we know none.
const struct libc_platform *libc_platform_of(const struct elf *elf);

// The libc that a dynamic file is linked with, by what it needs and its interpreter.
enum libc floor_libc(const struct facts *facts);

// True for the libraries that are libc's own: libc.so.6, libm.so.6, its loader and so on; or musl's.
bool floor_in_libc(const struct facts *facts, struct span library, enum libc *libc);

// The highest version of the family `prefix` ("GLIBCXX_") that a `machine`'s systems with glibc 2.`minor` have
// for sure; false for a family that is none of a manylinux policy's.
bool floor_allows(const char *prefix, uint16_t machine, unsigned minor,
                  struct version_number *highest);

// The prefix in `version` when it is one of those families; NULL else.
const char *floor_family(struct span version);

// A marker of glibc that is no number: the first release that has it for sure. False when unknown.
bool floor_marker(struct span version, struct version_number *first);

// The first glibc 2.N whose systems have what is wanted for sure: 0 when it is of a library that no policy counts,
// FLOOR_NEVER when no system that we know of has it.
enum { FLOOR_NEVER = UINT16_MAX };
unsigned floor_first(const struct facts *facts, const struct wanted_facts *wanted);

struct floor_tag {
    char tag[64];
    char cause[256]; // a sentence; raw bytes of the file in it
};

// The platform tag that the file deserves: the lowest that all it wants and needs allows.
void floor_tag_of(const struct facts *facts, struct floor_tag *tag);

#endif
