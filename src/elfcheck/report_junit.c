// Prints JUnit's XML: one suite with a test case a file. The suite begins with sums, so the cases are
// held back until its end.
#include <inttypes.h>
#include <stdlib.h>

#include "base/text.h"
#include "elfcheck/escape.h"
#include "elfcheck/report_format.h"

static void text(struct span bytes, FILE *out)
{
    escape_write(escape_xml, bytes, out);
}

static void begin(struct run *run)
{
    run->held.out = open_memstream(&run->held.bytes, &run->held.len);
    if (!run->held.out)
        run->arena->no_memory();
}

static void begin_case(const char *file, FILE *out)
{
    fputs("    <testcase classname=\"elfcheck\" name=\"", out);
    text(span_text(file), out);
    fputs("\">\n", out);
}

static void end_case(FILE *out)
{
    fputs("    </testcase>\n", out);
}

static void print_finding(const struct finding *finding, FILE *out)
{
    fprintf(out, "%s %s\n", severity_name(finding->severity), finding->check->id);
    for (uint64_t i = 0; i < finding->kept; i++) {
        fputs("  ", out);
        text(finding->place[i].member, out);
        fputs(finding->place[i].member.len > 0 ? ": " : "", out);
        text(finding->place[i].detail, out);
        putc('\n', out);
    }
    if (finding->count > finding->kept)
        fprintf(out, "  and %" PRIu64 " more\n", finding->count - finding->kept);
    fputs("  why:  ", out);
    text(span_text(finding->check->why), out);
    fputs("\n  mend: ", out);
    text(span_text(finding->check->mend), out);
    putc('\n', out);
}

static bool counts(const struct run *run, const struct finding *finding)
{
    return (int)finding->severity >= run->fail_on || finding->check->malformed;
}

// The findings that make the file fail, or the others; and their ids before them, in an attribute.
static void print_findings(const struct run *run, const struct report *report, bool failing)
{
    for (const struct finding *f = report->findings; f; f = f->next)
        if (counts(run, f) == failing)
            print_finding(f, run->held.out);
}

static void print_ids(const struct run *run, const struct report *report)
{
    const char *before = "";

    for (const struct finding *f = report->findings; f; f = f->next)
        if (counts(run, f)) {
            fprintf(run->held.out, "%s%s", before, f->check->id);
            before = ", ";
        }
}

static bool has_others(const struct run *run, const struct report *report)
{
    for (const struct finding *f = report->findings; f; f = f->next)
        if (!counts(run, f))
            return true;
    return false;
}

static void print_file(struct run *run, const struct report *report)
{
    FILE *out = run->held.out;

    begin_case(report->file, out);
    if (run_fails(run, report)) {
        fputs("      <failure type=\"elfcheck\" message=\"", out);
        print_ids(run, report);
        fputs("\">", out);
        print_findings(run, report, true);
        fputs("</failure>\n", out);
    }
    if (has_others(run, report)) {
        fputs("      <system-out>", out);
        print_findings(run, report, false);
        fputs("</system-out>\n", out);
    }
    end_case(out);
}

static void print_unread(struct run *run, const struct unread *unread)
{
    FILE *out = run->held.out;

    begin_case(unread->file, out);
    fputs("      <error type=\"unread\" message=\"", out);
    text(span_text(unread->why), out);
    fputs("\"/>\n", out);
    end_case(out);
}

static void end(struct run *run)
{
    bool whole = fclose(run->held.out) == 0;

    if (!whole)
        run->arena->no_memory();
    fprintf(run->out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
            "  <testsuite name=\"elfcheck\" tests=\"%" PRIu64 "\" failures=\"%" PRIu64
            "\" errors=\"%" PRIu64 "\" skipped=\"0\">\n",
            run->files + run->unreads, run->failed, run->unreads);
    fwrite(run->held.bytes, 1, run->held.len, run->out);
    fputs("  </testsuite>\n</testsuites>\n", run->out);
    free(run->held.bytes);
}

const struct format format_junit = {"junit", begin, print_file, print_unread, end};
