// What a wheel's file name says: project, version, build, and for which interpreters and platforms.
#ifndef INGOT_ELFCHECK_TAG_H
#define INGOT_ELFCHECK_TAG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

enum { TAG_PARTS_MOST = 32 };

// "cp39.cp310" is two parts.
struct tag_set {
    unsigned count;
    struct span part[TAG_PARTS_MOST];
};

struct wheel_name {
    struct span project, version, build; // build: empty when there is none
    struct tag_set python, abi, platform;
};

// Parses NAME-VERSION[-BUILD]-PYTHON-ABI-PLATFORM.whl; the name is lent. On a failure gives false and
// a few words about it, a constant.
bool wheel_name_parse(struct span file_name, struct wheel_name *name, const char **problem);

// The index of `part` in the set; its count when it is not there.
unsigned tag_index(const struct tag_set *set, struct span part);

// Splits "PYTHON-ABI-PLATFORM" and says which of the name's tags that is; false when it is none.
bool tag_of_line(const struct wheel_name *name, struct span line, unsigned index[3]);

enum platform_family {
    PLATFORM_PURE, // any
    PLATFORM_LINUX,
    PLATFORM_MANYLINUX,
    PLATFORM_MUSLLINUX,
    PLATFORM_FOREIGN, // macOS, Windows and what we don't know
};

struct platform {
    enum platform_family family;
    unsigned major, minor; // of the libc; manylinux1, 2010 and 2014 are glibc 2.5, 2.12 and 2.17
    bool machine_known;
    uint16_t machine; // e_machine
    bool is64;
};

void platform_of(struct span tag, struct platform *platform);

// For the name of an extension module, "313t" of "x.cpython-313t-x86_64-linux-gnu.so"; empty when it
// has no such part.
struct span tag_of_module(struct span path);

// True for a module that says by its name that it keeps to the stable ABI: "x.abi3.so", or
// "x.abi3t.so", which free-threaded Pythons import too (PEP 803).
bool tag_is_stable(struct span path);

// The N of the oldest Python 3.N that a wheel for the stable ABI claims: 9 of cp39-abi3, the lowest of
// several. False when the wheel claims neither abi3 nor abi3t.
bool tag_stable_floor(const struct wheel_name *name, unsigned *minor);

#endif
