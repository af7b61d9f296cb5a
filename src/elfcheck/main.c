// elfcheck: holds ELF files, ar archives and wheels to their promises.
//
// Each file is mapped, its facts are gathered, and what its command makes of them (the checks of its
// profile, mostly) is printed. Several files are read at a time, and told in their order.
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/message.h"
#include "elfcheck/catalogue.h"
#include "elfcheck/commands.h"
#include "elfcheck/completion.h"
#include "elfcheck/jobs.h"
#include "elfcheck/sandbox.h"
#include "elfcheck/session.h"
#include "elfcheck/standard_input.h"
#include "elfcheck/walk.h"

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

static const struct work *const works[] = {
    [TASK_CHECK] = &work_check,   [TASK_INSPECT] = &work_inspect,
    [TASK_MEMORY] = &work_memory, [TASK_INVENTORY] = &work_inventory,
    [TASK_FLOOR] = &work_floor,   [TASK_TREE] = &work_tree,
    [TASK_WHY] = &work_why,       [TASK_SYMBOLS] = &work_symbols,
};

// One file needs no second thread.
static unsigned jobs_wanted(const struct options *options)
{
    cpu_set_t processors;
    unsigned count;

    if (options->file_count == 1 && !walk_is_folder(options->files[0]))
        return 1;
    if (options->jobs > 0)
        return options->jobs;
    // Those that we may use, and not by sysconf: that is 1 kB of names for this one answer.
    if (sched_getaffinity(0, sizeof processors, &processors) != 0)
        return 1;
    count = (unsigned)CPU_COUNT(&processors);
    return count < JOBS_MOST ? count : 1;
}

// A machine without such filters checks as well; a fault of ours would only weigh more there.
static void enter(void)
{
    sandbox_enter();
}

static void stay_out(void)
{
}

// A folder that is walked.
struct walked {
    struct session *session;
    struct jobs *jobs;
    uint64_t count; // of files in it that are looked at, or should have been
};

static void take_found(void *context, const char *path)
{
    struct walked *walked = context;

    walked->count++;
    jobs_give(walked->jobs, path, true);
}

static void take_unread(void *context, const char *path, const char *why, bool lost)
{
    struct walked *walked = context;
    char text[256];

    walked->count += lost;
    snprintf(text, sizeof text, ": %s%s", why, lost ? "" : ": left out");
    session_warn(lost ? "cannot read " : "", path, text);
    if (lost)
        session_trouble(walked->session, path, why);
}

// Once, and before the sandbox, which allows no such thing.
static void keep_standard(const struct options *options)
{
    for (int i = 0; i < options->file_count; i++)
        if (standard_input_is(options->files[i])) {
            if ((errno = standard_input_keep(options->max_size)) != 0)
                message_die(EXIT_TROUBLE, "cannot read standard input:");
            return;
        }
}

static void take_folder(struct walked *walked, const struct walk *walk, const char *path)
{
    walked->session->run.sums = true;
    walked->count = 0;
    walk_folder(path, walk);
    if (walked->count == 0)
        session_warn("", path, ": no file in it is one that elfcheck looks at");
}

static void take_files(struct session *session)
{
    void (*on_start)(void) = session->options.no_sandbox ? stay_out : enter;
    const char *sysroot = session->options.sysroot;
    struct walked walked = {session, NULL, 0};
    struct walk walk = {&walked, take_found, take_unread, session_no_memory,
                        session->options.task == TASK_CHECK ||
                            session->options.task == TASK_FLOOR ||
                            session->options.task == TASK_MEMORY};

    keep_standard(&session->options);
    errno = ENOTDIR; // unless stat says otherwise
    if (sysroot && !walk_is_folder(sysroot))
        message_die(EXIT_TROUBLE, "cannot look into the sysroot %s:", sysroot);
    session->options.jobs = jobs_wanted(&session->options);
    walked.jobs = jobs_start(session, works[session->options.task], on_start);
    if (!walked.jobs)
        session_no_memory();
    on_start();
    for (int i = 0; i < session->options.file_count; i++) {
        const char *path = session->options.files[i];

        if (!standard_input_is(path) && walk_is_folder(path))
            take_folder(&walked, &walk, path);
        else
            jobs_give(walked.jobs, path, false);
    }
    jobs_end(walked.jobs);
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
    archive_set_start(&session->line, session_no_memory, session->secret);
    shared_set_start(&session->shared, session_no_memory, session->secret);
    take_files(session);
    check_link_line(session);
    archive_set_free(&session->line);
    check_shared_set(session);
    shared_set_free(&session->shared);
    run_end(&session->run);
    tell_unused(&session->waivers);
}

static void do_task(struct session *session, struct arena *arena)
{
    const struct options *options = &session->options;

    switch (options->task) {
    case TASK_HELP: options_help(options->about, stdout); break;
    case TASK_VERSION: puts("elfcheck " ELFCHECK_VERSION); break;
    case TASK_LIST: catalogue_print(options->markdown, stdout); break;
    case TASK_EXPLAIN: catalogue_explain(check_at(check_index(options->explain)), stdout); break;
    case TASK_COMPLETION: options->shell->print(stdout); break;
    case TASK_CHECK: check_files(session, arena); break;
    case TASK_DIFF:
        keep_standard(options);
        if (!options->no_sandbox)
            enter();
        diff_files(session);
        break;
    default:
        take_files(session);
        memory_of_all(session);
        break;
    }
}

int main(int count, char **words)
{
    struct session session = {.secret = make_secret()};
    struct arena arena;
    const char *problem;
    int status;

    arena_init(&arena, session_no_memory);
    if (!options_read(count, words, &arena, &session.options, &problem))
        message_die(EXIT_TROUBLE, "%s", problem);
    do_task(&session, &arena);
    arena_free(&arena);
    status = session_exit_status(&session);
    if (fflush(stdout) != 0 || ferror(stdout))
        message_die(EXIT_TROUBLE, "cannot write the report:");
    return status;
}
