// Checks the recipes and resolves what they name.
#include "recipes.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "faults.h"
#include "fields.h"
#include "source.h"
#include "spelling.h"

// Names become make variables, shell words and folder names, so they are held to letters that mean
// nothing to any of them.
static bool good_name(const char *name)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789+_-";

    return *name && !strchr("+_-", *name) && name[strspn(name, letters)] == '\0';
}

static int by_name(const void *a, const void *b)
{
    const struct recipe *left = a, *right = b;

    return strcmp(left->name, right->name);
}

static int by_field(const void *a, const void *b)
{
    const struct field *left = a, *right = b;

    return strcmp(left->name, right->name);
}

struct recipe *recipes_find(const struct plan *plan, const char *name)
{
    struct recipe wanted = {.name = name};

    if (plan->count == 0)
        return NULL;
    return bsearch(&wanted, plan->recipes, plan->count, sizeof wanted, by_name);
}

static const char *nearest_recipe(const struct plan *plan, const char *name)
{
    struct spelling_search search = {.word = name};

    for (size_t i = 0; i < plan->count; i++)
        spelling_try(&search, plan->recipes[i].name);
    return spelling_found(&search);
}

bool indices_hold(const struct indices *indices, size_t index)
{
    for (size_t i = 0; i < indices->count; i++)
        if (indices->at[i] == index)
            return true;
    return false;
}

struct indices recipes_named(struct plan *plan, const char *names, const char *where)
{
    size_t count;
    const char **words = text_words(plan->arena, names, &count);
    struct indices found = {arena_array(plan->arena, count, sizeof *found.at), 0};

    for (size_t i = 0; i < count; i++) {
        const struct recipe *recipe = recipes_find(plan, words[i]);
        const char *nearest;

        if (recipe) {
            size_t index = (size_t)(recipe - plan->recipes);

            if (!indices_hold(&found, index))
                found.at[found.count++] = index;
            continue;
        }
        nearest = nearest_recipe(plan, words[i]);
        faults_add(plan->faults, "%s '%s', but there is no recipes/%s.mk%s%s%s", where, words[i],
                   words[i], nearest ? "; did you mean '" : "", nearest ? nearest : "",
                   nearest ? "'?" : "");
    }
    return found;
}

static void check_presence(struct plan *plan, const struct recipe *recipe)
{
    static const char *const required[] = {"version", "licence"};

    for (size_t i = 0; i < sizeof required / sizeof *required; i++)
        if (!record_value(recipe->record, required[i]))
            faults_add(plan->faults, "recipes/%s.mk: the field '%s' is missing", recipe->name,
                       required[i]);
    if (!recipe->kind && !record_value(recipe->record, "build"))
        faults_add(plan->faults,
                   "recipes/%s.mk: the field 'kind' is missing, and there is no 'build'",
                   recipe->name);
}

static void take_record(struct plan *plan, struct recipe *recipe, struct record *record)
{
    if (!good_name(record->name))
        faults_add(plan->faults,
                   "recipes/%s.mk: a recipe's name is of a-z, 0-9, '+', '_' and '-', and begins"
                   " with a letter or digit",
                   record->name);
    if (record->count > 0)
        qsort(record->fields, record->count, sizeof *record->fields, by_field);
    *recipe = (struct recipe){
        .name = record->name,
        .record = record,
        .version = record_value(record, "version"),
        .licence = record_value(record, "licence"),
        .kind = record_value(record, "kind"),
    };
    for (size_t i = 0; i < record->count; i++)
        fields_check(plan->arena, plan->faults, record->name, &record->fields[i]);
    recipe->hashes =
        source_hashes(plan->arena, record_value(record, "source"), &recipe->hash_count);
    check_presence(plan, recipe);
}

static struct indices resolve_field(struct plan *plan, const struct recipe *recipe,
                                    const char *field)
{
    const char *names = record_value(recipe->record, field);
    struct text where;

    text_init(&where, plan->arena);
    text_format(&where, "recipes/%s.mk: %s", recipe->name, field);
    return recipes_named(plan, names ? names : "", where.at);
}

void recipes_resolve(struct plan *plan, struct graph *graph)
{
    plan->global = &graph->global;
    if (graph->global.count > 0)
        qsort(graph->global.fields, graph->global.count, sizeof *graph->global.fields, by_field);
    plan->recipes = arena_array(plan->arena, graph->count, sizeof *plan->recipes);
    plan->count = graph->count;
    for (size_t i = 0; i < graph->count; i++)
        take_record(plan, &plan->recipes[i], &graph->recipes[i]);
    if (plan->count > 0)
        qsort(plan->recipes, plan->count, sizeof *plan->recipes, by_name);
    for (size_t i = 0; i < plan->count; i++) {
        plan->recipes[i].needs = resolve_field(plan, &plan->recipes[i], "needs");
        plan->recipes[i].tools = resolve_field(plan, &plan->recipes[i], "tools");
    }
}
