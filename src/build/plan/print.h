// What plan prints: one function a verb, onto the end of a text.
#ifndef INGOT_PLAN_PRINT_H
#define INGOT_PLAN_PRINT_H

struct plan;
struct recipe;
struct text;

// The field table: name, shape (and its choices), keyed or "-", help; a TAB between.
void print_fields(struct text *out);

// Assignments that make includes.
void print_make(const struct plan *plan, struct text *out);

// Assignments that a POSIX shell evaluates, every value in single quotes.
void print_shell(const struct plan *plan, const struct recipe *recipe, struct text *out);

// The recipes: name, version, licence, kind, key, "built" or "-"; a TAB between.
void print_list(const struct plan *plan, struct text *out);

// What the recipes promise to give, a line each: name and file, a TAB between.
void print_gives(const struct plan *plan, struct text *out);

// Who needs the recipe, as an indented tree. A recipe's own users are shown once.
void print_why(const struct plan *plan, const struct recipe *recipe, struct text *out);

// The places in the store of `goals` (words) and all that they need or are built with, one a line.
// An unknown goal is a fault.
void print_closure(struct plan *plan, const char *goals, struct text *out);

#endif
