// Collects findings: one entry a check and severity, so that a report stays small whatever the file.
#include "elfcheck/report.h"

#include <stdarg.h>
#include <string.h>

#include "base/text.h"
#include "elfcheck/waive.h"

enum { DETAIL_BYTES = 1500, NAME_BYTES = 8192 };

void report_start(struct report *report, struct arena *arena, const char *file)
{
    memset(report, 0, sizeof *report);
    report->arena = arena;
    report->file = file;
}

static struct finding *finding_of(struct report *report, const struct check *check,
                                  enum severity severity)
{
    struct finding **end = &report->findings;

    for (; *end; end = &(*end)->next)
        if ((*end)->check == check && (*end)->severity == severity)
            return *end;
    *end = arena_array(report->arena, 1, sizeof **end);
    if (*end) {
        (*end)->check = check;
        (*end)->severity = severity;
    }
    return *end;
}

// What was unpacked out of a wheel is gone when the report is printed: its names are copied, as much of
// them as anybody would read. Names in other files last as long as the file.
static struct span lasting(const struct report *report, struct span name)
{
    size_t len = name.len < NAME_BYTES ? (size_t)name.len : NAME_BYTES;

    if (report->kind != KIND_WHEEL || len == 0)
        return name;
    return span_of(arena_copy(report->arena, (const char *)name.at, len), len);
}

static void add(struct report *report, const struct check *check, enum severity severity,
                struct span symbol, const char *format, va_list arguments)
{
    struct finding *finding;
    char detail[DETAIL_BYTES];
    struct place *place;
    int len;

    if (waive_takes(report->waivers, check, report->file, report->member, &symbol, 1)) {
        report->waived++;
        return;
    }
    finding = finding_of(report, check, severity);
    if (!finding)
        return;
    report->count[severity]++;
    report->malformed |= check->malformed;
    finding->count++;
    if (finding->kept == SAMPLES)
        return;
    len = vsnprintf(detail, sizeof detail, format, arguments);
    if (len < 0)
        len = 0;
    if (len >= DETAIL_BYTES)
        len = DETAIL_BYTES - 1;
    place = &finding->place[finding->kept++];
    place->member = lasting(report, report->member);
    place->symbol = lasting(report, symbol);
    place->detail = span_of(arena_copy(report->arena, detail, (size_t)len), (size_t)len);
}

void report_add(struct report *report, const struct check *check, struct span symbol,
                const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add(report, check, check->severity, symbol, format, arguments);
    va_end(arguments);
}

void report_add_as(struct report *report, const struct check *check, enum severity severity,
                   struct span symbol, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add(report, check, severity, symbol, format, arguments);
    va_end(arguments);
}

void report_rest(struct report *report, const struct check *check, uint64_t total)
{
    uint64_t rest = total > SAMPLES ? total - SAMPLES : 0;
    struct finding *finding;

    if (rest == 0)
        return;
    if (waive_takes(report->waivers, check, report->file, report->member, NULL, rest)) {
        report->waived += rest;
        return;
    }
    finding = finding_of(report, check, check->severity);
    if (!finding)
        return;
    finding->count += rest;
    report->count[check->severity] += rest;
    report->malformed |= check->malformed;
}

void report_add_names(struct report *report, const struct check *check, const char *before,
                      const struct names *names, const char *after)
{
    for (uint64_t i = 0; i < names->count && i < SAMPLES; i++)
        report_add(report, check, names->name[i], "%s%.*s%s", before, SPAN_ARGS(names->name[i]),
                   after);
    report_rest(report, check, names->count);
}
