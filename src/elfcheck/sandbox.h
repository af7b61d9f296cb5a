// Gives up what a check never needs, before the first byte of an untrusted file is read.
#ifndef INGOT_ELFCHECK_SANDBOX_H
#define INGOT_ELFCHECK_SANDBOX_H

#include <stdbool.h>

// From here on the process can open files for reading, write to standard output and error, have
// memory that is not executable, and end; all other system calls fail with EPERM. Gives false, and
// changes nothing that matters, where there is no filter: on other machines than x86-64 and aarch64,
// on kernels without seccomp, and in builds with sanitisers, which need more calls than we do.
bool sandbox_enter(void);

#endif
