// Prints one recipe as assignments for a POSIX shell.
#include "print.h"

#include <string.h>

#include "base/text.h"
#include "closure.h"
#include "fields.h"
#include "recipes.h"

// In single quotes a shell takes every byte as it is but the quote itself (POSIX, 2.2.2).
static void add_quoted(struct text *out, const char *value)
{
    text_str(out, "'");
    for (const char *quote; (quote = strchr(value, '\'')); value = quote + 1) {
        text_add(out, value, (size_t)(quote - value));
        text_str(out, "'\\''");
    }
    text_str(out, value);
    text_str(out, "'\n");
}

// Assigns a field to PREFIX_NAME. A '-' is no letter of a shell's name; '_' stands for it.
static void add_field(struct text *out, const char *prefix, const char *name, const char *value)
{
    text_format(out, "%s_", prefix);
    for (; *name; name++)
        text_add(out, *name == '-' ? "_" : name, 1);
    text_str(out, "=");
    add_quoted(out, value);
}

static void add_assignment(struct text *out, const char *name, const char *value)
{
    text_format(out, "%s=", name);
    add_quoted(out, value);
}

// Assigns the names of some recipes to NAME, and their places in the store to NAME_outs.
static void add_recipes(const struct plan *plan, struct text *out, const char *name,
                        struct indices recipes)
{
    struct text names, outs;

    text_init(&names, plan->arena);
    text_init(&outs, plan->arena);
    for (size_t i = 0; i < recipes.count; i++) {
        const struct recipe *recipe = &plan->recipes[recipes.at[i]];

        text_format(&names, "%s%s", i ? " " : "", recipe->name);
        text_format(&outs, "%s%s", i ? " " : "", recipe->out);
    }
    add_assignment(out, name, names.at);
    text_format(out, "%s_outs=", name);
    add_quoted(out, outs.at);
}

static void add_patches(const struct plan *plan, const struct recipe *recipe, struct text *out)
{
    struct text paths;

    text_init(&paths, plan->arena);
    for (size_t i = 0; i < recipe->inputs.count; i++)
        if (strcmp(recipe->inputs.at[i].what, "patch") == 0)
            text_format(&paths, "%s%s", paths.len ? " " : "", recipe->inputs.at[i].path);
    add_assignment(out, "patches", paths.at);
}

// Fields that the recipe lacks are assigned too, as empty: `set -u` is on, and a variable of the
// caller's environment must not stand in for one.
void print_shell(const struct plan *plan, const struct recipe *recipe, struct text *out)
{
    size_t count;
    const struct field_rule *rules = fields_table(&count);

    add_assignment(out, "name", recipe->name);
    add_assignment(out, "key", recipe->key);
    add_assignment(out, "out", recipe->out);
    add_recipes(plan, out, "closure", closure_order(plan, recipe->needs, CLOSURE_NEEDS));
    add_recipes(plan, out, "tools", closure_order(plan, recipe->tools, CLOSURE_NEEDS));
    add_patches(plan, recipe, out);
    for (size_t i = 0; i < plan->global->count; i++)
        add_field(out, "global", plan->global->fields[i].name, plan->global->fields[i].value);
    for (size_t i = 0; i < count; i++) {
        const char *value = record_value(recipe->record, rules[i].name);

        add_field(out, "recipe", rules[i].name, value ? value : "");
    }
}
