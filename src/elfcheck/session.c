// The exit status, and what is said about a file outside of any report.
#include "elfcheck/session.h"

#include "base/message.h"
#include "base/text.h"
#include "elfcheck/escape.h"
#include "elfcheck/facts_archive.h"

void session_no_memory(void)
{
    message_die(EXIT_TROUBLE, "no memory left");
}

bool session_wants_json(const struct session *session)
{
    return session->options.format == &format_json;
}

void session_warn(const char *before, const char *path, const char *after)
{
    struct arena arena;

    arena_init(&arena, session_no_memory);
    // A path may be as long as the line may be; the reason must still fit behind it.
    message_warn("%s%.2000s%s", before, escape_copy(&arena, span_text(path)), after);
    arena_free(&arena);
}

void session_trouble(struct session *session, const char *path, const char *why)
{
    session->trouble = true;
    if (session->options.task == TASK_CHECK)
        run_unread(&session->run, path, why);
}

struct gather session_gather(const struct session *session, struct arena *arena,
                             const struct archive_facts *archive)
{
    return (struct gather){arena, archive ? &archive->defined : NULL, session->options.prefixes,
                           session->options.prefix_count};
}

int session_exit_status(const struct session *session)
{
    if (session->trouble)
        return EXIT_TROUBLE;
    if (session->malformed)
        return EXIT_MALFORMED;
    return session->run.failed > 0 || session->worse ? EXIT_FINDINGS : EXIT_CLEAN;
}
