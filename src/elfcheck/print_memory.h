// Prints what loading costs: a table for people, one row a file and a sum; or JSON.
#ifndef INGOT_ELFCHECK_PRINT_MEMORY_H
#define INGOT_ELFCHECK_PRINT_MEMORY_H

#include <stdint.h>
#include <stdio.h>

struct memory_facts;

// The line above the rows.
void memory_print_head(FILE *out);

void memory_print(const char *file, const struct memory_facts *memory, FILE *out);

// What all `files` cost together, and what they would if they were linked into one.
void memory_print_sum(uint64_t files, const struct memory_facts *sum, FILE *out);

// The same as JSON, each on a line of its own.
void memory_print_json(const char *file, const char *kind, const struct memory_facts *memory,
                       FILE *out);
void memory_print_sum_json(uint64_t files, const struct memory_facts *sum, FILE *out);

#endif
