// Writes derivations, used recipes first, and hashes them into keys.
#include "derivation.h"

#include <stdlib.h>
#include <string.h>

#include "base/sha256.h"
#include "base/text.h"
#include "closure.h"
#include "fields.h"
#include "inputs.h"
#include "recipes.h"

static void add_field(struct text *text, const char *scope, const char *name, const char *value)
{
    text_format(text, "%s %s\n", scope, name);
    while (*value) {
        size_t len = strcspn(value, "\n");

        text_str(text, "\t");
        text_add(text, value, len);
        text_str(text, "\n");
        value += len + (value[len] == '\n');
    }
}

// The fields of a recipe that are in its derivation as they are. What is named (needs, tools,
// sources, trees) comes by hash instead, a script without its comments.
static void add_fields(const struct plan *plan, struct text *text, const struct recipe *recipe)
{
    for (size_t i = 0; i < recipe->record->count; i++) {
        const struct field *field = &recipe->record->fields[i];
        const struct field_rule *rule = fields_find(field->name);
        const char *value = field->value;
        size_t len = strlen(value);

        if (!rule->keyed || rule->shape == FIELD_RECIPES)
            continue;
        if (rule->shape == FIELD_SCRIPT)
            value = inputs_reduced(plan->arena, value, &len);
        add_field(text, "recipe", field->name, value);
    }
}

static int by_hash(const void *a, const void *b)
{
    const char *const *left = a, *const *right = b;

    return strcmp(*left, *right);
}

static void add_sources(const struct plan *plan, struct text *text, const struct recipe *recipe)
{
    const char **sorted = arena_array(plan->arena, recipe->hash_count, sizeof *sorted);

    if (recipe->hash_count == 0)
        return;
    memcpy(sorted, recipe->hashes, recipe->hash_count * sizeof *sorted);
    qsort(sorted, recipe->hash_count, sizeof *sorted, by_hash);
    for (size_t i = 0; i < recipe->hash_count; i++)
        text_format(text, "source %s\n", sorted[i]);
}

static void add_used(const struct plan *plan, struct text *text, const char *edge,
                     const struct indices *used)
{
    for (size_t i = 0; i < used->count; i++) {
        const struct recipe *other = &plan->recipes[used->at[i]];

        if (record_value(other->record, "keyed"))
            text_format(text, "%s %s version %s\n", edge, other->name, other->version);
        else
            text_format(text, "%s %s %s\n", edge, other->name, other->key);
    }
}

static void write_one(const struct plan *plan, struct recipe *recipe)
{
    char hex[SHA256_HEX];
    struct sha256 hash;
    struct text text;

    text_init(&text, plan->arena);
    text_format(&text, "ingot derivation 1\nname %s\n", recipe->name);
    for (size_t i = 0; i < plan->global->count; i++)
        add_field(&text, "global", plan->global->fields[i].name, plan->global->fields[i].value);
    add_fields(plan, &text, recipe);
    add_sources(plan, &text, recipe);
    for (size_t i = 0; i < recipe->inputs.count; i++)
        text_format(&text, "file %s %s %s\n", recipe->inputs.at[i].what, recipe->inputs.at[i].path,
                    recipe->inputs.at[i].sha256);
    add_used(plan, &text, "needs", &recipe->needs);
    add_used(plan, &text, "tools", &recipe->tools);
    sha256_start(&hash);
    sha256_add(&hash, text.at, text.len);
    sha256_finish_hex(&hash, hex);
    recipe->derivation = text.at;
    memcpy(recipe->key, hex, KEY_LENGTH);
    recipe->key[KEY_LENGTH] = '\0';
    text_init(&text, plan->arena);
    text_format(&text, "%s/%s/%s", plan->store, recipe->key, recipe->name);
    recipe->out = text.at;
}

void derivation_write(struct plan *plan)
{
    struct indices order = closure_all(plan);

    for (size_t i = order.count; i-- > 0;)
        write_one(plan, &plan->recipes[order.at[i]]);
}
