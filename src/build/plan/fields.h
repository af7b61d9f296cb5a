// The vocabulary of recipes: every field there is.
#ifndef INGOT_PLAN_FIELDS_H
#define INGOT_PLAN_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct faults;
struct field;

enum field_shape {
    FIELD_WORD,    // one word
    FIELD_LINE,    // one line of anything
    FIELD_WORDS,   // words; a newline is a blank
    FIELD_CHOICE,  // one of the words in `choices`
    FIELD_LICENCE, // an SPDX expression
    FIELD_RECIPES, // names of recipes
    FIELD_PATHS,   // relative paths that stay below where they begin
    FIELD_SOURCES, // lines of `sha256 locator`
    FIELD_LINES,   // lines of anything
    FIELD_SCRIPT,  // literal sh
};

struct field_rule {
    const char *name;
    enum field_shape shape;
    bool keyed;          // whether a change of it makes another build
    const char *choices; // for FIELD_CHOICE, else NULL
    const char *help;    // one line
};

// Gives the table, sorted by name, and its length.
const struct field_rule *fields_table(size_t *count);

// Gives the rule of the field `name`, or NULL.
const struct field_rule *fields_find(const char *name);

// Gives the known field that `name` looks like a slip of, or NULL.
const char *fields_nearest(const char *name);

// Gives the word that --fields prints for a shape.
const char *fields_shape_name(enum field_shape shape);

// Checks the form of one field of a recipe, adding a fault for each thing wrong with it. What it
// names (recipes, files) is not looked at here.
void fields_check(struct arena *arena, struct faults *faults, const char *recipe,
                  const struct field *field);

#endif
