// The command line: one table of options drives parsing and --help.
#ifndef INGOT_ELFCHECK_OPTIONS_H
#define INGOT_ELFCHECK_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/span.h"
#include "elfcheck/check.h"
#include "elfcheck/floor.h"

struct arena;
struct format;
struct shell;

// Those before TASK_LIST take files.
enum task {
    TASK_CHECK,
    TASK_INSPECT,
    TASK_MEMORY,
    TASK_DIFF,
    TASK_INVENTORY,
    TASK_FLOOR,
    TASK_TREE,
    TASK_WHY,
    TASK_SYMBOLS,
    TASK_LIST,
    TASK_EXPLAIN,
    TASK_COMPLETION,
    TASK_HELP,
    TASK_VERSION,
};
enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };

struct options {
    enum task task;
    enum task about; // what the command's word says; TASK_CHECK for none
    enum profile profile;
    bool has_floor; // of --profile glibc:X.Y
    struct version_number floor;
    enum libc libc;
    enum when color;
    int fail_on; // an enum severity; SEVERITY_COUNT: never
    bool quiet, markdown, no_sandbox;
    const struct format *format;
    const char *explain;
    const char *sysroot, *interpreter; // NULL: not given
    bool exported, undefined;
    unsigned jobs;             // 0: as many as the machine has processors
    const struct shell *shell; // whose completion is wanted
    struct check_set ignored;  // checks to leave out
    struct span *prefixes;     // of the arena
    uint64_t prefix_count;
    const char **waive_files; // of the arena
    unsigned waive_count;
    uint64_t page_size; // 0: the machine's
    uint64_t max_size;  // of a file in a wheel and of a pipe, in bytes
    char **names;       // what elfcheck why asks about, NULL behind them
    char **files;
    int file_count;
};

// Reads the command line; on a usage error gives false, with one line about it in `problem` (of the
// arena).
bool options_read(int count, char **words, struct arena *arena, struct options *options,
                  const char **problem);

// Prints the help: of one command, or (TASK_CHECK) of all.
void options_help(enum task about, FILE *out);

// What --help says of an option. A heading above others has neither name nor argument.
struct option_row {
    char letter; // 0: only the long name
    const char *name, *argument, *help;
};

// Row `index` of the table of options; false past the last.
bool options_row(unsigned index, struct option_row *row);

// The word of command `index` and what it does; NULL past the last.
const char *options_command(unsigned index, const char **help);

#endif
