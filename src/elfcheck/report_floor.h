// Prints what a file asks of the system that it runs on: `elfcheck floor`.
#ifndef INGOT_ELFCHECK_REPORT_FLOOR_H
#define INGOT_ELFCHECK_REPORT_FLOOR_H

#include <stdio.h>

struct facts;

// The platform tag with its cause, and of each library and family of versions the highest wanted, with
// the symbols that want it. As JSON: one object on one line.
void report_floor(const char *file, const struct facts *facts, FILE *out);
void report_floor_json(const char *file, const struct facts *facts, FILE *out);

#endif
