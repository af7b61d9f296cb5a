// Completion of the command line for shells, printed from the table of options.
#ifndef INGOT_ELFCHECK_COMPLETION_H
#define INGOT_ELFCHECK_COMPLETION_H

#include <stdio.h>

// A shell whose completion can be printed.
struct shell {
    const char *name;
    void (*print)(FILE *out);
};

// The shell called `name` (bash, zsh or fish), or NULL.
const struct shell *shell_named(const char *name);

#endif
