// elfcheck: holds ELF files and ar archives to their promises.
//
// Each file is mapped, its facts are gathered, the checks of its profile run on the facts, and the
// findings are printed. Only this file, input.c and neighbours.c talk to the system.
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
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
#include "elfcheck/facts_archive.h"
#include "elfcheck/input.h"
#include "elfcheck/inspect.h"
#include "elfcheck/loadset.h"
#include "elfcheck/machine.h"
#include "elfcheck/neighbours.h"
#include "elfcheck/options.h"
#include "elfcheck/report.h"
#include "elfcheck/resolve.h"
#include "elfcheck/symbol_list.h"
#include "elfcheck/tree.h"

enum { EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE, EXIT_MALFORMED };

// What stays the same from file to file.
struct session {
    struct options options;
    struct style style;
    uint64_t secret; // keys the name tables
    bool findings, malformed, trouble;
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

static struct subject subject_of(const struct session *session, const struct report *report)
{
    return (struct subject){.profile = report->profile, .target = session->options.libc};
}

static void choose_profile(const struct session *session, struct report *report, enum kind kind)
{
    report->kind = kind;
    report->profile = session->options.profile;
    if (report->profile == PROFILE_AUTO)
        report->profile = profile_for(kind);
}

// Finds what is loaded with a file. False when it cannot be told; the person has been told why.
static bool start_set(struct session *session, const char *path, struct arena *arena,
                      struct loadset *set)
{
    const char *sysroot = session->options.sysroot ? session->options.sysroot : "/";
    uint32_t index;
    int error;

    if (!loadset_start(set, arena, sysroot, session->options.libc)) {
        message_warn("cannot look into the sysroot %s:", sysroot);
        session->trouble = true;
        return false;
    }
    error = loadset_add(set, path, &index);
    errno = error;
    if (error == ENOEXEC) {
        message_warn("%s is no executable or shared object", path);
        session->malformed = true;
    } else if (error != 0) {
        message_warn(error == EINVAL ? "%s is not a regular file" : "cannot open %s:", path);
        session->trouble = true;
    }
    return error == 0;
}

static void end_set(struct session *session, const char *path, struct loadset *set)
{
    if (!loadset_end(set)) {
        message_warn("%s, or a library, became shorter while it was read: try again", path);
        session->trouble = true;
    }
}

// What a dynamic loader has a part in.
static bool kind_is_loaded(enum kind kind)
{
    return kind == KIND_SHARED || kind == KIND_DYNAMIC_EXE || kind == KIND_DYNAMIC_PIE;
}

// Resolves what is loaded with a file, when that was asked for. False when it cannot be told.
static bool resolve_file(struct session *session, const char *path, struct loadset *set,
                         struct arena *arena, struct resolution *resolution)
{
    const char *interpreter = session->options.interpreter;
    uint32_t file, program = LOADSET_NONE;

    if (!start_set(session, interpreter ? interpreter : path, arena, set))
        return false;
    if (interpreter) {
        program = 0;
        if (loadset_add(set, path, &file) != 0)
            return false;
    } else
        file = 0;
    resolve_run(set, file, program, NULL, NULL, resolution);
    return true;
}

static void check_object(struct session *session, const char *path, struct span bytes,
                         struct arena *arena, struct report *report)
{
    struct gather gather = {arena, NULL, session->options.prefixes, session->options.prefix_count};
    struct subject subject;
    struct facts facts;
    struct loadset set = {.count = 0};
    struct resolution resolution;

