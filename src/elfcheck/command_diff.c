// Compares the promises of two files.
#include <stdio.h>

#include "elfcheck/commands.h"
#include "elfcheck/diff.h"
#include "elfcheck/job_wheel.h"
#include "elfcheck/print_diff.h"
#include "elfcheck/session.h"

// Two jobs at once: each has one file open.
enum { OLD, NEW, FILES };

static void read_promises(const struct session *session, struct job *job)
{
    struct promises *promises = arena_array(&job->arena, 1, sizeof *promises);

    if (job_refuses_wheel(session, job))
        return;
    promises_of(job->bytes, session->secret, &job->arena, promises);
    if (!promises->complete)
        job_warn(job, "", " has names without end: not all of them were compared");
    if (promises->malformed)
        job_warn(job, "", " is malformed: elfcheck says in what when it is given alone");
    job->malformed = promises->malformed;
    job->result = promises;
}

static void tell_nothing(struct session *session, struct job *job)
{
    (void)session;
    (void)job;
}

static void tell_diff(struct session *session, const struct job *job)
{
    struct diff diff;

    diff_of(job[OLD].result, job[NEW].result, &diff);
    if (session_wants_json(session))
        diff_print_json(job[OLD].path, job[NEW].path, &diff, stdout);
    else if (diff.count > 0 || !session->options.quiet)
        diff_print(job[OLD].path, job[NEW].path, &diff, stdout);
    session->worse |= diff.worse;
}

void diff_files(struct session *session)
{
    static const struct work work = {read_promises, tell_nothing};
    struct job job[FILES];

    for (int i = 0; i < FILES; i++) {
        job_start(&job[i], session->options.files[i], false);
        job_look(session, &work, &job[i]);
    }
    if (job[OLD].result && job[NEW].result)
        tell_diff(session, job);
    for (int i = 0; i < FILES; i++)
        job_end(session, &work, &job[i]);
}
