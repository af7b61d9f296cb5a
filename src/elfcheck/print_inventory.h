// Prints which libraries are inside a file, as text or JSON.
#ifndef INGOT_ELFCHECK_PRINT_INVENTORY_H
#define INGOT_ELFCHECK_PRINT_INVENTORY_H

#include <stdio.h>

struct inventory;

void inventory_print(const char *file, const struct inventory *inventory, FILE *out);

// One line.
void inventory_print_json(const char *file, const struct inventory *inventory, FILE *out);

#endif
