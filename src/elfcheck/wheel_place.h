// Where the ELF files of a wheel look for libraries, and whether its programs can be started.
#ifndef INGOT_ELFCHECK_WHEEL_PLACE_H
#define INGOT_ELFCHECK_WHEEL_PLACE_H

#include "base/span.h"

struct facts;
struct wheel;

// Notes search paths that do not lead to a folder of the wheel. `name` is the entry's.
void wheel_judge_paths(struct wheel *wheel, struct span name, const struct facts *facts);

// Notes an executable that nobody may execute once it is installed.
void wheel_judge_mode(struct wheel *wheel, struct span name, const struct facts *facts);

#endif
