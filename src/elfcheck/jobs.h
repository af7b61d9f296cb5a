// Several files at a time: threads read them, and they are told in the order in which they were given.
#ifndef INGOT_ELFCHECK_JOBS_H
#define INGOT_ELFCHECK_JOBS_H

#include <stdbool.h>

struct jobs;
struct session;
struct work;

enum { JOBS_MOST = 64 };

// Starts the threads that `session->options.jobs` asks for: none where one file is read at a time. Each
// thread does `on_start` first (enters the sandbox). NULL when there is no memory.
struct jobs *jobs_start(struct session *session, const struct work *work, void (*on_start)(void));

// Reads a file, named or found in a folder, when a thread is free, and tells those that are ready before it.
void jobs_give(struct jobs *jobs, const char *path, bool found);

// Waits for all files, tells them, ends the threads, and frees `jobs`.
void jobs_end(struct jobs *jobs);

#endif
