// The command line: one table of options drives parsing and --help.
#ifndef INGOT_ELFCHECK_OPTIONS_H
#define INGOT_ELFCHECK_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/span.h"
#include "elfcheck/check.h"

struct arena;
struct format;

enum task { TASK_CHECK, TASK_INSPECT, TASK_LIST, TASK_EXPLAIN, TASK_HELP, TASK_VERSION };
enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };

struct options {
    enum task task;
    enum profile profile;
    enum libc libc;
    enum when color;
    int fail_on; // an enum severity; SEVERITY_COUNT: never
    bool quiet, markdown, no_sandbox;
    const struct format *format;
    const char *explain;
    struct check_set ignored; // checks to leave out
    struct span *prefixes;    // of the arena
    uint64_t prefix_count;
    const char **waive_files; // of the arena
    unsigned waive_count;
    char **files;
    int file_count;
};

// Reads the command line; on a usage error gives false, with one line about it in `problem` (of the
// arena).
bool options_read(int count, char **words, struct arena *arena, struct options *options,
                  const char **problem);

void options_help(FILE *out);

#endif
