// plan: turns the recipes' fields into keys, orders and readable errors.
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "closure.h"
#include "deny.h"
#include "derivation.h"
#include "faults.h"
#include "inputs.h"
#include "options.h"
#include "print.h"
#include "recipes.h"

enum { EXIT_FAULTS = 1, EXIT_USAGE = 2, GRAPH_MOST = 64 << 20 };

static void no_memory(void)
{
    message_die(EXIT_USAGE, "no memory left");
}

static void read_graph(struct plan *plan, const char *path)
{
    struct graph *graph = arena_array(plan->arena, 1, sizeof *graph);
    char *bytes;
    size_t len;
    int error = file_read(plan->arena, path, GRAPH_MOST, &bytes, &len);

    if (error) {
        errno = error;
        message_die(EXIT_USAGE, "cannot read the graph %s:", path);
    }
    graph_parse(graph, plan->arena, plan->faults, path, bytes, len);
    recipes_resolve(plan, graph);
}

static void print_verb(struct plan *plan, const struct options *options, struct text *out)
{
    const struct recipe *recipe = NULL;
    const char *name = options->operand;

    if (name && options->verb != VERB_CLOSURE) {
        struct indices found = recipes_named(plan, name, "asked for");

        if (found.count != 1 && plan->faults->count == 0)
            faults_add(plan->faults, "one recipe's name is wanted, not '%s'", name);
        if (found.count != 1)
            return;
        recipe = &plan->recipes[found.at[0]];
    }
    switch (options->verb) {
    case VERB_MAKE: print_make(plan, out); break;
    case VERB_SHELL: print_shell(plan, recipe, out); break;
    case VERB_LIST: print_list(plan, out); break;
    case VERB_GIVES: print_gives(plan, out); break;
    case VERB_WHY: print_why(plan, recipe, out); break;
    case VERB_DERIVATION: text_str(out, recipe->derivation); break;
    case VERB_CLOSURE: print_closure(plan, name, out); break;
    case VERB_FIELDS:
    case VERB_HELP:
    case VERB_NONE: break;
    }
}

// Everything between a graph and what is printed. Later steps want what earlier ones make sure of,
// so each runs only without faults; a step's own faults are all found.
static void plan_everything(struct plan *plan, const struct options *options, struct text *out)
{
    read_graph(plan, options->graph);
    inputs_read(plan);
    if (!closure_check(plan) || plan->faults->count > 0)
        return;
    derivation_write(plan);
    if (options->deny)
        deny_check(plan, options->wanted, options->deny);
    print_verb(plan, options, out);
}

static int finish(const struct faults *faults, const struct text *out)
{
    faults_say(faults);
    if (faults->count > 0)
        return EXIT_FAULTS;
    if (fwrite(out->at, 1, out->len, stdout) != out->len || fflush(stdout) != 0)
        message_die(EXIT_USAGE, "cannot write to standard output:");
    return 0;
}

int main(int argc, char **argv)
{
    struct arena arena;
    struct faults faults;
    struct options options;
    struct plan plan;
    struct text out;
    const char *wrong;
    int status;

    arena_init(&arena, no_memory);
    faults_init(&faults, &arena);
    text_init(&out, &arena);
    wrong = options_read(&options, &arena, argv + (argc > 0));
    if (wrong)
        message_die(EXIT_USAGE, "%s", wrong);
    plan = (struct plan){.arena = &arena, .faults = &faults, .store = options.store};
    if (options.verb == VERB_HELP)
        text_str(&out, options_help);
    else if (options.verb == VERB_FIELDS)
        print_fields(&out);
    else
        plan_everything(&plan, &options, &out);
    status = finish(&faults, &out);
    arena_free(&arena);
    return status;
}
