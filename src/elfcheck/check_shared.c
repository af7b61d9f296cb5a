// What dynamic files that are checked together must be to each other.
#include <inttypes.h>
#include <stdio.h>

#include "elfcheck/check.h"
#include "elfcheck/report.h"
#include "elfcheck/shared_set.h"

static void add_clashes(const struct subject *subject, enum clash clash, bool bound,
                        const struct check *check, struct report *report)
{
    const struct shared_set *set = subject->shared;

    for (size_t i = 0; i < set->pair_count; i++) {
        const struct shared_pair *pair = &set->pairs[i];
        struct span symbol = pair->clash[clash].symbol, other = set->files[pair->other].label;
        char more[64] = "";

        if (pair->clash[clash].count == 0 || (clash == CLASH_STRONG && pair->bound != bound))
            continue;
        if (pair->clash[clash].count > 1)
            snprintf(more, sizeof more, " (and %" PRIu64 " more)", pair->clash[clash].count - 1);
        report->member = set->files[pair->one].label;
        report_add(report, check, symbol, "%.*s is defined in %.*s, too%s", SPAN_ARGS(symbol),
                   SPAN_ARGS(other), more);
    }
    report->member = (struct span){0, 0};
}

static void check_bound(const struct subject *subject, const struct check *check,
                        struct report *report)
{
    add_clashes(subject, CLASH_STRONG, true, check, report);
}

static void check_global(const struct subject *subject, const struct check *check,
                         struct report *report)
{
    add_clashes(subject, CLASH_STRONG, false, check, report);
}

static void check_unique(const struct subject *subject, const struct check *check,
                         struct report *report)
{
    add_clashes(subject, CLASH_UNIQUE, false, check, report);
}

static void check_idle(const struct subject *subject, const struct check *check,
                       struct report *report)
{
    add_clashes(subject, CLASH_IDLE, false, check, report);
}

// What is a copy of something is told once.
static void check_build_id(const struct subject *subject, const struct check *check,
                           struct report *report)
{
    const struct shared_set *set = subject->shared;

    for (size_t i = 0; i < set->file_count; i++) {
        const struct shared_file *file = &set->files[i];
        struct span other;

        if (file->twin == SHARED_NONE || file->copy_of != SHARED_NONE)
            continue;
        other = set->files[file->twin].label;
        report->member = file->label;
        report_add(report, check, other, "%.*s has the same build id, and other bytes",
                   SPAN_ARGS(other));
    }
    report->member = (struct span){0, 0};
}

static void check_left_out(const struct subject *subject, const struct check *check,
                           struct report *report)
{
    if (subject->shared->left_out > 0)
        report_add(report, check, (struct span){0, 0}, "%" PRIu64 " files are not compared",
                   subject->shared->left_out);
}

#define ROW(id, severity, ...) \
    CHECK(id, severity, PROFILES_LIBC_ONLY | PROFILE_WHEEL, \
          KIND(KIND_TOGETHER) | KIND(KIND_WHEEL), __VA_ARGS__)
#define HIDE \
    "Hide the name in both: a version script { global: PyInit_*; local: *; }, or " \
    "-Wl,--exclude-libs,ALL; or let both need one shared library."

static const struct check checks[] = {
    ROW("clash-bound", SEVERITY_WARNING, check_bound,
        "no file's own names are defined by another file of its scope, too",
        "One is loaded with the other (or is the interpreter, or what that loads), so ld.so binds "
        "both to the first: "
        "calls of the one end in the other's code, perhaps of another version.",
        HIDE),
    ROW("clash-global", SEVERITY_WARNING, check_global,
        "no file's own names are exported by another file, too",
        "Under RTLD_GLOBAL, or linked into one program, calls of the second one end in the first "
        "one's code. As Python imports them (RTLD_LOCAL) nothing happens.",
        HIDE),
    ROW("clash-unique", SEVERITY_WARNING, check_unique,
        "what is bound process-wide (STB_GNU_UNIQUE) has one size in all files",
        "ld.so gives all of them the first one's, RTLD_LOCAL or not: code for another layout "
        "writes past its end.",
        "Compile both with the same headers and options, or with -fno-gnu-unique."),
    ROW("clash-idle", SEVERITY_INFO, check_idle, "no two files export one name",
        "Harmless today: the names are weak (inline functions of C++, meant to be one), or neither "
        "file refers to its own by name.",
        HIDE),
    ROW("build-id-shared", SEVERITY_WARNING, check_build_id,
        "no two files have one build id, unless the one is a copy of the other",
        "Debuggers, perf and crash reports look up symbols by it, and would show those of the "
        "other file. Tools that change a linked file (patchelf) leave the old one.",
        "Link each file by itself with -Wl,--build-id=sha1, after the last change to it."),
    ROW("clash-too-many", SEVERITY_INFO, check_left_out,
        "there are no more files and symbols than are compared with each other",
        "The room for it is bounded: 512 files, 524,288 symbols.", "Check fewer at a time."),
};

const struct check_family check_family_shared = {checks, sizeof checks / sizeof *checks};
