// The newest version of glibc that a file wants symbols of.
#ifndef INGOT_ELFCHECK_VERSION_MAX_H
#define INGOT_ELFCHECK_VERSION_MAX_H

#include <stdbool.h>

#include "base/span.h"

struct version_max {
    bool any;
    unsigned major, minor;
    struct span name; // "GLIBC_2.34"
};

// Takes another name of DT_VERNEED in; those that are no version of glibc change nothing.
void version_max_add(struct version_max *most, struct span name);

#endif
