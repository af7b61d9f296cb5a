// A job's life: opened and read, then told and closed.
#include "elfcheck/job.h"

#include <errno.h>
#include <string.h>

#include "elfcheck/input.h"
#include "elfcheck/session.h"

void job_start(struct job *job, const char *path, bool found)
{
    *job = (struct job){.found = found};
    arena_init(&job->arena, session_no_memory);
    job->path = arena_copy(&job->arena, path, strlen(path));
}

void job_warn(struct job *job, const char *before, const char *after)
{
    struct job_line **end = &job->lines;

    while (*end)
        end = &(*end)->next;
    *end = arena_array(&job->arena, 1, sizeof **end);
    **end = (struct job_line){NULL, before, after};
}

// Says why a file could not be opened; `error` is input_open's.
static void cannot_open(struct job *job, int error)
{
    struct text why;

    if (error == EINVAL) {
        job_warn(job, "", " is not a regular file");
        job->unread = "not a regular file";
        return;
    }
    text_init(&why, &job->arena);
    text_format(&why, ": %s", strerror(error));
    job_warn(job, "cannot open ", why.at);
    job->unread = why.at + 2;
}

void job_look(const struct session *session, const struct work *work, struct job *job)
{
    int error = input_open(job->path, &job->bytes);

    job->opened = error == 0;
    if (job->opened)
        work->look(session, job);
    else
        cannot_open(job, error);
}

void job_end(struct session *session, const struct work *work, struct job *job)
{
    for (const struct job_line *line = job->lines; line; line = line->next)
        session_warn(line->before, job->path, line->after);
    if (job->unread)
        session_trouble(session, job->path, job->unread);
    session->malformed |= job->malformed;
    if (job->result)
        work->tell(session, job);
    if (job->opened && !input_close(job->bytes)) {
        session_warn("", job->path, " became shorter while it was read: check it again");
        session_trouble(session, job->path, "became shorter while it was read");
    }
    arena_free(&job->arena);
}
