// Prints the table of checks: for --list, --explain and docs/elfcheck.md.
#include "elfcheck/catalogue.h"

#include "elfcheck/check.h"
#include "elfcheck/report.h"

static void print_profiles(const struct check *check, FILE *out)
{
    unsigned count;
    const struct profile_row *rows = profile_rows(&count);
    const char *separator = "";

    for (unsigned i = 0; i < count; i++)
        if (check->profiles & rows[i].profile) {
            fprintf(out, "%s%s", separator, rows[i].name);
            separator = ",";
        }
}

static void print_section(const struct check *check, FILE *out)
{
    fprintf(out, "\n### %s\n\n*%s; profiles: ", check->id, severity_name(check->severity));
    print_profiles(check, out);
    fprintf(out, "*\n\n**Wants:** ");
    report_wrap(check->what, 11, 0, out);
    fputs(".\n\n**Why:** ", out);
    report_wrap(check->why, 9, 0, out);
    fputs("\n\n**Mend:** ", out);
    report_wrap(check->mend, 10, 0, out);
    putc('\n', out);
}

// The chapter: a table of all checks that leads to a section for each.
static void print_chapter(FILE *out)
{
    const struct check *check;

    fputs("| id | severity | wants |\n|---|---|---|\n", out);
    for (unsigned i = 0; (check = check_at(i)) != NULL; i++)
        fprintf(out, "| [%s](#%s) | %s | %s |\n", check->id, check->id,
                severity_name(check->severity), check->what);
    for (unsigned i = 0; (check = check_at(i)) != NULL; i++)
        print_section(check, out);
}

void catalogue_print(bool markdown, FILE *out)
{
    const struct check *check;

    if (markdown) {
        print_chapter(out);
        return;
    }
    for (unsigned i = 0; (check = check_at(i)) != NULL; i++)
        fprintf(out, "%-26s %-8s %s\n", check->id, severity_name(check->severity), check->what);
}

void catalogue_explain(const struct check *check, FILE *out)
{
    fprintf(out, "%s (%s; profiles: ", check->id, severity_name(check->severity));
    print_profiles(check, out);
    fputs(")\n  wants: ", out);
    report_wrap(check->what, 9, 9, out);
    fputs("\n  why:   ", out);
    report_wrap(check->why, 9, 9, out);
    fputs("\n  mend:  ", out);
    report_wrap(check->mend, 9, 9, out);
    putc('\n', out);
}
