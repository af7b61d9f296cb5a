// Prints a plan for make, for people and for gc. The shell's view is in print_shell.c.
#include "print.h"

#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "closure.h"
#include "fields.h"
#include "recipes.h"

void print_fields(struct text *out)
{
    size_t count;
    const struct field_rule *rules = fields_table(&count);

    for (size_t i = 0; i < count; i++)
        text_format(out, "%s\t%s%s%s\t%s\t%s\n", rules[i].name, fields_shape_name(rules[i].shape),
                    rules[i].choices ? ": " : "", rules[i].choices ? rules[i].choices : "",
                    rules[i].keyed ? "keyed" : "-", rules[i].help);
}

static void add_outs(const struct plan *plan, struct indices recipes, struct text *out)
{
    for (size_t i = 0; i < recipes.count; i++)
        text_format(out, " %s", plan->recipes[recipes.at[i]].out);
}

// What must be there before the recipe can be built: its needs with theirs, its tools with what
// they run with. The tools of its needs are not: they were for building those.
static struct indices waits(const struct plan *plan, const struct recipe *recipe)
{
    size_t count = recipe->needs.count + recipe->tools.count;
    struct indices roots = {arena_array(plan->arena, count, sizeof *roots.at), count};

    for (size_t i = 0; i < count; i++)
        roots.at[i] = i < recipe->needs.count ? recipe->needs.at[i]
                                              : recipe->tools.at[i - recipe->needs.count];
    return closure_order(plan, roots, CLOSURE_NEEDS);
}

void print_make(const struct plan *plan, struct text *out)
{
    for (size_t i = 0; i < plan->count; i++) {
        const struct recipe *recipe = &plan->recipes[i];
        struct indices closure = closure_order(plan, recipe->needs, CLOSURE_NEEDS);

        text_format(out, "%s.key := %s\n%s.out := %s\n%s.closure :=", recipe->name, recipe->key,
                    recipe->name, recipe->out, recipe->name);
        for (size_t j = 0; j < closure.count; j++)
            text_format(out, " %s", plan->recipes[closure.at[j]].name);
        text_format(out, "\n%s.waits :=", recipe->name);
        add_outs(plan, waits(plan, recipe), out);
        text_format(out, "\n%s.hashes :=", recipe->name);
        for (size_t j = 0; j < recipe->hash_count; j++)
            text_format(out, " %s", recipe->hashes[j]);
        text_str(out, "\n");
    }
}

void print_list(const struct plan *plan, struct text *out)
{
    for (size_t i = 0; i < plan->count; i++) {
        const struct recipe *recipe = &plan->recipes[i];

        text_format(out, "%s\t%s\t%s\t%s\t%s\t%s\n", recipe->name, recipe->version, recipe->licence,
                    recipe->kind ? recipe->kind : "-", recipe->key,
                    access(recipe->out, F_OK) == 0 ? "built" : "-");
    }
}

void print_gives(const struct plan *plan, struct text *out)
{
    for (size_t i = 0; i < plan->count; i++) {
        const struct recipe *recipe = &plan->recipes[i];
        const char *gives = record_value(recipe->record, "gives");
        size_t count;
        const char **files = text_words(plan->arena, gives ? gives : "", &count);

        for (size_t j = 0; j < count; j++)
            text_format(out, "%s\t%s\n", recipe->name, files[j]);
    }
}

// One line, then the lines of its users. `shown` marks recipes whose users were printed already,
// which bounds the tree at the number of edges and the depth at the number of recipes.
static void add_users(const struct plan *plan, size_t index, unsigned depth, bool *shown,
                      struct text *out)
{
    bool again = shown[index];

    shown[index] = true;
    for (size_t i = 0; i < plan->count; i++) {
        const struct recipe *user = &plan->recipes[i];
        bool needs = indices_hold(&user->needs, index);

        if (!needs && !indices_hold(&user->tools, index))
            continue;
        if (again) {
            out->at[out->len - 1] = ' '; // the newline of the line that named this recipe
            text_str(out, "(see above)\n");
            return;
        }
        text_format(out, "%*s%s%s\n", (int)depth * 2, "", user->name, needs ? "" : " (as a tool)");
        add_users(plan, i, depth + 1, shown, out);
    }
}

void print_why(const struct plan *plan, const struct recipe *recipe, struct text *out)
{
    bool *shown = arena_array(plan->arena, plan->count, sizeof *shown);
    size_t before;

    text_format(out, "%s %s\n", recipe->name, recipe->version);
    before = out->len;
    add_users(plan, (size_t)(recipe - plan->recipes), 1, shown, out);
    if (out->len == before)
        text_str(out, "  (nobody needs it)\n");
}

void print_closure(struct plan *plan, const char *goals, struct text *out)
{
    struct indices order = closure_order(plan, recipes_named(plan, goals, "goal"), CLOSURE_ALL);

    for (size_t i = 0; i < order.count; i++)
        text_format(out, "%s\n", plan->recipes[order.at[i]].out);
}
