// One sentence and one exit status for all commands.
#include "elfcheck/job_kind.h"

#include "elfcheck/archive.h"
#include "elfcheck/facts.h"
#include "elfcheck/job.h"
#include "elfcheck/job_wheel.h"
#include "elfcheck/session.h"
#include "elfcheck/wheel.h"

static enum kind kind_of(const struct session *session, struct job *job)
{
    struct gather gather = session_gather(session, &job->arena, NULL);
    struct facts *facts = arena_array(&job->arena, 1, sizeof *facts);

    if (archive_magic(job->bytes))
        return KIND_ARCHIVE;
    if (job_is_wheel(session, job))
        return KIND_WHEEL;
    facts_gather(job->bytes, &gather, facts);
    return facts->faults.kept > 0 ? KIND_UNKNOWN : facts->kind;
}

void job_refuse_kind(const struct session *session, struct job *job)
{
    enum kind kind = kind_of(session, job);
    struct text line;

    text_init(&line, &job->arena);
    text_str(&line, " is no executable or shared object");
    if (kind != KIND_UNKNOWN)
        text_format(&line, " (kind: %s)%s", kind_name(kind), job->found ? ": left out" : "");
    job_warn(job, "", line.at);
    if (kind == KIND_UNKNOWN)
        job->malformed = true;
    else if (!job->found)
        job->unread = line.at + 1;
}
