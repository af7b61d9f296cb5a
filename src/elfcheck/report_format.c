// The table of output formats, and what all of them count.
#include "elfcheck/report_format.h"

#include <string.h>

#include "base/text.h"

static const struct format *const formats[] = {
    &format_text, &format_json, &format_sarif, &format_tap, &format_junit, &format_github,
};

const struct format *format_named(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(name, formats[i]->name) == 0)
            return formats[i];
    return NULL;
}

bool run_fails(const struct run *run, const struct report *report)
{
    bool fails = report->malformed;

    for (int severity = run->fail_on; severity < SEVERITY_COUNT; severity++)
        fails |= report->count[severity] > 0;
    return fails;
}

void run_begin(struct run *run)
{
    if (run->format->begin)
        run->format->begin(run);
}

void run_file(struct run *run, const struct report *report)
{
    run->files++;
    run->waived += report->waived;
    run->failed += run_fails(run, report);
    for (int severity = 0; severity < SEVERITY_COUNT; severity++)
        run->count[severity] += report->count[severity];
    run->format->file(run, report);
}

void run_unread(struct run *run, const char *file, const char *why)
{
    struct unread *unread = arena_array(run->arena, 1, sizeof *unread);

    *unread = (struct unread){run->unread, arena_copy(run->arena, file, strlen(file)),
                              arena_copy(run->arena, why, strlen(why))};
    run->unread = unread;
    run->unreads++;
    if (run->format->unread)
        run->format->unread(run, unread);
}

void run_end(struct run *run)
{
    if (run->format->end)
        run->format->end(run);
}
