// The output formats: what each prints at the beginning of a run, for each file, and at the end.
#ifndef INGOT_ELFCHECK_REPORT_FORMAT_H
#define INGOT_ELFCHECK_REPORT_FORMAT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/json.h"
#include "elfcheck/report.h"

// A file that could not be read, and why.
struct unread {
    struct unread *next;
    const char *file, *why;
};

// A run over several files, as it is told.
struct run {
    const struct format *format;
    FILE *out;
    struct arena *arena; // of what is kept until the end
    struct style style;
    int fail_on;      // an enum severity; SEVERITY_COUNT: no finding makes a file fail
    bool sums;        // text ends in a line with the sums
    uint64_t files;   // checked
    uint64_t failed;  // of these: malformed, or with findings of fail_on and above
    uint64_t unreads; // files that could not be read
    uint64_t waived;  // places that waivers took
    uint64_t count[SEVERITY_COUNT];
    struct unread *unread; // the last first
    struct json document;  // SARIF: one for the whole run
    struct {
        FILE *out;
        char *bytes;
        size_t len;
    } held; // JUnit: what must stand behind sums that only the end knows
};

// A format; each function may be NULL. `file` prints a report; `unread` a file without one.
struct format {
    const char *name; // of the option
    void (*begin)(struct run *run);
    void (*file)(struct run *run, const struct report *report);
    void (*unread)(struct run *run, const struct unread *unread);
    void (*end)(struct run *run);
};

extern const struct format format_text, format_json, format_sarif, format_tap, format_junit,
    format_github;

// The format called `name`, or NULL.
const struct format *format_named(const char *name);

// Begins a run: `run` has its format, out, arena, style and fail_on, and zeros elsewhere.
void run_begin(struct run *run);

// Prints a report, and counts it.
void run_file(struct run *run, const struct report *report);

// Notes that a file could not be read. Takes copies of both texts.
void run_unread(struct run *run, const char *file, const char *why);

void run_end(struct run *run);

// Says whether the file of this report fails: malformed, or findings of fail_on and above.
bool run_fails(const struct run *run, const struct report *report);

#endif
