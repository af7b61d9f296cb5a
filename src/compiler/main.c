// compiler: stands in for cc and c++ while an extension is built, and links our archives into it.
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/command.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "compiler/config.h"
#include "compiler/help.h"
#include "compiler/line.h"
#include "compiler/paths.h"
#include "compiler/record.h"
#include "compiler/refuse.h"
#include "compiler/response.h"
#include "compiler/rewrite.h"

// Words of more bytes than SPILL go to the real compiler in a response file: Linux takes 2 MB of words and environment
// together under the usual limit of 8 MB for the stack (execve(2)).
enum { EXIT_MISSING = 1, EXIT_CONFIG = 2, CONFIG_MOST = 4 << 20, SPILL = 512 << 10 };

// All that is known while the program runs.
struct work {
    struct arena arena;
    const char *tool;
    enum language language;
    char cwd[PATH_MAX];
    const char *beside; // what the names of files of ours begin with
    struct config config;
    struct words given; // what the caller said
    struct line line;
    struct rewritten rewritten;
};

static void no_memory(void)
{
    message_die(EXIT_CONFIG, "no memory left");
}

static void read_config(struct work *work)
{
    const char *path = getenv("INGOT_COMPILER"), *wrong;
    size_t len, line;
    char *bytes;

    if (!path || *path != '/')
        message_die(EXIT_CONFIG,
                    "INGOT_COMPILER names no configuration by an absolute path: this "
                    "is Ingot's compiler for wheels; compiler --help tells more");
    errno = file_read(&work->arena, path, CONFIG_MOST, &bytes, &len);
    if (errno)
        message_die(EXIT_CONFIG, "cannot read %s:", path);
    wrong = config_read(&work->config, &work->arena, bytes, len, &line);
    if (wrong && line > 0)
        message_die(EXIT_CONFIG, "%s, line %zu: %s", path, line, wrong);
    if (wrong)
        message_die(EXIT_CONFIG, "%s %s", path, wrong);
    work->beside = work->config.log ? work->config.log : path;
}

static void read_line(struct work *work, const char *const *arguments)
{
    const char *wrong;

    if (!getcwd(work->cwd, sizeof work->cwd))
        message_die(EXIT_CONFIG, "cannot tell the present folder:");
    work->given.arena = &work->arena;
    wrong = response_expand(&work->given, arguments);
    if (wrong)
        message_die(EXIT_CONFIG, "%s: %s", work->config.package, wrong);
    line_read(&work->line, &work->arena, &work->given);
    // setuptools compiles C++ with its cc. The machine's gcc knows where the headers of libstdc++ are; a driver
    // for C that sees a sysroot of its own need not.
    if (work->line.cxx)
        work->language = LANGUAGE_CXX;
}

// Folders for the compiler and the linker to look in that no command line shows: gcc's manual, "Environment
// Variables Affecting GCC", and ld's, of -rpath.
static void clean_environment(struct work *work)
{
    static const char *const names[] = {"CPATH",          "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH",
                                        "LIBRARY_PATH",   "LD_RUN_PATH",    "COMPILER_PATH",
                                        "GCC_EXEC_PREFIX"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);

        if (value) {
            words_add(&work->rewritten.dropped,
                      words_format(&work->arena, "%s=%s", names[i], value));
            unsetenv(names[i]);
        }
    }
}

static const char *script_path(struct work *work)
{
    return words_format(&work->arena, "%s.map", work->beside);
}

// Every link of the build writes the same text, so a file that is there is not touched.
static void write_script(struct work *work)
{
    const char *path = script_path(work);
    struct text text;

    text_init(&text, &work->arena);
    text_str(&text, "{ global: PyInit_*; PyInitU_*;");
    for (size_t i = 0; i < work->config.exports.count; i++)
        text_format(&text, " %s;", work->config.exports.at[i]);
    text_str(&text, " local: *; };\n");
    errno = file_write(path, text.at, text.len);
    if (errno)
        message_die(EXIT_CONFIG, "cannot write %s:", path);
}

