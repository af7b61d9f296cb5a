// Prints what a file asks of the system that it runs on: `elfcheck floor`.
#ifndef INGOT_ELFCHECK_REPORT_FLOOR_H
#define INGOT_ELFCHECK_REPORT_FLOOR_H

#include <stdio.h>

struct facts;
struct wheel_floor;

// The platform tag with its cause, and of each library and family of versions the highest wanted, with
// the symbols that want it. As JSON: one object on one line.
void report_floor(const char *file, const struct facts *facts, FILE *out);
void report_floor_json(const char *file, const struct facts *facts, FILE *out);

// The platform tag that a wheel deserves, and the file in it that sets it.
void report_wheel_floor(const char *file, const struct wheel_floor *floor, FILE *out);
void report_wheel_floor_json(const char *file, const struct wheel_floor *floor, FILE *out);

#endif
