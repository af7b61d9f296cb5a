// Checks a file: an ELF file, an archive with its members, or a wheel with the ELF files in it.
#include <errno.h>
#include <string.h>

#include "elfcheck/archive.h"
#include "elfcheck/archive_set.h"
#include "elfcheck/check.h"
#include "elfcheck/commands.h"
#include "elfcheck/facts_archive.h"
#include "elfcheck/given.h"
#include "elfcheck/input.h"
#include "elfcheck/job_wheel.h"
#include "elfcheck/loads.h"
#include "elfcheck/machine.h"
#include "elfcheck/neighbours.h"
#include "elfcheck/report.h"
#include "elfcheck/resolve.h"
#include "elfcheck/session.h"
#include "elfcheck/set_libc.h"
#include "elfcheck/shared_set.h"
#include "elfcheck/tag.h"
#include "elfcheck/wheel.h"

struct checked {
    struct report report;
    struct loadset set; // its files stay open: findings name what is in them
    struct facts facts; // of an ELF file
};

static struct subject subject_of(const struct session *session, const struct report *report)
{
    return (struct subject){.profile = report->profile,
                            .target = session->options.libc,
                            .floor = session->options.has_floor ? &session->options.floor : NULL};
}

static void choose_profile(const struct session *session, struct report *report, enum kind kind)
{
    report->kind = kind;
    report->profile = session->options.profile;
    if (report->profile == PROFILE_AUTO)
        report->profile = profile_for(kind);
}

// What a dynamic loader has a part in: nothing that is static, unless it is to be imported.
static bool is_loaded(enum kind kind, bool imported)
{
    return kind == KIND_SHARED || kind == KIND_DYNAMIC_EXE || kind == KIND_DYNAMIC_PIE ||
           (imported && (kind == KIND_STATIC || kind == KIND_STATIC_PIE));
}

// Programs are started, not imported by the interpreter; but for one that is called a module, by its name
// or the profile: it was linked wrongly.
static bool is_started(const struct session *session, const struct job *job, enum kind kind)
{
    return kind != KIND_SHARED && session->options.profile != PROFILE_MODULE &&
           !span_ends(span_text(job->path), ".so");
}

// Resolves what is loaded with a file, when that was asked for; NULL when not, or when it cannot be told.
static const struct resolution *resolve_file(const struct session *session, struct job *job,
                                             enum kind kind, struct loadset *set)
{
    const char *interpreter = is_started(session, job, kind) ? NULL : session->options.interpreter;
    struct resolution *resolution;
    uint32_t file;

    if ((!session->options.sysroot && !session->options.interpreter) ||
        !is_loaded(kind, interpreter != NULL) ||
        !loads_start(session, job, interpreter, set, &file))
        return NULL;
    resolution = arena_array(&job->arena, 1, sizeof *resolution);
    resolve_run(set, file, interpreter ? 0 : LOADSET_NONE, NULL, NULL, resolution);
    return resolution;
}

static void check_object(const struct session *session, struct job *job, struct checked *checked)
{
    struct report *report = &checked->report;
    struct gather gather = session_gather(session, &job->arena, NULL);
    struct facts *facts = &checked->facts;
    struct subject subject;

    facts_gather(job->bytes, &gather, facts);
    if (facts->interpreter)
        neighbours_find(job->path, &job->arena, facts);
    choose_profile(session, report, facts->kind);
    report->machine = facts->machine ? facts->machine->name : NULL;
    subject = subject_of(session, report);
    subject.facts = facts;
    subject.resolution = resolve_file(session, job, facts->kind, &checked->set);
    if (subject.resolution)
        given_archives_tell(session, job, subject.resolution);
    check_run(&subject, facts->kind, &session->options.ignored, report);
}

static void check_member(const struct session *session, const struct archive_facts *archive,
                         const struct member_facts *member, struct report *report)
{
    struct arena arena;
    struct gather gather = session_gather(session, &arena, archive);
    struct subject subject = subject_of(session, report);
    struct facts facts;

    arena_init(&arena, session_no_memory);
    facts_gather(member->data, &gather, &facts);
    subject.facts = &facts;
    subject.archive = archive;
    report->member = member->name;
    check_run(&subject, facts.kind, &session->options.ignored, report);
    report->member = (struct span){NULL, 0};
    arena_free(&arena);
}

static void check_archive(const struct session *session, struct job *job, struct report *report)
{
    struct archive_facts archive;
    struct subject subject;
    const struct machine *machine;

    choose_profile(session, report, KIND_ARCHIVE);
    facts_of_archive(job->bytes, &job->arena, session->secret, &archive);
    report->members = archive.member_count;
    machine =
        archive.member_count > 0 ? machine_of(archive.members[archive.first_object].machine) : NULL;
    report->machine = machine ? machine->name : NULL;
    subject = subject_of(session, report);
    subject.archive = &archive;
    check_run(&subject, KIND_ARCHIVE, &session->options.ignored, report);
    for (uint64_t i = 0; i < archive.member_count; i++)
        if (archive.members[i].kind == MEMBER_OBJECT)
            check_member(session, &archive, &archive.members[i], report);
}

// What check_elf needs to know of the wheel that it is told of.
struct checking {
    const struct session *session;
    struct report *report;
    struct shared_set shared; // its ELF files
};

