// elfcheck: holds ELF files and ar archives to their promises.
//
// Each file is mapped, its facts are gathered, the checks of its profile run on the facts, and the
// findings are printed. Only this file, input.c and neighbours.c talk to the system.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/json.h"
#include "base/message.h"
#include "base/text.h"
#include "elfcheck/archive.h"
#include "elfcheck/catalogue.h"
#include "elfcheck/check.h"
#include "elfcheck/completion.h"
#include "elfcheck/diff.h"
#include "elfcheck/escape.h"
#include "elfcheck/facts_archive.h"
#include "elfcheck/facts_memory.h"
#include "elfcheck/input.h"
#include "elfcheck/inspect.h"
#include "elfcheck/inventory.h"
#include "elfcheck/machine.h"
#include "elfcheck/neighbours.h"
#include "elfcheck/options.h"
#include "elfcheck/print_diff.h"
#include "elfcheck/print_inventory.h"
#include "elfcheck/print_memory.h"
#include "elfcheck/report.h"
#include "elfcheck/report_floor.h"
#include "elfcheck/report_format.h"
#include "elfcheck/sandbox.h"
#include "elfcheck/waive.h"
#include "elfcheck/walk.h"
#include "elfcheck/wheel.h"

enum { EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE, EXIT_MALFORMED };

// What stays the same from file to file.
struct session {
    struct options options;
    struct run run;
    struct waivers waivers;
    uint64_t secret;            // keys the name tables
    struct memory_facts memory; // of all files so far
    uint64_t memory_files;
    bool worse, malformed, trouble;
};

static void no_memory(void)
{
    message_die(EXIT_TROUBLE, "no memory left");
}

static uint64_t make_secret(void)
{
    uint64_t secret = 0;

    // Without a random number a hostile archive might be slow to check; nothing worse.
    if (getrandom(&secret, sizeof secret, GRND_NONBLOCK) != (ssize_t)sizeof secret)
        secret = (uint64_t)getpid() * 0x9e3779b97f4a7c15;
    return secret;
}

static bool color_wanted(const struct options *options)
{
    const char *term = getenv("TERM"), *no_color = getenv("NO_COLOR");

    if (options->color != WHEN_AUTO)
        return options->color == WHEN_ALWAYS;
    return isatty(STDOUT_FILENO) && !(no_color && *no_color) && term && strcmp(term, "dumb") != 0;
}

static bool wants_json(const struct session *session)
{
    return session->options.format == &format_json;
}

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

static void check_object(const struct session *session, const char *path, struct span bytes,
                         struct arena *arena, struct report *report)
{
    struct gather gather = {arena, NULL, session->options.prefixes, session->options.prefix_count};
    struct subject subject;
    struct facts facts;

    facts_gather(bytes, &gather, &facts);
    if (facts.interpreter)
        neighbours_find(path, arena, &facts);
    choose_profile(session, report, facts.kind);
    report->machine = facts.machine ? facts.machine->name : NULL;
    subject = subject_of(session, report);
    subject.facts = &facts;
    check_run(&subject, facts.kind, &session->options.ignored, report);
}

static void check_member(const struct session *session, const struct archive_facts *archive,
                         const struct member_facts *member, struct report *report)
{
    struct arena arena;
    struct gather gather = {&arena, &archive->defined, session->options.prefixes,
                            session->options.prefix_count};
    struct subject subject = subject_of(session, report);
    struct facts facts;

    arena_init(&arena, no_memory);
    facts_gather(member->data, &gather, &facts);
    subject.facts = &facts;
    subject.archive = archive;
    report->member = member->name;
    check_run(&subject, facts.kind, &session->options.ignored, report);
    report->member = (struct span){NULL, 0};
    arena_free(&arena);
}

static void check_archive(const struct session *session, struct span bytes, struct arena *arena,
                          struct report *report)
{
    struct archive_facts archive;
    struct subject subject;
    const struct machine *machine;

    choose_profile(session, report, KIND_ARCHIVE);
    facts_of_archive(bytes, arena, session->secret, &archive);
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

static void inspect_members(const struct session *session, const struct archive_facts *archive,
                            struct json *json)
{
    json_key(json, "members");
    json_array(json);
    for (uint64_t i = 0; i < archive->member_count; i++) {
        struct arena arena;
        struct gather gather = {&arena, &archive->defined, session->options.prefixes,
                                session->options.prefix_count};
        struct facts facts;

        arena_init(&arena, no_memory);
        facts_gather(archive->members[i].data, &gather, &facts);
        json_object(json);
        json_key(json, "member");
        json_span(json, archive->members[i].name);
        inspect_object(json, &facts);
        json_close(json);
        arena_free(&arena);
    }
    json_close(json);
}

// Prints what is known of one file, or of an archive and each of its members.
static void inspect_bytes(struct session *session, const char *path, struct span bytes,
                          struct arena *arena)
{
    struct gather gather = {arena, NULL, session->options.prefixes, session->options.prefix_count};
    struct archive_facts archive;
    struct facts facts;
    struct json json;

