// The graph text: every recipe's fields, as make expanded them.
#ifndef INGOT_PLAN_GRAPH_H
#define INGOT_PLAN_GRAPH_H

#include <stddef.h>

struct arena;
struct faults;

struct field {
    const char *name;
    const char *value; // never empty; lines joined by '\n', none at the end
};

// A recipe, or the global section, and its fields in the order of the text.
struct record {
    const char *name;
    struct field *fields;
    size_t count, room;
};

struct graph {
    struct record global; // its name is "global"
    struct record *recipes;
    size_t count, room;
};

// Reads the graph text in `bytes`, which `file` names in faults. Faults of form (a value outside a
// field, an unknown keyword, a NUL, the same recipe or field twice) are added and reading goes on.
// The result belongs to the arena. A field without a value is left out: it means "not there".
//
// The format, a line at a time, trailing blanks dropped:
//     global            what follows is said of the whole build
//     recipe NAME       what follows is said of the recipe NAME
//     field FIELD       what follows is the value of FIELD
//     <TAB>TEXT         a line of the value; the TAB is not part of it
// Keyword lines may begin with spaces, because make's foreach puts one between its results. Empty
// lines at the beginning and end of a value, and lines that are empty without a TAB, mean nothing.
void graph_parse(struct graph *graph, struct arena *arena, struct faults *faults, const char *file,
                 const char *bytes, size_t len);

// Gives the value of the field `name`, or NULL when the record has none.
const char *record_value(const struct record *record, const char *name);

#endif
