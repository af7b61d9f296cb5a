// The const table of a recipe's fields, and the check of a value's form.
#include "fields.h"

#include <string.h>

#include "base/text.h"
#include "faults.h"
#include "graph.h"
#include "licence.h"
#include "source.h"
#include "spelling.h"

// Sorted by name. Keyed means: a change of the value is another build. What only describes the
// recipe, or says where its bytes may come from, is not.
static const struct field_rule table[] = {
    {"about", FIELD_LINE, false, NULL, "what it is, in one line"},
    {"assert", FIELD_SCRIPT, true, NULL, "sh that must succeed on the installed result"},
    {"build", FIELD_SCRIPT, true, NULL, "sh that builds and installs; instead of the kind's steps"},
    {"cflags", FIELD_WORDS, true, NULL, "more compiler flags, C and C++ alike"},
    {"default", FIELD_CHOICE, false, "yes no", "no: built only when it is asked for by name"},
    {"flags", FIELD_WORDS, true, NULL, "more arguments of the kind's configure step"},
    {"gives", FIELD_PATHS, true, NULL, "files the result must hold; a build without them fails"},
    {"host", FIELD_CHOICE, true, "yes no",
     "yes: the build sees the machine's compilers (toolchain)"},
    {"init", FIELD_WORDS, true, NULL, "the module's init function, where its name doesn't say it"},
    {"install", FIELD_LINE, true, NULL, "what the kind's make step installs (else: install)"},
    {"keyed", FIELD_CHOICE, true, "version", "version: dependents see only name and version"},
    {"kind", FIELD_WORD, true, NULL, "how it is built: scripts/kinds/KIND.sh"},
    {"lang", FIELD_CHOICE, true, "c c++", "c++: linking with it needs libstdc++"},
    {"ldflags", FIELD_WORDS, true, NULL, "more linker flags"},
    {"licence", FIELD_LICENCE, false, NULL, "the licence, an SPDX expression"},
    {"licences", FIELD_PATHS, true, NULL, "the licence files inside the source"},
    {"modules", FIELD_WORDS, true, NULL, "the extension modules it makes, by dotted name"},
    {"needs", FIELD_RECIPES, true, NULL, "recipes it links with; a tool's: what it runs with"},
    {"options", FIELD_WORDS, true, NULL, "words for the recipe's own build and assert text"},
    {"profile", FIELD_WORDS, true, NULL, "what elfcheck holds the result to (else: archive)"},
    {"pure", FIELD_WORDS, true, NULL, "the Python packages that come with its modules"},
    {"source", FIELD_SOURCES, false, NULL, "lines of `sha256 locator`; only the hashes are keyed"},
    {"stock", FIELD_CHOICE, true, "cmake", "a tool of the machine's that few recipes want"},
    {"subdir", FIELD_PATHS, true, NULL, "the folder inside the source to build in"},
    {"targets", FIELD_WORDS, true, NULL, "what the kind's make step makes (else: its default)"},
    {"test", FIELD_WORDS, false, NULL, "pkg-config modules that tests/links/NAME.c is built from"},
    {"tools", FIELD_RECIPES, true, NULL, "recipes whose programs are on PATH in the build"},
    {"tree", FIELD_PATHS, true, NULL, "folders of this repository that are the source"},
    {"version", FIELD_WORD, true, NULL, "the version, as upstream writes it"},
    {"without", FIELD_WORDS, true, NULL, "parts that are left out"},
};

enum { TABLE_LENGTH = sizeof table / sizeof *table };

const struct field_rule *fields_table(size_t *count)
{
    *count = TABLE_LENGTH;
    return table;
}

const struct field_rule *fields_find(const char *name)
{
    for (size_t i = 0; i < TABLE_LENGTH; i++)
        if (strcmp(table[i].name, name) == 0)
            return &table[i];
    return NULL;
}

const char *fields_nearest(const char *name)
{
    struct spelling_search search = {.word = name};

    for (size_t i = 0; i < TABLE_LENGTH; i++)
        spelling_try(&search, table[i].name);
    return spelling_found(&search);
}

const char *fields_shape_name(enum field_shape shape)
{
    static const char *const names[] = {
        [FIELD_WORD] = "word",     [FIELD_LINE] = "line",       [FIELD_WORDS] = "words",
        [FIELD_CHOICE] = "choice", [FIELD_LICENCE] = "licence", [FIELD_RECIPES] = "recipes",
        [FIELD_PATHS] = "paths",   [FIELD_SOURCES] = "sources", [FIELD_LINES] = "lines",
        [FIELD_SCRIPT] = "script",
    };

    return names[shape];
}

// A path that stays below where it begins: relative, and no part of it is "..".
static bool stays_below(const char *path)
{
    if (*path == '/')
        return false;
    for (const char *part = path; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0'))
            return false;
    }
    return true;
}

// The faults of a value's form, for one shape: what a value must be, or NULL when it is that.
static const char *misshapen(struct arena *arena, const struct field_rule *rule, const char *value)
{
    size_t count, choices;
    const char **words = text_words(arena, value, &count), **choice;

    switch (rule->shape) {
    case FIELD_WORD: return count == 1 ? NULL : "must be one word";
    case FIELD_LINE: return strchr(value, '\n') ? "must be one line" : NULL;
    case FIELD_LICENCE: return licence_valid(value) ? NULL : "must be an SPDX expression";
    case FIELD_CHOICE:
        choice = text_words(arena, rule->choices, &choices);
        return count == 1 && text_among(words[0], choice, choices) ? NULL : "must be one of";
    case FIELD_PATHS:
        for (size_t i = 0; i < count; i++)
            if (!stays_below(words[i]))
                return "must be relative paths without '..'";
        return NULL;
    case FIELD_WORDS:
    case FIELD_RECIPES:
    case FIELD_SOURCES:
    case FIELD_LINES:
    case FIELD_SCRIPT: return NULL;
    }
    return NULL;
}

void fields_check(struct arena *arena, struct faults *faults, const char *recipe,
                  const struct field *field)
{
    const struct field_rule *rule = fields_find(field->name);
    const char *nearest, *wanted;

    if (!rule) {
        nearest = fields_nearest(field->name);
        if (nearest)
            faults_add(faults, "recipes/%s.mk: unknown field '%s'; did you mean '%s'?", recipe,
                       field->name, nearest);
        else
            faults_add(faults, "recipes/%s.mk: unknown field '%s'; `plan --fields` lists them",
                       recipe, field->name);
        return;
    }
    wanted = misshapen(arena, rule, field->value);
    if (wanted)
        faults_add(faults, "recipes/%s.mk: %s %s%s%s, not '%s'", recipe, field->name, wanted,
                   rule->choices ? " " : "", rule->choices ? rule->choices : "", field->value);
    if (rule->shape == FIELD_SOURCES)
        source_check(arena, faults, recipe, field->value);
}
