// Prints who asks for a name, as text or JSON.
#ifndef INGOT_ELFCHECK_PRINT_WHY_H
#define INGOT_ELFCHECK_PRINT_WHY_H

#include <stdio.h>

struct why;

// A line a question, one for each who asks below it.
void why_print(const struct why *why, const char *file, FILE *out);

// One line.
void why_print_json(const struct why *why, const char *file, FILE *out);

#endif
