// Prints the oldest system that an executable or shared object runs on.
#include <stdio.h>

#include "elfcheck/check.h"
#include "elfcheck/commands.h"
#include "elfcheck/facts.h"
#include "elfcheck/report_floor.h"
#include "elfcheck/session.h"

static void read_floor(const struct session *session, struct job *job)
{
    struct gather gather = {.arena = &job->arena};
    struct facts *facts = arena_array(&job->arena, 1, sizeof *facts);

    (void)session;
    facts_gather(job->bytes, &gather, facts);
    job->malformed = facts->faults.kept > 0 || facts->kind == KIND_UNKNOWN;
    if ((KINDS_IMAGE & KIND(facts->kind)) != 0) {
        job->result = facts;
        return;
    }
    job_warn(job, "", ": no executable or shared object, so it has no floor");
    if (facts->kind != KIND_UNKNOWN)
        job->unread = "no executable or shared object";
}

static void tell_floor(struct session *session, struct job *job)
{
    if (session_wants_json(session))
        report_floor_json(job->path, job->result, stdout);
    else
        report_floor(job->path, job->result, stdout);
}

const struct work work_floor = {read_floor, tell_floor};
