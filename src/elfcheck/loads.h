// What would be loaded with the file of a job, in the sysroot that the command line names.
#ifndef INGOT_ELFCHECK_LOADS_H
#define INGOT_ELFCHECK_LOADS_H

#include <stdbool.h>
#include <stdint.h>

#include "elfcheck/loadset.h"

struct job;
struct session;

// Finds it, beside what the program `interpreter` (may be NULL) loads; `*file` is the place of the job's
// file in the set, the interpreter's is 0. False when it cannot be told: the job says why.
bool loads_start(const struct session *session, struct job *job, const char *interpreter,
                 struct loadset *set, uint32_t *file);

// Closes the files, and says when one became shorter meanwhile.
void loads_end(struct session *session, const char *path, struct loadset *set);

#endif
