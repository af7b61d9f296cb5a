// Holds what is called an extension module against what an interpreter of the wheel's tags imports.
#ifndef INGOT_ELFCHECK_WHEEL_SUFFIX_H
#define INGOT_ELFCHECK_WHEEL_SUFFIX_H

#include "base/span.h"

struct facts;
struct wheel;

// Notes what is wrong with the entry called `name`, by its name and, where it is an ELF file, its facts; NULL for
// any other file.
void wheel_judge_suffix(struct wheel *wheel, struct span name, const struct facts *facts);

#endif
