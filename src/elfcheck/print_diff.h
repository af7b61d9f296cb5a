// Prints what changed between two files, as text or JSON.
#ifndef INGOT_ELFCHECK_PRINT_DIFF_H
#define INGOT_ELFCHECK_PRINT_DIFF_H

#include <stdio.h>

struct diff;

void diff_print(const char *old, const char *new, const struct diff *diff, FILE *out);

// One line.
void diff_print_json(const char *old, const char *new, const struct diff *diff, FILE *out);

#endif