    json_start(&json, stdout);
    json_object(&json);
    json_key(&json, "file");
    json_text(&json, path);
    if (archive_magic(bytes)) {
        facts_of_archive(bytes, arena, session->secret, &archive);
        inspect_archive(&json, &archive);
        inspect_members(session, &archive, &json);
        session->malformed |= archive.faults.kept > 0;
    } else {
        facts_gather(bytes, &gather, &facts);
        inspect_object(&json, &facts);
        session->malformed |= facts.faults.kept > 0 || facts.kind == KIND_UNKNOWN;
    }
    json_close(&json);
    json_finish(&json);
}

// A line about a file, whose name may be hostile: folders hold what others put there.
static void warn(const char *before, const char *path, const char *after)
{
    struct arena arena;

    arena_init(&arena, no_memory);
    // A path may be as long as the line may be; the reason must still fit behind it.
    message_warn("%s%.2000s%s", before, escape_copy(&arena, span_text(path)), after);
    arena_free(&arena);
}

// Keeps, for the report and the exit status, that a file could not be read, or not wholly.
static void note_trouble(struct session *session, const char *path, const char *why)
{
    session->trouble = true;
    if (session->options.task == TASK_CHECK)
        run_unread(&session->run, path, why);
}

// True when the bytes are to be read as a wheel: whatever they are, where the name or the profile says
// so. What is plainly something else is left to wrong-kind.
static bool is_wheel(const struct session *session, const char *path, struct span bytes)
{
    if (archive_magic(bytes) || span_starts(bytes, "\177ELF"))
        return false;
    return session->options.profile == PROFILE_WHEEL ||
           (session->options.profile == PROFILE_AUTO && wheel_path(span_text(path)));
}

// Holds an ELF file inside of a wheel to its tags, and to what any file must keep.
static void check_entry(const struct session *session, struct wheel *wheel,
                        const struct wheel_entry *entry, struct arena *arena, struct report *report)
{
    struct gather gather = {arena, NULL, session->options.prefixes, session->options.prefix_count};
    struct subject subject = {.profile = PROFILE_ANY, .target = session->options.libc};
    struct facts facts;

    if (!span_starts(entry->bytes, "\177ELF"))
        return;
    facts_gather(entry->bytes, &gather, &facts);
    wheel_elf(wheel, entry->name, &facts);
    subject.facts = &facts;
    report->member = entry->name;
    check_run(&subject, facts.kind, &session->options.ignored, report);
    report->member = (struct span){NULL, 0};
}

// Gives false when this elfcheck cannot read the wheel; that is said then.
static bool check_wheel(struct session *session, struct span bytes, struct arena *arena,
                        struct report *report)
{
    struct wheel *wheel = arena_array(arena, 1, sizeof *wheel);
    struct subject subject;
    struct wheel_entry entry;
    bool more = true;

    choose_profile(session, report, KIND_WHEEL);
    wheel_open(bytes, span_text(report->file), arena, wheel);
    if (wheel_unreadable(wheel)) {
        warn("", report->file,
             ": this elfcheck was built without zlib; dist/elfcheck reads wheels");
        note_trouble(session, report->file, "this elfcheck was built without zlib");
        return false;
    }
    report->members = wheel->zip.count;
    while (more) {
        struct arena unpacked;

        arena_init(&unpacked, no_memory);
        more = wheel_next(wheel, &unpacked, &entry);
        if (more)
            check_entry(session, wheel, &entry, &unpacked, report);
        arena_free(&unpacked);
    }
    subject = subject_of(session, report);
    subject.wheel = wheel;
    check_run(&subject, KIND_WHEEL, &session->options.ignored, report);
    return true;
}

static void check_bytes(struct session *session, const char *path, struct span bytes,
                        struct arena *arena)
{
    struct report report;

