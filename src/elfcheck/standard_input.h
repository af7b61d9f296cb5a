// The file called "-".
#ifndef INGOT_ELFCHECK_STANDARD_INPUT_H
#define INGOT_ELFCHECK_STANDARD_INPUT_H

#include <stdbool.h>
#include <stdint.h>

// True for "-": standard input.
bool standard_input_is(const char *path);

// Makes a file in memory of standard input when that is a pipe or the like, so that it can be mapped, and read
// more than once. Gives 0, or an errno value; EFBIG when it has more than `most` bytes, for a pipe need not end.
int standard_input_keep(uint64_t most);

#endif
