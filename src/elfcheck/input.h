// Opens the files that are checked: the only code that touches the disk besides neighbours.c.
#ifndef INGOT_ELFCHECK_INPUT_H
#define INGOT_ELFCHECK_INPUT_H

#include <stdbool.h>

#include "base/span.h"

// Maps the regular file at `path`, read-only. Gives 0, or an errno value: EISDIR for a folder, EINVAL
// for anything else that is not a regular file (a FIFO is not waited for), and what open, fstat and
// mmap give. The bytes are the caller's until input_close.
int input_open(const char *path, struct span *bytes);

// Gives false when the file became shorter while it was mapped: pages that were gone read as zeros,
// so whatever was found is not to be trusted.
bool input_close(struct span bytes);

#endif