static void question(struct work *work)
{
    work->rewritten = (struct rewritten){.run = {.arena = &work->arena},
                                         .inputs = {.arena = &work->arena},
                                         .dropped = {.arena = &work->arena},
                                         .missing = {.arena = &work->arena},
                                         .lacking = {.arena = &work->arena}};
    words_add_all(&work->rewritten.run, &work->given);
}

static void decide(struct work *work)
{
    if (work->line.mode == MODE_OTHER)
        question(work);
    else
        rewrite(&work->rewritten, &work->config, work->language, work->cwd, &work->line,
                script_path(work));
    clean_environment(work);
    if (work->line.mode == MODE_LINK && work->line.shared)
        write_script(work);
}

static void record(struct work *work)
{
    struct event event = {
        .tool = work->tool,
        .cwd = work->cwd,
        .language = work->language,
        .given = &work->given,
        .line = &work->line,
        .rewritten = &work->rewritten,
    };

    if (!work->config.log)
        return;
    errno = record_add(work->config.log, &event);
    if (errno)
        message_die(EXIT_CONFIG, "cannot add to %s:", work->config.log);
}

static _Noreturn void refuse(struct work *work)
{
    struct text text;
    ssize_t ignored;

    text_init(&text, &work->arena);
    refuse_say(&text, &work->config, &work->line, &work->rewritten);
    ignored = write(STDERR_FILENO, text.at, text.len);
    (void)ignored;
    exit(EXIT_MISSING);
}

// Puts the words into a file. Those that say what kind of link it is stay outside: the driver may be a script that
// looks for them.
static void spill(struct work *work, struct words *words)
{
    static const char *const outside[] = {"-shared", "-r",      "-pie",
                                          "-no-pie", "-static", "-static-pie"};
    const char *path = words_format(&work->arena, "%s.%ld.words", work->beside, (long)getpid());
    struct words inside = {.arena = &work->arena}, out = inside;
    struct text text;

    for (size_t i = 0; i < words->count; i++)
        words_add(text_among(words->at[i], outside, sizeof outside / sizeof *outside) ? &out
                                                                                      : &inside,
                  words->at[i]);
    text_init(&text, &work->arena);
    response_write(&text, &inside);
    errno = file_write(path, text.at, text.len);
    if (errno)
        message_die(EXIT_CONFIG, "cannot write %s:", path);
    words_add(&out, words_format(&work->arena, "@%s", path));
    *words = out;
}

static _Noreturn void run(struct work *work)
{
    const char *driver = work->config.drivers[work->language];
    struct words words = work->rewritten.run, all = {.arena = &work->arena};
    size_t bytes = 0;
    int error;

    for (size_t i = 0; i < words.count; i++)
        bytes += strlen(words.at[i]) + 1 + sizeof(char *);
    if (bytes > SPILL)
        spill(work, &words);
    words_add(&all, driver);
    words_add_all(&all, &words);
    execv(driver, (char **)(void *)all.at);
    error = errno;
    message_warn("cannot run %s:", driver);
    exit(error == ENOENT ? COMMAND_NOT_FOUND : COMMAND_CANNOT_RUN);
}

// The program under its own name is nobody's compiler.
static int own_name(char **arguments)
{
    if (arguments[0] && strcmp(arguments[0], "--help") == 0) {
        fputs(help_text, stdout);
        return ferror(stdout) || fflush(stdout) != 0 ? EXIT_CONFIG : 0;
    }
    message_warn("is called by the names of compilers, as links to it; compiler --help tells more");
    return EXIT_CONFIG;
}

int main(int count, char **arguments)
{
    struct work work = {.tool = count > 0 ? path_last(arguments[0]) : "compiler"};

    if (strcmp(work.tool, "compiler") == 0)
        return own_name(arguments + (count > 0));
    arena_init(&work.arena, no_memory);
    work.language = strstr(work.tool, "++") ? LANGUAGE_CXX : LANGUAGE_C;
    read_config(&work);
    read_line(&work, (const char *const *)(void *)(arguments + 1));
    decide(&work);
    record(&work);
    if (work.rewritten.missing.count > 0)
        refuse(&work);
    run(&work);
}
