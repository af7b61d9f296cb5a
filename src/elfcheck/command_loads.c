// Prints what would be loaded with a file, who asks for a name in it, and its own symbols.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "elfcheck/commands.h"
#include "elfcheck/job_wheel.h"
#include "elfcheck/loads.h"
#include "elfcheck/print_why.h"
#include "elfcheck/session.h"
#include "elfcheck/symbol_list.h"
#include "elfcheck/tree.h"
#include "elfcheck/why.h"

struct loaded {
    struct loadset set;
    uint32_t file;
};

static void read_loaded(const struct session *session, struct job *job)
{
    struct loaded *loaded = arena_array(&job->arena, 1, sizeof *loaded);

    if (!job_refuses_wheel(session, job) &&
        loads_start(session, job, session->options.interpreter, &loaded->set, &loaded->file))
        job->result = loaded;
}

// Neither a tree nor a list of symbols has a part for an interpreter.
static void read_alone(const struct session *session, struct job *job)
{
    struct loaded *loaded = arena_array(&job->arena, 1, sizeof *loaded);

    if (!job_refuses_wheel(session, job) &&
        loads_start(session, job, NULL, &loaded->set, &loaded->file))
        job->result = loaded;
}

// Whether what we print to shows lines that are not ASCII: whether the locale's name says so (LANGUAGE_COUNTRY.CODESET@MODIFIER).
// setlocale would cost 2 kB, and ask what is installed here, which is nothing to the terminal.
static bool fancy_lines(void)
{
    // The first that is set and not empty counts (POSIX, XBD 8.2).
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    const char *locale = NULL, *codeset;

    for (unsigned i = 0; i < sizeof names / sizeof *names && !(locale && *locale); i++)
        locale = getenv(names[i]);
    codeset = locale ? strchr(locale, '.') : NULL;
    return codeset &&
           (strncasecmp(codeset, ".UTF-8", 6) == 0 || strncasecmp(codeset, ".utf8", 5) == 0);
}

static void tell_tree(struct session *session, struct job *job)
{
    struct loaded *loaded = job->result;

    if (session_wants_json(session))
        tree_print_json(&loaded->set, job->path);
    else
        tree_print(&loaded->set, job->path, fancy_lines());
    session->worse |= loaded->set.missing > 0 || loaded->set.exhausted;
    loads_end(session, job->path, &loaded->set);
}

static void tell_symbols(struct session *session, struct job *job)
{
    const struct options *options = &session->options;
    struct loaded *loaded = job->result;

    if (session_wants_json(session))
        symbol_list_print_json(&loaded->set, job->path, options->exported, options->undefined);
    else
        symbol_list_print(&loaded->set, options->exported, options->undefined);
    loads_end(session, job->path, &loaded->set);
}

// The words behind the file are the names asked about.
static void tell_why(struct session *session, struct job *job)
{
    struct loaded *loaded = job->result;
    uint32_t interpreter = session->options.interpreter ? 0 : LOADSET_NONE;

    for (char **name = session->options.names; *name; name++) {
        struct why why;

        why_find(&loaded->set, loaded->file, interpreter, *name, &why);
        if (session_wants_json(session))
            why_print_json(&why, job->path, stdout);
        else
            why_print(&why, job->path, stdout);
        session->worse |= why.count == 0;
    }
    loads_end(session, job->path, &loaded->set);
}

const struct work work_tree = {read_alone, tell_tree};
const struct work work_symbols = {read_alone, tell_symbols};
const struct work work_why = {read_loaded, tell_why};