    report_start(&report, arena, path);
    report.waivers = &session->waivers;
    if (is_wheel(session, path, bytes)) {
        if (!check_wheel(session, bytes, arena, &report))
            return;
    } else if (archive_magic(bytes)) {
        check_archive(session, bytes, arena, &report);
    } else {
        check_object(session, path, bytes, arena, &report);
    }
    run_file(&session->run, &report);
    session->malformed |= report.malformed;
}

// Says why a file could not be opened; `error` is input_open's.
static void cannot_open(struct session *session, const char *path, int error)
{
    char why[256];

    snprintf(why, sizeof why, error == EINVAL ? " is not a regular file" : ": %s", strerror(error));
    warn(error == EINVAL ? "" : "cannot open ", path, why);
    note_trouble(session, path, error == EINVAL ? "not a regular file" : strerror(error));
}

// Prints what loading one file costs. What no loader loads costs nothing and is said to be left out.
static void memory_of_bytes(struct session *session, const char *path, struct span bytes,
                            struct arena *arena)
{
    struct gather gather = {.arena = arena};
    struct memory_facts memory;
    struct facts facts;

    facts_gather(bytes, &gather, &facts);
    if ((KIND(facts.kind) & KINDS_IMAGE) == 0) {
        warn("", path, " is left out: no executable or shared object");
        session->malformed |= facts.kind == KIND_UNKNOWN && !archive_magic(bytes);
        return;
    }
    session->malformed |= facts.faults.kept > 0;
    facts_of_memory(&facts, session->options.page_size, arena, &memory);
    if (wants_json(session)) {
        memory_print_json(path, kind_name(facts.kind), &memory, stdout);
    } else {
        if (session->memory_files == 0)
            memory_print_head(stdout);
        memory_print(path, &memory, stdout);
    }
    memory_add(&session->memory, &memory);
    session->memory_files++;
}

static void memory_of_all(const struct session *session)
{
    if (session->options.task != TASK_MEMORY || session->memory_files < 2)
        return;
    if (wants_json(session))
        memory_print_sum_json(session->memory_files, &session->memory, stdout);
    else
        memory_print_sum(session->memory_files, &session->memory, stdout);
}

// Prints the oldest system that one executable or shared object runs on.
static void floor_bytes(struct session *session, const char *path, struct span bytes,
                        struct arena *arena)
{
    struct gather gather = {arena, NULL, NULL, 0};
    struct facts facts;

    facts_gather(bytes, &gather, &facts);
    session->malformed |= facts.faults.kept > 0 || facts.kind == KIND_UNKNOWN;
    if (!(KINDS_IMAGE & KIND(facts.kind))) {
        warn("", path, ": no executable or shared object, so it has no floor");
        session->trouble |= facts.kind != KIND_UNKNOWN;
    } else if (wants_json(session))
        report_floor_json(path, &facts, stdout);
    else
        report_floor(path, &facts, stdout);
}

static void inventory_of_bytes(struct session *session, const char *path, struct span bytes,
                               struct arena *arena)
{
    struct inventory inventory;

