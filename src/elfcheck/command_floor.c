// Prints the oldest system that an executable, a shared object or a wheel runs on.
#include <stdio.h>

#include "elfcheck/check.h"
#include "elfcheck/commands.h"
#include "elfcheck/facts.h"
#include "elfcheck/job_kind.h"
#include "elfcheck/job_wheel.h"
#include "elfcheck/report_floor.h"
#include "elfcheck/session.h"
#include "elfcheck/wheel.h"

struct floor {
    bool wheel; // what is below it counts then
    struct facts facts;
    struct wheel read;
};

static void read_image(const struct session *session, struct job *job, struct floor *floor)
{
    struct gather gather = {.arena = &job->arena};
    struct facts *facts = &floor->facts;

    facts_gather(job->bytes, &gather, facts);
    if ((KINDS_IMAGE & KIND(facts->kind)) == 0) {
        job_refuse_kind(session, job);
        return;
    }
    job->malformed = facts->faults.kept > 0;
    job->result = floor;
}

static void read_floor(const struct session *session, struct job *job)
{
    struct floor *floor = arena_array(&job->arena, 1, sizeof *floor);

    floor->wheel = job_is_wheel(session, job);
    if (!floor->wheel)
        read_image(session, job, floor);
    else if (job_read_wheel(session, job, &floor->read, NULL, NULL)) {
        job->malformed = floor->read.zip.count == 0;
        job->result = floor;
    }
}

static void tell_floor(struct session *session, struct job *job)
{
    const struct floor *floor = job->result;
    bool json = session_wants_json(session);

    if (floor->wheel)
        (json ? report_wheel_floor_json : report_wheel_floor)(job->path, &floor->read.floor,
                                                              stdout);
    else
        (json ? report_floor_json : report_floor)(job->path, &floor->facts, stdout);
}

const struct work work_floor = {read_floor, tell_floor};
