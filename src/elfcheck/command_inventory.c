// Prints which libraries are inside a file.
#include <stdio.h>

#include "elfcheck/commands.h"
#include "elfcheck/inventory.h"
#include "elfcheck/job_wheel.h"
#include "elfcheck/print_inventory.h"
#include "elfcheck/session.h"

static void read_inventory(const struct session *session, struct job *job)
{
    struct inventory *inventory = arena_array(&job->arena, 1, sizeof *inventory);

    if (job_refuses_wheel(session, job))
        return;
    inventory_of(job->bytes, &job->arena, inventory);
    job->malformed = inventory->malformed;
    job->result = inventory;
}

static void tell_inventory(struct session *session, struct job *job)
{
    const struct inventory *inventory = job->result;

    if (session_wants_json(session))
        inventory_print_json(job->path, inventory, stdout);
    else if (inventory->count > 0 || !session->options.quiet)
        inventory_print(job->path, inventory, stdout);
}

const struct work work_inventory = {read_inventory, tell_inventory};