    facts_gather(bytes, &gather, &facts);
    if (facts.interpreter)
        neighbours_find(path, arena, &facts);
    choose_profile(session, report, facts.kind);
    report->machine = facts.machine ? facts.machine->name : NULL;
    subject = subject_of(session, report);
    subject.facts = &facts;
    if ((session->options.sysroot || session->options.interpreter) && kind_is_loaded(facts.kind) &&
        resolve_file(session, path, &set, arena, &resolution))
        subject.resolution = &resolution;
    check_run(&subject, facts.kind, &session->options.ignored, report);
    end_set(session, path, &set);
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

static void print(struct session *session, const struct report *report)
{
    if (session->options.json)
        report_print_json(report, stdout);
    else
        report_print(report, &session->style, stdout);
    session->malformed |= report->malformed;
    for (int severity = session->options.fail_on; severity < SEVERITY_COUNT; severity++)
        session->findings |= report->count[severity] > 0;
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

static void check_bytes(struct session *session, const char *path, struct span bytes,
                        struct arena *arena)
{
    struct report report;

    report_start(&report, arena, path);
    if (archive_magic(bytes))
        check_archive(session, bytes, arena, &report);
    else
        check_object(session, path, bytes, arena, &report);
    print(session, &report);
}

static void take_file(struct session *session, const char *path)
{
    struct arena arena;
    struct span bytes;
    int error = input_open(path, &bytes);

    if (error != 0) {
        errno = error;
        message_warn(error == EINVAL ? "%s is not a regular file" : "cannot open %s:", path);
        session->trouble = true;
        return;
    }
    arena_init(&arena, no_memory);
    if (session->options.task == TASK_INSPECT)
        inspect_bytes(session, path, bytes, &arena);
    else
        check_bytes(session, path, bytes, &arena);
    if (!input_close(bytes)) {
        message_warn("%s became shorter while it was read: check it again", path);
        session->trouble = true;
    }
    arena_free(&arena);
}

// Whether what we print to shows lines that are not ASCII.
static bool fancy_lines(void)
{
    return setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static void show_tree(struct session *session, const char *path)
{
    struct arena arena;
    struct loadset set;

    arena_init(&arena, no_memory);
    if (start_set(session, path, &arena, &set)) {
        if (session->options.json)
            tree_print_json(&set, path);
        else
            tree_print(&set, path, fancy_lines());
        session->findings |= set.missing > 0 || set.exhausted;
        end_set(session, path, &set);
    }
    arena_free(&arena);
}

static void list_symbols(struct session *session, const char *path)
{
    const struct options *options = &session->options;
    struct arena arena;
    struct loadset set;

    arena_init(&arena, no_memory);
    if (start_set(session, path, &arena, &set)) {
        if (options->json)
            symbol_list_print_json(&set, path, options->exported, options->undefined);
        else
            symbol_list_print(&set, options->exported, options->undefined);
        end_set(session, path, &set);
    }
    arena_free(&arena);
}

static void do_task(struct session *session)
{
    const struct options *options = &session->options;

    switch (options->task) {
    case TASK_HELP: options_help(stdout); break;
    case TASK_VERSION: puts("elfcheck " ELFCHECK_VERSION); break;
    case TASK_LIST: catalogue_print(options->markdown, stdout); break;
    case TASK_EXPLAIN: catalogue_explain(check_at(check_index(options->explain)), stdout); break;
    case TASK_TREE:
        for (int i = 0; i < options->file_count; i++)
            show_tree(session, options->files[i]);
        break;
    case TASK_SYMBOLS:
        for (int i = 0; i < options->file_count; i++)
            list_symbols(session, options->files[i]);
        break;
    case TASK_INSPECT:
    case TASK_CHECK:
        for (int i = 0; i < options->file_count; i++)
            take_file(session, options->files[i]);
        break;
    }
}

static int exit_status(const struct session *session)
{
    if (session->trouble)
        return EXIT_TROUBLE;
    if (session->malformed)
        return EXIT_MALFORMED;
    return session->findings ? EXIT_FINDINGS : EXIT_CLEAN;
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
    session.style = (struct style){color_wanted(&session.options), session.options.quiet};
    do_task(&session);
    arena_free(&arena);
    status = exit_status(&session);
    if (fflush(stdout) != 0 || ferror(stdout))
        message_die(EXIT_TROUBLE, "cannot write the report:");
    return status;
}
