// Prints one test of TAP (version 13) a file; what is found stands in a block of YAML behind it.
#include <inttypes.h>

#include "elfcheck/escape.h"
#include "elfcheck/report_format.h"

static void begin(struct run *run)
{
    fputs("TAP version 13\n", run->out);
}

static void print_result(const struct run *run, bool good, const char *file)
{
    fprintf(run->out, "%sok %" PRIu64 " - ", good ? "" : "not ", run->files + run->unreads);
    escape_write(escape_tap, span_text(file), run->out);
    putc('\n', run->out);
}

static void print_scalar(const char *before, struct span text, FILE *out)
{
    fprintf(out, "%s\"", before);
    escape_write(escape_yaml, text, out);
    fputs("\"\n", out);
}

static void print_finding(const struct finding *finding, FILE *out)
{
    fprintf(out,
            "    - id: %s\n      severity: %s\n      count: %" PRIu64
            "\n"
            "      places:\n",
            finding->check->id, severity_name(finding->severity), finding->count);
    for (uint64_t i = 0; i < finding->kept; i++) {
        print_scalar("        - detail: ", finding->place[i].detail, out);
        if (finding->place[i].member.len > 0)
            print_scalar("          member: ", finding->place[i].member, out);
        if (finding->place[i].symbol.len > 0)
            print_scalar("          symbol: ", finding->place[i].symbol, out);
    }
    print_scalar("      why: ", span_text(finding->check->why), out);
    print_scalar("      mend: ", span_text(finding->check->mend), out);
}

static void print_file(struct run *run, const struct report *report)
{
    print_result(run, !run_fails(run, report), report->file);
    if (!report->findings)
        return;
    fputs("  ---\n  findings:\n", run->out);
    for (const struct finding *f = report->findings; f; f = f->next)
        print_finding(f, run->out);
    fputs("  ...\n", run->out);
}

static void print_unread(struct run *run, const struct unread *unread)
{
    print_result(run, false, unread->file);
    fputs("  ---\n", run->out);
    print_scalar("  message: ", span_text(unread->why), run->out);
    fputs("  ...\n", run->out);
}

// The plan stands at the end: nobody knows before how many files a folder has.
static void end(struct run *run)
{
    fprintf(run->out, "1..%" PRIu64 "\n", run->files + run->unreads);
}

const struct format format_tap = {"tap", begin, print_file, print_unread, end};
