// Starts a load set for a job, and says what went wrong.
#include "elfcheck/loads.h"

#include <errno.h>
#include <string.h>

#include "base/text.h"
#include "elfcheck/job.h"
#include "elfcheck/job_kind.h"
#include "elfcheck/session.h"

// Keeps a line about what is not the job's own file.
static void complain(struct job *job, const char *before, const char *what, const char *after)
{
    struct text line;

    text_init(&line, &job->arena);
    text_format(&line, ": %s %s%s%s", before, what, after[0] ? ": " : "", after);
    job_warn(job, "", line.at);
    job->unread = line.at + 2;
}

// Adds a file; false, and said, when it cannot be read. `job_file`: it is the job's own.
static bool add(const struct session *session, struct job *job, struct loadset *set,
                const char *path, bool job_file, uint32_t *index)
{
    int error = loadset_add(set, path, index);

    if (error == ENOEXEC && job_file) {
        job_refuse_kind(session, job);
    } else if (error != 0) {
        complain(job, "cannot load", path,
                 error == ENOEXEC ? "no executable or shared object" : strerror(error));
    }
    return error == 0;
}

bool loads_start(const struct session *session, struct job *job, const char *interpreter,
                 struct loadset *set, uint32_t *file)
{
    const char *sysroot = session->options.sysroot ? session->options.sysroot : "/";
    uint32_t program;

    if (!loadset_start(set, &job->arena, sysroot, session->options.libc)) {
        complain(job, "cannot look into the sysroot", sysroot, strerror(errno));
        return false;
    }
    if (interpreter && !add(session, job, set, interpreter, false, &program))
        return false;
    return add(session, job, set, job->path, true, file);
}

void loads_end(struct session *session, const char *path, struct loadset *set)
{
    if (!loadset_end(set)) {
        session_warn("", path, ", or a library, became shorter while it was read: try again");
        session_trouble(session, path, "became shorter while it was read");
    }
}
