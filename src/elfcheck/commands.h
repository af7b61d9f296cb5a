// What elfcheck does with files: one for each word that may stand before them, and to check them.
#ifndef INGOT_ELFCHECK_COMMANDS_H
#define INGOT_ELFCHECK_COMMANDS_H

#include "elfcheck/job.h"

struct session;

extern const struct work work_check, work_inspect, work_memory, work_inventory, work_floor,
    work_tree, work_why, work_symbols;

// After the last file: the sum over several.
void memory_of_all(const struct session *session);

// After the last file, with --profile archive: what several of them are to each other in a link.
void check_link_line(struct session *session);

// And with a profile of dynamic files: what they are to each other in one process.
void check_shared_set(struct session *session);

// Compares the two files of the command line.
void diff_files(struct session *session);

#endif
