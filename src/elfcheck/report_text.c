// Prints a report for people: what, where, why it matters and how to mend it, once for each kind.
#include <inttypes.h>
#include <string.h>

#include "elfcheck/escape.h"
#include "elfcheck/report.h"
#include "elfcheck/report_format.h"

enum { COLUMNS = 96 };

void report_escape(struct span bytes, FILE *out)
{
    escape_write(NULL, bytes, out);
}

void report_wrap(const char *words, unsigned column, unsigned indent, FILE *out)
{
    bool first = true;

    while (*words) {
        size_t len = strcspn(words, " ");

        if (!first && column + 1 + len > COLUMNS) {
            fprintf(out, "\n%*s", (int)indent, "");
            column = indent;
        } else if (!first) {
            putc(' ', out);
            column++;
        }
        fwrite(words, 1, len, out);
        column += (unsigned)len;
        words += len;
        words += strspn(words, " ");
        first = false;
    }
}

static const char *paint(const struct style *style, enum severity severity)
{
    static const char *const colors[SEVERITY_COUNT] = {"\033[36m", "\033[33;1m", "\033[31;1m"};

    return style->color ? colors[severity] : "";
}

static const char *unpaint(const struct style *style)
{
    return style->color ? "\033[0m" : "";
}

static void print_count(uint64_t count, const char *noun, bool *first, FILE *out)
{
    if (count == 0)
        return;
    fprintf(out, "%s%" PRIu64 " %s%s", *first ? "" : ", ", count, noun, count == 1 ? "" : "s");
    *first = false;
}

static void print_summary(const struct report *report, const struct style *style, FILE *out)
{
    bool first = true;

    report_escape(span_text(report->file), out);
    fputs(": ", out);
    print_count(report->count[SEVERITY_ERROR], "error", &first, out);
    print_count(report->count[SEVERITY_WARNING], "warning", &first, out);
    if (!style->quiet && first)
        print_count(report->count[SEVERITY_INFO], "note", &first, out);
    if (first)
        fputs("clean", out);
    fprintf(out, " (%s", kind_name(report->kind));
    if (report->machine)
        fprintf(out, ", %s", report->machine);
    if (report->kind == KIND_ARCHIVE || report->kind == KIND_WHEEL)
        fprintf(out, ", %" PRIu64 " member%s", report->members, report->members == 1 ? "" : "s");
    fprintf(out, ", profile %s)\n", profile_row(report->profile)->name);
}

static void print_place(const struct place *place, FILE *out)
{
    if (place->member.len > 0) {
        report_escape(place->member, out);
        fputs(": ", out);
    }
    report_escape(place->detail, out);
    putc('\n', out);
}

static void print_finding(const struct finding *finding, const struct style *style, FILE *out)
{
    fprintf(out, "  %s%s%s %s\n", paint(style, finding->severity), severity_name(finding->severity),
            unpaint(style), finding->check->id);
    for (uint64_t i = 0; i < finding->kept; i++) {
        fputs("    ", out);
        print_place(&finding->place[i], out);
    }
    if (finding->count > finding->kept)
        fprintf(out, "    and %" PRIu64 " more\n", finding->count - finding->kept);
    fputs("    why:  ", out);
    report_wrap(finding->check->why, 10, 10, out);
    fputs("\n    mend: ", out);
    report_wrap(finding->check->mend, 10, 10, out);
    putc('\n', out);
}

void report_print(const struct report *report, const struct style *style, FILE *out)
{
    if (style->quiet && report->count[SEVERITY_ERROR] + report->count[SEVERITY_WARNING] == 0)
        return;
    print_summary(report, style, out);
    for (int severity = SEVERITY_ERROR; severity >= (style->quiet ? SEVERITY_WARNING : 0);
         severity--)
        for (const struct finding *f = report->findings; f; f = f->next)
            if (f->severity == (enum severity)severity)
                print_finding(f, style, out);
}

static void print_file(struct run *run, const struct report *report)
{
    report_print(report, &run->style, run->out);
}

// Of a folder nobody knows how many files were checked: a line says so, and what came of them.
static void print_sums(struct run *run)
{
    bool first = true, bad = run->count[SEVERITY_ERROR] + run->count[SEVERITY_WARNING] > 0;
    FILE *out = run->out;

    if (!run->sums || (run->style.quiet && !bad && run->unreads == 0))
        return;
    fprintf(out, "%" PRIu64 " file%s checked: ", run->files, run->files == 1 ? "" : "s");
    print_count(run->count[SEVERITY_ERROR], "error", &first, out);
    print_count(run->count[SEVERITY_WARNING], "warning", &first, out);
    if (!run->style.quiet && first)
        print_count(run->count[SEVERITY_INFO], "note", &first, out);
    fputs(!first ? "" : run->files == 0 ? "nothing to tell" : "clean", out);
    if (run->failed > 0)
        fprintf(out, "; %" PRIu64 " file%s failed", run->failed, run->failed == 1 ? "" : "s");
    if (run->unreads > 0)
        fprintf(out, "; %" PRIu64 " could not be read", run->unreads);
    if (run->waived > 0)
        fprintf(out, "; %" PRIu64 " waived", run->waived);
    putc('\n', out);
}

const struct format format_text = {"text", NULL, print_file, NULL, print_sums};
