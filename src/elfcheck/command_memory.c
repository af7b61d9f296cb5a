// Prints what loading each file costs, and the sum over several.
#include <stdio.h>

#include "elfcheck/check.h"
#include "elfcheck/commands.h"
#include "elfcheck/facts.h"
#include "elfcheck/job_kind.h"
#include "elfcheck/job_wheel.h"
#include "elfcheck/print_memory.h"
#include "elfcheck/session.h"
#include "elfcheck/wheel.h"

// What loading one file costs; a wheel has a list of them.
struct cost {
    struct cost *next;
    const char *path;
    enum kind kind;
    struct memory_facts memory;
};

// Of all ELF files in a wheel.
struct costs {
    const struct session *session;
    struct job *job;
    struct cost *first, **end;
};

static void add_cost(struct costs *costs, const char *path, const struct facts *facts)
{
    struct arena *arena = &costs->job->arena;
    struct cost *cost = arena_array(arena, 1, sizeof *cost);

    costs->job->malformed |= facts->faults.kept > 0;
    cost->path = path;
    cost->kind = facts->kind;
    facts_of_memory(facts, costs->session->options.page_size, arena, &cost->memory);
    *costs->end = cost;
    costs->end = &cost->next;
}

static void take_entry(void *context, struct span name, const struct facts *facts)
{
    struct costs *costs = context;
    struct text path;

    if ((KIND(facts->kind) & KINDS_IMAGE) == 0)
        return;
    text_init(&path, &costs->job->arena);
    text_format(&path, "%s/%.*s", costs->job->path, SPAN_ARGS(name));
    add_cost(costs, path.at, facts);
}

static void read_wheel(struct costs *costs)
{
    struct wheel *wheel = arena_array(&costs->job->arena, 1, sizeof *wheel);

    if (!job_read_wheel(costs->session, costs->job, wheel, take_entry, costs))
        return;
    costs->job->malformed |= wheel->zip.count == 0;
    if (!costs->first)
        job_warn(costs->job, "", " is left out: no executable or shared object is in it");
}

// What no loader loads costs nothing and is said to be left out.
static void read_cost(const struct session *session, struct job *job)
{
    struct gather gather = {.arena = &job->arena};
    struct costs costs = {session, job, NULL, &costs.first};
    struct facts facts;

    if (job_is_wheel(session, job)) {
        read_wheel(&costs);
    } else {
        facts_gather(job->bytes, &gather, &facts);
        if (KIND(facts.kind) & KINDS_IMAGE)
            add_cost(&costs, job->path, &facts);
        else
            job_refuse_kind(session, job);
    }
    job->result = costs.first;
}

static void tell_cost(struct session *session, struct job *job)
{
    for (const struct cost *cost = job->result; cost; cost = cost->next) {
        if (session_wants_json(session)) {
            memory_print_json(cost->path, kind_name(cost->kind), &cost->memory, stdout);
        } else {
            if (session->memory_files == 0)
                memory_print_head(stdout);
            memory_print(cost->path, &cost->memory, stdout);
        }
        memory_add(&session->memory, &cost->memory);
        session->memory_files++;
    }
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
