// Reads plan's command line by a table of options.
#include "options.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"

const char options_help[] =
    "usage: plan [--graph FILE] [--store DIR] [--want NAMES --deny PATTERNS] [VERB]\n"
    "\n"
    "Reads the recipes' fields, as make wrote them, and says what follows from them: keys, "
    "orders,\n"
    "errors. Paths are relative to the folder it runs in. It writes to standard output only.\n"
    "\n"
    "  --graph FILE       the recipes' fields (build/graph)\n"
    "  --store DIR        where finished builds lie (store)\n"
    "  --want NAMES       with --deny: the recipes that are wanted\n"
    "  --deny PATTERNS    refuse what the wanted recipes link with by licence: 'GPL-* AGPL-*'\n"
    "verbs:\n"
    "  --make             NAME.key .out .closure .waits .hashes of every recipe, for make\n"
    "  --shell NAME       everything about one recipe, as assignments for sh\n"
    "  --list             name, version, licence, kind, key, built or -; TABs between\n"
    "  --gives            name and file, for each file that a recipe gives; a TAB between\n"
    "  --why NAME         who needs it\n"
    "  --derivation NAME  the text whose sha256 begins with the recipe's key\n"
    "  --closure NAME...  the folders of the store that these need\n"
    "  --fields           every field of a recipe: name, form, keyed or -, meaning\n"
    "exit status: 0; 1 the recipes have errors, each told on standard error; 2 wrong usage\n";

struct option {
    const char *name;
    enum verb verb; // VERB_NONE: an option, whose value goes to `offset`
    enum { NO_VALUE, ONE_VALUE, REST } takes;
    size_t offset;
};

static const struct option table[] = {
    {"--graph", VERB_NONE, ONE_VALUE, offsetof(struct options, graph)},
    {"--store", VERB_NONE, ONE_VALUE, offsetof(struct options, store)},
    {"--want", VERB_NONE, ONE_VALUE, offsetof(struct options, wanted)},
    {"--deny", VERB_NONE, ONE_VALUE, offsetof(struct options, deny)},
    {"--make", VERB_MAKE, NO_VALUE, 0},
    {"--shell", VERB_SHELL, ONE_VALUE, offsetof(struct options, operand)},
    {"--list", VERB_LIST, NO_VALUE, 0},
    {"--gives", VERB_GIVES, NO_VALUE, 0},
    {"--why", VERB_WHY, ONE_VALUE, offsetof(struct options, operand)},
    {"--derivation", VERB_DERIVATION, ONE_VALUE, offsetof(struct options, operand)},
    {"--closure", VERB_CLOSURE, REST, offsetof(struct options, operand)},
    {"--fields", VERB_FIELDS, NO_VALUE, 0},
    {"--help", VERB_HELP, NO_VALUE, 0},
};

static const struct option *find(const char *name)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].name, name) == 0)
            return &table[i];
    return NULL;
}

static const char *sentence(struct arena *arena, const char *option, const char *rest)
{
    struct text text;

    text_init(&text, arena);
    text_format(&text, "%s %s; plan --help tells the usage", option, rest);
    return text.at;
}

// The store's path is printed for make and for sh word lists, so nothing in it may mean anything
// to either.
static bool plain_path(const char *path)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/+@,-";

    return *path && path[strspn(path, plain)] == '\0';
}

static const char *check(const struct options *options, struct arena *arena)
{
    if (!options->wanted != !options->deny)
        return sentence(arena, "--want and --deny", "go together");
    if (options->verb == VERB_NONE && !options->deny)
        return sentence(arena, "a verb", "is missing");
    if (!plain_path(options->store))
        return sentence(arena, "--store", "wants a path of letters, digits and . _ / + @ , -");
    return NULL;
}

const char *options_read(struct options *options, struct arena *arena, char **arguments)
{
    *options = (struct options){.graph = "build/graph", .store = "store"};
    while (*arguments) {
        const struct option *option = find(*arguments);
        struct text value;

        if (!option)
            return sentence(arena, *arguments, "is no option of plan");
        if (option->verb != VERB_NONE && options->verb != VERB_NONE)
            return sentence(arena, *arguments, "is a second verb");
        if (option->verb != VERB_NONE)
            options->verb = option->verb;
        arguments++;
        if (option->takes == NO_VALUE)
            continue;
        if (!*arguments)
            return sentence(arena, option->name, "wants a value");
        text_init(&value, arena);
        do
            text_format(&value, "%s%s", value.len ? " " : "", *arguments++);
        while (option->takes == REST && *arguments && !text_starts(*arguments, "--"));
        *(const char **)(void *)((char *)options + option->offset) = value.at;
    }
    return check(options, arena);
}
