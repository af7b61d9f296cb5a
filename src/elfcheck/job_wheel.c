// One entry is unpacked at a time.
#include "elfcheck/job_wheel.h"

#include "elfcheck/archive.h"
#include "elfcheck/facts.h"
#include "elfcheck/job.h"
#include "elfcheck/session.h"
#include "elfcheck/wheel.h"
#include "elfcheck/wheel_suffix.h"

bool job_is_wheel(const struct session *session, const struct job *job)
{
    if (archive_magic(job->bytes) || span_starts(job->bytes, "\177ELF"))
        return false;
    return session->options.profile == PROFILE_WHEEL || wheel_path(span_text(job->path));
}

bool job_refuses_wheel(const struct session *session, struct job *job)
{
    if (!job_is_wheel(session, job))
        return false;
    job_warn(job, "", " is a wheel: unpack it, and name the files in it");
    job->unread = "a wheel";
    return true;
}

bool job_open_wheel(const struct session *session, struct job *job, struct wheel *wheel)
{
    wheel_open(job->bytes, span_text(job->path), session->options.max_size, &job->arena, wheel);
    if (wheel_unreadable(wheel)) {
        job_warn(job, "", ": this elfcheck was built without zlib; dist/elfcheck reads wheels");
        job->unread = "this elfcheck was built without zlib";
        return false;
    }
    return true;
}

void job_read_entries(const struct session *session, struct wheel *wheel, take_elf *take,
                      void *context)
{
    struct wheel_entry entry;
    bool more = true;

    while (more) {
        struct arena unpacked;
        struct gather gather = session_gather(session, &unpacked, NULL);
        struct facts facts;

        arena_init(&unpacked, session_no_memory);
        more = wheel_next(wheel, &unpacked, &entry);
        if (more && span_starts(entry.bytes, "\177ELF")) {
            facts_gather(entry.bytes, &gather, &facts);
            wheel_elf(wheel, entry.name, &facts);
            if (take)
                take(context, entry.name, &facts);
        } else if (more) {
            wheel_judge_suffix(wheel, entry.name, NULL);
        }
        arena_free(&unpacked);
    }
}

bool job_read_wheel(const struct session *session, struct job *job, struct wheel *wheel,
                    take_elf *take, void *context)
{
    if (!job_open_wheel(session, job, wheel))
        return false;
    job_read_entries(session, wheel, take, context);
    return true;
}
