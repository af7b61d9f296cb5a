// Opens the files that are checked: the only code that reads files. (sysroot.c and neighbours.c look at folders.)
#ifndef INGOT_ELFCHECK_INPUT_H
#define INGOT_ELFCHECK_INPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

// So many files can be open at a time; what asks for more gets EMFILE.
enum { INPUTS_MOST = 1024 };

// Tells a file from all others, whatever it is called.
struct input_id {
    uint64_t device, inode;
};

// Maps the regular file at `path`, or standard input, read-only. Gives 0, or an errno value: EISDIR for a folder, EINVAL
// for anything else that is not a regular file (a FIFO is not waited for), and what open, fstat and
// mmap give. The bytes are the caller's until input_close.
int input_open(const char *path, struct span *bytes);

// The same, and says which file it was.
int input_open_id(const char *path, struct span *bytes, struct input_id *id);

// Gives false when the file became shorter while it was mapped: pages that were gone read as zeros,
// so whatever was found is not to be trusted.
bool input_close(struct span bytes);

#endif