static bool is_module(struct span name, const struct facts *facts)
{
    return facts->kind == KIND_SHARED &&
           (facts->exports.init_count > 0 || tag_of_module(name).len > 0 || tag_is_stable(name));
}

// Holds an ELF file inside of a wheel to the profile that was named; else to what any file must keep, and what is
// imported to what a wheel's modules must.
static void check_elf(void *context, struct span name, const struct facts *facts)
{
    struct checking *checking = context;
    const struct session *session = checking->session;
    struct report *report = checking->report;
    struct subject subject = subject_of(session, report);

    if (report->profile == PROFILE_WHEEL)
        subject.profile = is_module(name, facts) ? PROFILE_ANY | PROFILE_WHEEL : PROFILE_ANY;
    subject.facts = facts;
    shared_set_add(&checking->shared, name, facts);
    report->member = name;
    check_run(&subject, facts->kind, &session->options.ignored, report);
    report->member = (struct span){NULL, 0};
}

// Gives false when this elfcheck cannot read the wheel; that is said then.
static bool check_wheel(const struct session *session, struct job *job, struct report *report)
{
    struct wheel *wheel = arena_array(&job->arena, 1, sizeof *wheel);
    struct checking checking = {.session = session, .report = report};
    struct subject subject;
    bool readable;

    choose_profile(session, report, KIND_WHEEL);
    shared_set_start(&checking.shared, session_no_memory, session->secret);
    // Of archives there is nothing in it: that it is a wheel says all.
    readable = job_read_wheel(session, job, wheel,
                              report->profile == PROFILE_ARCHIVE ? NULL : check_elf, &checking);
    if (readable) {
        report->members = wheel->zip.count;
        shared_set_finish(&checking.shared);
        subject = subject_of(session, report);
        subject.wheel = wheel;
        subject.shared = &checking.shared;
        check_run(&subject, KIND_WHEEL, &session->options.ignored, report);
    }
    shared_set_free(&checking.shared);
    return readable;
}

static void read_checked(const struct session *session, struct job *job)
{
    struct checked *checked = arena_array(&job->arena, 1, sizeof *checked);

    report_start(&checked->report, &job->arena, job->path);
    checked->report.waivers = &session->waivers;
    if (job_is_wheel(session, job)) {
        if (!check_wheel(session, job, &checked->report))
            return;
    } else if (archive_magic(job->bytes)) {
        check_archive(session, job, &checked->report);
    } else {
        check_object(session, job, checked);
    }
    job->malformed |= checked->report.malformed;
    job->result = checked;
}

static void tell_checked(struct session *session, struct job *job)
{
    struct checked *checked = job->result;

    run_file(&session->run, &checked->report);
    if (checked->report.kind == KIND_WHEEL)
        return;
    if (session->options.profile == PROFILE_ARCHIVE)
        archive_set_add(&session->line, job->path, job->bytes);
    if (session->options.profile & PROFILES_LIBC_ONLY)
        shared_set_add(&session->shared, span_text(job->path), &checked->facts);
    loads_end(session, job->path, &checked->set);
}

void check_link_line(struct session *session)
{
    struct subject subject = {.profile = PROFILE_ARCHIVE, .set = &session->line};
    struct report report;
    struct arena arena;

    if (session->line.file_count < 2)
        return;
    arena_init(&arena, session_no_memory);
    report_start(&report, &arena, "all files, in this order");
    report.kind = KIND_SET;
    report.profile = PROFILE_ARCHIVE;
    report.waivers = &session->waivers;
    if (session->options.sysroot)
        set_libc_provide(&session->line, session->options.sysroot);
    archive_set_finish(&session->line);
    check_run(&subject, KIND_SET, &session->options.ignored, &report);
    run_file(&session->run, &report);
    arena_free(&arena);
}

// The interpreter that modules are for, and what it loads, are among those that they meet.
static void add_interpreter(struct session *session, struct arena *arena)
{
    struct gather gather = session_gather(session, arena, NULL);
    const char *path = session->options.interpreter, *sysroot = session->options.sysroot;
    struct loadset *set = arena_array(arena, 1, sizeof *set);
    uint32_t scope[LOADSET_OBJECTS], count, index;

    if (!path || !set || !loadset_start(set, arena, sysroot ? sysroot : "/", session->options.libc))
        return;
    // What cannot be read was said of the files that it was for.
    count = loadset_add(set, path, &index) == 0 ? loadset_scope(set, index, scope) : 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct object *object = set->object[scope[i]];
        struct facts facts;

        facts_gather(object->bytes, &gather, &facts);
        shared_set_add_around(&session->shared, span_text(i == 0 ? path : object->path), &facts,
                              i == 0);
    }
    loadset_end(set);
}

void check_shared_set(struct session *session)
{
    struct subject subject = {.profile = session->options.profile, .shared = &session->shared};
    struct report report;
    struct arena arena;

    if (session->shared.file_count == 0)
        return;
    arena_init(&arena, session_no_memory);
    report_start(&report, &arena, "all files together");
    report.kind = KIND_TOGETHER;
    report.profile = session->options.profile;
    report.waivers = &session->waivers;
    add_interpreter(session, &arena);
    shared_set_finish(&session->shared);
    check_run(&subject, KIND_TOGETHER, &session->options.ignored, &report);
    if (report.findings)
        run_file(&session->run, &report);
    arena_free(&arena);
}

const struct work work_check = {read_checked, tell_checked};
