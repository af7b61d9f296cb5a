// Prints what loading each file costs, and the sum over several.
#include <stdio.h>

#include "elfcheck/check.h"
#include "elfcheck/commands.h"
#include "elfcheck/facts.h"
#include "elfcheck/job_kind.h"
#include "elfcheck/print_memory.h"
#include "elfcheck/session.h"

struct cost {
    enum kind kind;
    struct memory_facts memory;
};

// What no loader loads costs nothing and is said to be left out.
static void read_cost(const struct session *session, struct job *job)
{
    struct gather gather = {.arena = &job->arena};
    struct cost *cost = arena_array(&job->arena, 1, sizeof *cost);
    struct facts facts;

    facts_gather(job->bytes, &gather, &facts);
    if ((KIND(facts.kind) & KINDS_IMAGE) == 0) {
        job_refuse_kind(session, job);
        return;
    }
    job->malformed = facts.faults.kept > 0;
    cost->kind = facts.kind;
    facts_of_memory(&facts, session->options.page_size, &job->arena, &cost->memory);
    job->result = cost;
}

static void tell_cost(struct session *session, struct job *job)
{
    const struct cost *cost = job->result;

    if (session_wants_json(session)) {
        memory_print_json(job->path, kind_name(cost->kind), &cost->memory, stdout);
    } else {
        if (session->memory_files == 0)
            memory_print_head(stdout);
        memory_print(job->path, &cost->memory, stdout);
    }
    memory_add(&session->memory, &cost->memory);
    session->memory_files++;
}

void memory_of_all(const struct session *session)
{
    if (session->memory_files < 2)
        return;
    if (session_wants_json(session))
        memory_print_sum_json(session->memory_files, &session->memory, stdout);
    else
        memory_print_sum(session->memory_files, &session->memory, stdout);
}

const struct work work_memory = {read_cost, tell_cost};
