// What stays the same from file to file while elfcheck runs, and what it has come to so far.
#ifndef INGOT_ELFCHECK_SESSION_H
#define INGOT_ELFCHECK_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "elfcheck/archive_set.h"
#include "elfcheck/facts.h"
#include "elfcheck/facts_memory.h"
#include "elfcheck/options.h"
#include "elfcheck/report_format.h"
#include "elfcheck/shared_set.h"
#include "elfcheck/waive.h"

struct arena;
struct archive_facts;

enum { EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE, EXIT_MALFORMED };

struct session {
    struct options options;
    struct run run;
    struct waivers waivers;
    uint64_t secret;            // keys the name tables
    struct memory_facts memory; // of all files so far
    uint64_t memory_files;
    struct archive_set line;  // with --profile archive: the files, in the order of a link
    struct shared_set shared; // with a profile of dynamic files: those that may meet
    bool worse, malformed, trouble;
};

// What an arena does when there is none: says so and ends the program.
void session_no_memory(void);

bool session_wants_json(const struct session *session);

// A line about a file, whose name may be hostile: folders hold what others put there.
void session_warn(const char *before, const char *path, const char *after);

// Keeps, for the report and the exit status, that a file could not be read, or not wholly.
void session_trouble(struct session *session, const char *path, const char *why);

// What facts are gathered with: for a member of `archive`, or NULL.
struct gather session_gather(const struct session *session, struct arena *arena,
                             const struct archive_facts *archive);

int session_exit_status(const struct session *session);

#endif
