// Prints what is known of one file, of an archive and each of its members, or of a wheel and its ELF files.
#include <stdio.h>

#include "base/json.h"
#include "elfcheck/archive.h"
#include "elfcheck/commands.h"
#include "elfcheck/facts.h"
#include "elfcheck/facts_archive.h"
#include "elfcheck/inspect.h"
#include "elfcheck/job_wheel.h"
#include "elfcheck/session.h"
#include "elfcheck/wheel.h"

static void inspect_members(const struct session *session, const struct archive_facts *archive,
                            struct json *json)
{
    json_key(json, "members");
    json_array(json);
    for (uint64_t i = 0; i < archive->member_count; i++) {
        struct arena arena;
        struct gather gather = session_gather(session, &arena, archive);
        struct facts facts;

        arena_init(&arena, session_no_memory);
        facts_gather(archive->members[i].data, &gather, &facts);
        json_object(json);
        json_key(json, "member");
        json_span(json, archive->members[i].name);
        inspect_object(json, &facts);
        json_close(json);
        arena_free(&arena);
    }
    json_close(json);
}

struct inspected {
    bool is_wheel;
    struct wheel wheel;
};

// Members are read while they are told: all of their facts at once would take too much memory.
static void read_least(const struct session *session, struct job *job)
{
    struct inspected *inspected = arena_array(&job->arena, 1, sizeof *inspected);

    inspected->is_wheel = job_is_wheel(session, job);
    if (!inspected->is_wheel || job_open_wheel(session, job, &inspected->wheel))
        job->result = inspected;
}

static void inspect_entry(void *context, struct span name, const struct facts *facts)
{
    struct json *json = context;

    json_object(json);
    json_key(json, "member");
    json_span(json, name);
    inspect_object(json, facts);
    json_close(json);
}

static void inspect_entries(const struct session *session, struct wheel *wheel, struct json *json)
{
    json_key(json, "members");
    json_array(json);
    job_read_entries(session, wheel, inspect_entry, json);
    json_close(json);
}

static void tell_facts(struct session *session, struct job *job)
{
    struct gather gather = session_gather(session, &job->arena, NULL);
    struct inspected *inspected = job->result;
    struct archive_facts archive;
    struct facts facts;
    struct json json;

    json_start(&json, stdout);
    json_object(&json);
    json_key(&json, "file");
    json_text(&json, job->path);
    if (inspected->is_wheel) {
        inspect_wheel(&json, &inspected->wheel);
        inspect_entries(session, &inspected->wheel, &json);
        session->malformed |= inspected->wheel.zip.count == 0;
    } else if (archive_magic(job->bytes)) {
        facts_of_archive(job->bytes, &job->arena, session->secret, &archive);
        inspect_archive(&json, &archive);
        inspect_members(session, &archive, &json);
        session->malformed |= archive.faults.kept > 0;
    } else {
        facts_gather(job->bytes, &gather, &facts);
        inspect_object(&json, &facts);
        session->malformed |= facts.faults.kept > 0 || facts.kind == KIND_UNKNOWN;
    }
    json_close(&json);
    json_finish(&json);
}

const struct work work_inspect = {read_least, tell_facts};
