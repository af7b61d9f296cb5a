// Reads the wheel of a job, entry by entry.
#ifndef INGOT_ELFCHECK_JOB_WHEEL_H
#define INGOT_ELFCHECK_JOB_WHEEL_H

#include <stdbool.h>

#include "base/span.h"

struct facts;
struct job;
struct session;
struct wheel;

// True when the job's bytes are to be read as a wheel: whatever they are, where the name or the profile
// says so. What is plainly something else is left to wrong-kind.
bool job_is_wheel(const struct session *session, const struct job *job);

// The same, for what cannot look into wheels: the job says so then, and is not read.
bool job_refuses_wheel(const struct session *session, struct job *job);

// Is told of each ELF file; name and facts last as long as the call.
typedef void take_elf(void *context, struct span name, const struct facts *facts);

// Reads the directory and the metadata of it. False when this elfcheck cannot unpack: the job says so then.
bool job_open_wheel(const struct session *session, struct job *job, struct wheel *wheel);

// Reads all entries of it; `take` (may be NULL) is told of the ELF files.
void job_read_entries(const struct session *session, struct wheel *wheel, take_elf *take,
                      void *context);

// Both. Reads all of it into `wheel`, its ELF files too, which `take` (may be NULL) is told of. False when this
// elfcheck cannot unpack: the job says so then.
bool job_read_wheel(const struct session *session, struct job *job, struct wheel *wheel,
                    take_elf *take, void *context);

#endif
