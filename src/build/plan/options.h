// The command line of plan.
#ifndef INGOT_PLAN_OPTIONS_H
#define INGOT_PLAN_OPTIONS_H

#include <stdbool.h>

struct arena;

enum verb {
    VERB_NONE,
    VERB_MAKE,
    VERB_SHELL,
    VERB_LIST,
    VERB_GIVES,
    VERB_WHY,
    VERB_DERIVATION,
    VERB_FIELDS,
    VERB_CLOSURE,
    VERB_HELP,
};

struct options {
    enum verb verb;
    const char *graph, *store;
    const char *operand;       // the recipe, or the goals of --closure with blanks between
    const char *wanted, *deny; // NULL when not given
};

// Reads the command line. Gives NULL, or the sentence that says what is wrong with it (owned by
// the arena).
const char *options_read(struct options *options, struct arena *arena, char **arguments);

// The text of --help.
extern const char options_help[];

#endif
