// One file on its way through a command: looked at (in any thread, printing nothing), then told (in order).
#ifndef INGOT_ELFCHECK_JOB_H
#define INGOT_ELFCHECK_JOB_H

#include <stdbool.h>

#include "base/span.h"
#include "base/text.h"

struct session;

// A line for the person that waits until the file's turn.
struct job_line {
    struct job_line *next;
    const char *before, *after; // around the path
};

struct job {
    const char *path;       // of the arena
    struct arena arena;     // everything known of the file
    struct span bytes;      // mapped while the job lives
    bool found;             // in a folder: nobody named it
    bool opened;            // the bytes are there
    void *result;           // what the command's look made, of the arena; NULL: nothing to tell
    struct job_line *lines; // in order
    const char *unread;     // why it could not be read, or not wholly; NULL
    bool malformed;
};

// What a command does with each file.
struct work {
    void (*look)(const struct session *session, struct job *job);
    void (*tell)(struct session *session, struct job *job); // only where there is a result
};

// Readies a job for the file at `path` (copied), which was named or found. It is the caller's until job_end.
void job_start(struct job *job, const char *path, bool found);

// Opens the file and looks at it.
void job_look(const struct session *session, const struct work *work, struct job *job);

// Says what there is to say of the job, counts it, and frees it.
void job_end(struct session *session, const struct work *work, struct job *job);

// Keeps a line to be said at the file's turn: the path between two texts, both constant or of the arena.
void job_warn(struct job *job, const char *before, const char *after);

#endif
