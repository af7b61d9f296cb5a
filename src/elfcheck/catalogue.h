// The checks as a list, one check in full, and all of them as a chapter for the manual.
#ifndef INGOT_ELFCHECK_CATALOGUE_H
#define INGOT_ELFCHECK_CATALOGUE_H

#include <stdbool.h>
#include <stdio.h>

struct check;

#define ELFCHECK_VERSION "0.1"

// One line a check, or (markdown) a section each.
void catalogue_print(bool markdown, FILE *out);

void catalogue_explain(const struct check *check, FILE *out);

#endif
