// Refuses a job's file for what it is.
#ifndef INGOT_ELFCHECK_JOB_KIND_H
#define INGOT_ELFCHECK_JOB_KIND_H

struct job;
struct session;

// Says that a file that is no executable or shared object was given to a command for these alone. What is
// of no known kind, or damaged, is malformed; a sound file of another kind was named in error, or, found
// in a folder, is only left out.
void job_refuse_kind(const struct session *session, struct job *job);

#endif
