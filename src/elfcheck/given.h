// Archives that are named beside a file which lacks what they define.
#ifndef INGOT_ELFCHECK_GIVEN_H
#define INGOT_ELFCHECK_GIVEN_H

struct job;
struct resolution;
struct session;

// Has the first complaints about undefined symbols say which member of an archive on the command line defines
// each, as the archive's index tells. The texts are of the job's arena.
void given_archives_tell(const struct session *session, struct job *job,
                         const struct resolution *resolution);

#endif
