// What archives and objects in the order of a link must be to each other.
#include <inttypes.h>
#include <stdio.h>

#include "elfcheck/archive_set.h"
#include "elfcheck/check.h"
#include "elfcheck/hints.h"
#include "elfcheck/near.h"
#include "elfcheck/report.h"
#include "elfcheck/sentence.h"

// "libz.a(inflate.o)", or the path of an object.
static struct span member_label(const struct archive_set *set, uint32_t index, struct arena *arena)
{
    const struct set_member *member = &set->members[index];
    struct span path = set->files[member->file].path;
    struct text text;

    if (set->files[member->file].object)
        return path;
    text_init(&text, arena);
    text_format(&text, "%.*s(%.*s)", SPAN_ARGS(path), SPAN_ARGS(member->name));
    return span_of(text.at, text.len);
}

// How a finding about two files is told: text for the one, `verb`, the symbol, text for the other.
static void add_pair(const struct subject *subject, const struct set_pair *pair, const char *verb,
                     const char *between, const struct check *check, struct report *report)
{
    const struct archive_set *set = subject->set;
    struct span symbol = set->symbols[pair->symbol].name;
    struct span other = member_label(set, pair->other, report->arena);
    char more[64] = "";

    if (pair->count > 1)
        snprintf(more, sizeof more, " (and %" PRIu64 " symbols more)", pair->count - 1);
    report->member = member_label(set, pair->one, report->arena);
    report_add(report, check, symbol, "%s %.*s%s%.*s%s", verb, SPAN_ARGS(symbol), between,
               SPAN_ARGS(other), more);
    report->member = (struct span){0, 0};
}

static void add_late(const struct subject *subject, bool circle, const struct check *check,
                     struct report *report)
{
    const struct set_pairs *late = &subject->set->late;

    for (size_t i = 0; i < late->count; i++)
        if (late->pairs[i].circle == circle)
            add_pair(subject, &late->pairs[i], "wants",
                     circle ? ", which only an earlier file that wants something back defines: "
                            : ", which only an earlier file defines: ",
                     check, report);
}

static void check_order(const struct subject *subject, const struct check *check,
                        struct report *report)
{
    add_late(subject, false, check, report);
}

static void check_circle(const struct subject *subject, const struct check *check,
                         struct report *report)
{
    add_late(subject, true, check, report);
}

static void check_duplicate(const struct subject *subject, const struct check *check,
                            struct report *report)
{
    const struct set_pairs *same = &subject->set->same;

    for (size_t i = 0; i < same->count; i++)
        add_pair(subject, &same->pairs[i], "defines", ", and so does ", check, report);
}

static void check_left_out(const struct subject *subject, const struct check *check,
                           struct report *report)
{
    if (subject->set->left_out > 0)
        report_add(report, check, (struct span){0, 0}, "%" PRIu64 " files past the first %d",
                   subject->set->left_out, SET_FILES_MOST);
}

static void check_lacking(const struct subject *subject, const struct check *check,
                          struct report *report)
{
    const struct archive_set *set = subject->set;
    struct names names = {.count = set->lacking_count};

    if (set->opaque || set->left_out > 0 || set->lacking_count == 0)
        return;
    for (uint64_t i = 0; i < names.count && i < SET_LACKING; i++) {
        const struct set_want *want = set->lacking[i];
        struct span name = set->symbols[want->symbol].name;
        const struct hint *hint = near_is_python(name) ? NULL : hint_of(name, span_text(""));

        names.name[i] = name;
        if (!set->libc_seen)
            continue;
        report->member = member_label(set, want->member, report->arena);
        report_add(report, check, name, "wants %.*s, which neither the line nor libc defines%s%s",
                   SPAN_ARGS(name), hint ? "; " : "", hint ? hint->say : "");
    }
    report->member = (struct span){0, 0};
    if (set->libc_seen)
        report_rest(report, check, names.count);
    else
        report_add_as(report, check, SEVERITY_INFO, names.name[0],
                      "%s: nothing on the line defines that; with --sysroot what a libc there has "
                      "is left out",
                      sentence_of(&names).text);
}

#define ROW(id, severity, run, what, why, mend) \
    { \
        id, severity, PROFILE_ARCHIVE, KIND(KIND_SET), false, run, what, why, mend \
    }

static const struct check checks[] = {
    ROW("link-order", SEVERITY_WARNING, check_order,
        "each file of a link line stands before those that define what it wants",
        "Linkers read the line once, from left to right, and take from an archive what is wanted "
        "by "
        "then: \"undefined reference\", although the archive is there. It links by luck when "
        "something before had pulled the same member in. (lld remembers archives, and does link.)",
        "Name the archive that defines the symbol behind the one that wants it."),
    ROW("link-circle", SEVERITY_WARNING, check_circle,
        "no files of a link line want something of each other",
        "Whichever of them comes first, what a later one wants of it is an \"undefined reference\" "
        "unless something had pulled that member in before.",
        "Put both between -Wl,--start-group and -Wl,--end-group, or name the first one again at "
        "the end."),
    ROW("link-duplicate", SEVERITY_WARNING, check_duplicate,
        "no symbol is defined by two files of a link line (COMDAT groups, weak and common symbols "
        "aside)",
        "The first one is taken, silently, also by the library that meant its own; or \"multiple "
        "definition\" when something else pulls both members in. Often one library is there twice, "
        "in two versions.",
        "Leave one out, build it with another prefix, or make the symbol static."),
    ROW("link-undefined", SEVERITY_WARNING, check_lacking,
        "what the files of a link line want is defined by one of them, or by libc",
        "The linker says \"undefined reference\" as soon as something pulls that member in.",
        "Name the library that has it behind the files that want it."),
    ROW("link-too-long", SEVERITY_INFO, check_left_out,
        "a link line has no more files than are compared with each other",
        "The room that this takes grows with the square of their number; the rest is not looked "
        "at.",
        "Check a part of the line at a time."),
};

const struct check_family check_family_set = {checks, sizeof checks / sizeof *checks};
