// Prints findings as workflow commands of GitHub, which shows them beside the files of a change.
#include <inttypes.h>

#include "elfcheck/escape.h"
#include "elfcheck/report_format.h"

static void message(struct span text, FILE *out)
{
    escape_write(escape_github_message, text, out);
}

static void print_head(const char *level, const char *file, const char *title, FILE *out)
{
    fprintf(out, "::%s file=", level);
    escape_write(escape_github_property, span_text(file), out);
    fputs(",title=", out);
    escape_write(escape_github_property, span_text(title), out);
    fputs("::", out);
}

static void print_place(const struct place *place, FILE *out)
{
    if (place->member.len > 0) {
        message(place->member, out);
        fputs(": ", out);
    }
    message(place->detail, out);
    fputs("%0A", out);
}

// One annotation a finding, not a place: GitHub shows no more than ten of a level in a step.
static void print_finding(const struct report *report, const struct finding *finding, FILE *out)
{
    static const char *const levels[SEVERITY_COUNT] = {"notice", "warning", "error"};

    print_head(levels[finding->severity], report->file, finding->check->id, out);
    for (uint64_t i = 0; i < finding->kept; i++)
        print_place(&finding->place[i], out);
    if (finding->count > finding->kept)
        fprintf(out, "and %" PRIu64 " more%%0A", finding->count - finding->kept);
    fputs("why: ", out);
    message(span_text(finding->check->why), out);
    fputs("%0Amend: ", out);
    message(span_text(finding->check->mend), out);
    putc('\n', out);
}

static void print_file(struct run *run, const struct report *report)
{
    int least = run->style.quiet ? SEVERITY_WARNING : SEVERITY_INFO;

    for (int severity = SEVERITY_ERROR; severity >= least; severity--)
        for (const struct finding *f = report->findings; f; f = f->next)
            if (f->severity == (enum severity)severity)
                print_finding(report, f, run->out);
}

static void print_unread(struct run *run, const struct unread *unread)
{
    print_head("error", unread->file, "unread", run->out);
    message(span_text(unread->why), run->out);
    putc('\n', run->out);
}

const struct format format_github = {"github", NULL, print_file, print_unread, NULL};