    inventory_of(bytes, arena, &inventory);
    if (wants_json(session))
        inventory_print_json(path, &inventory, stdout);
    else if (inventory.count > 0 || !session->options.quiet)
        inventory_print(path, &inventory, stdout);
    session->malformed |= inventory.malformed;
}

// What a command does with each file.
typedef void take_bytes(struct session *session, const char *path, struct span bytes,
                        struct arena *arena);

static take_bytes *const takers[] = {
    [TASK_CHECK] = check_bytes,      [TASK_INSPECT] = inspect_bytes,
    [TASK_MEMORY] = memory_of_bytes, [TASK_INVENTORY] = inventory_of_bytes,
    [TASK_FLOOR] = floor_bytes,
};

// Opens a file; false, and said, when it cannot be read.
static bool open_file(struct session *session, const char *path, struct span *bytes)
{
    int error = input_open(path, bytes);

    if (error != 0) {
        cannot_open(session, path, error);
    }
    return error == 0;
}

static void close_file(struct session *session, const char *path, struct span bytes)
{
    if (!input_close(bytes)) {
        warn("", path, " became shorter while it was read: check it again");
        note_trouble(session, path, "became shorter while it was read");
    }
}

static void take_file(struct session *session, const char *path)
{
    struct arena arena;
    struct span bytes;

    if (!open_file(session, path, &bytes))
        return;
    arena_init(&arena, no_memory);
    takers[session->options.task](session, path, bytes, &arena);
    close_file(session, path, bytes);
    arena_free(&arena);
}

static void diff_bytes(struct session *session, struct span old, struct span new)
{
    char **files = session->options.files;
    struct promises before, after;
    struct arena arena;
    struct diff diff;

    arena_init(&arena, no_memory);
    promises_of(old, session->secret, &arena, &before);
    promises_of(new, session->secret, &arena, &after);
    diff_of(&before, &after, &diff);
    if (wants_json(session))
        diff_print_json(files[0], files[1], &diff, stdout);
    else if (diff.count > 0 || !session->options.quiet)
        diff_print(files[0], files[1], &diff, stdout);
    for (int i = 0; i < 2; i++)
        if (!(i == 0 ? &before : &after)->complete)
            warn("", files[i], " has names without end: not all of them were compared");
    session->worse |= diff.worse;
    session->malformed |= before.malformed || after.malformed;
    arena_free(&arena);
}

static void take_two(struct session *session)
{
    char **files = session->options.files;
    struct span old, new;

    if (!open_file(session, files[0], &old))
        return;
    if (open_file(session, files[1], &new)) {
        diff_bytes(session, old, new);
        close_file(session, files[1], new);
    }
    close_file(session, files[0], old);
}

static void take_found(void *context, const char *path)
{
    take_file(context, path);
}

static void take_unread(void *context, const char *path, const char *why, bool lost)
{
    char text[256];

    snprintf(text, sizeof text, ": %s%s", why, lost ? "" : ": left out");
    warn(lost ? "cannot read " : "", path, text);
    if (lost)
        note_trouble(context, path, why);
}

static void take_files(struct session *session)
{
    struct walk walk = {session, take_found, take_unread, no_memory};

    for (int i = 0; i < session->options.file_count; i++) {
        const char *path = session->options.files[i];

        if (!walk_is_folder(path)) {
            take_file(session, path);
            continue;
        }
        session->run.sums = true;
        walk_folder(path, &walk);
    }
}

static void read_waivers(struct session *session, struct arena *arena)
{
    for (unsigned i = 0; i < session->options.waive_count; i++) {
        const char *problem = waive_read(arena, session->options.waive_files[i], &session->waivers);

        if (problem)
            message_die(EXIT_TROUBLE, "%s", problem);
    }
}

// A waiver that is needed no longer would hide the next fault of its kind.
static void tell_unused(const struct waivers *waivers)
{
    for (const struct waiver *waiver = waivers->first; waiver; waiver = waiver->next)
        if (waiver->used == 0)
            message_warn("%s:%u: this waiver of %s matched nothing: take it out", waiver->file,
                         waiver->line, waiver->check->id);
}

static void check_files(struct session *session, struct arena *arena)
{
    const struct options *options = &session->options;

    session->run = (struct run){.format = options->format,
                                .out = stdout,
                                .arena = arena,
                                .style = {color_wanted(options), options->quiet},
                                .fail_on = options->fail_on,
                                .sums = options->waive_count > 0};
    read_waivers(session, arena);
    run_begin(&session->run);
    take_files(session);
    run_end(&session->run);
    tell_unused(&session->waivers);
}

static void do_task(struct session *session, struct arena *arena)
{
    const struct options *options = &session->options;

    switch (options->task) {
    case TASK_HELP: options_help(stdout); break;
    case TASK_VERSION: puts("elfcheck " ELFCHECK_VERSION); break;
    case TASK_LIST: catalogue_print(options->markdown, stdout); break;
    case TASK_EXPLAIN: catalogue_explain(check_at(check_index(options->explain)), stdout); break;
    case TASK_COMPLETION: options->shell->print(stdout); break;
    case TASK_CHECK: check_files(session, arena); break;
    case TASK_INSPECT:
    case TASK_MEMORY:
    case TASK_INVENTORY:
    case TASK_FLOOR:
        take_files(session);
        memory_of_all(session);
        break;
    case TASK_DIFF: take_two(session); break;
    }
}

static int exit_status(const struct session *session)
{
    if (session->trouble)
        return EXIT_TROUBLE;
    if (session->malformed)
        return EXIT_MALFORMED;
    return session->run.failed > 0 || session->worse ? EXIT_FINDINGS : EXIT_CLEAN;
}

int main(int count, char **words)
{
    struct session session = {.secret = make_secret()};
    struct arena arena;
    const char *problem;
    int status;

    arena_init(&arena, no_memory);
    if (!options_read(count, words, &arena, &session.options, &problem))
        message_die(EXIT_TROUBLE, "%s", problem);
    // A machine without such filters checks as well; a fault of ours would only weigh more there.
    if (!session.options.no_sandbox)
        sandbox_enter();
    do_task(&session, &arena);
    arena_free(&arena);
    status = exit_status(&session);
    if (fflush(stdout) != 0 || ferror(stdout))
        message_die(EXIT_TROUBLE, "cannot write the report:");
    return status;
}
