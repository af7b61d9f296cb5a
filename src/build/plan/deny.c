// Refuses recipes by licence.
#include "deny.h"

#include <string.h>

#include "base/text.h"
#include "closure.h"
#include "faults.h"
#include "licence.h"

// Gives "wanted -> … -> recipe". `order` has users before used, so the first recipe in it that
// needs this one leads back to a wanted one, and the way is no longer than the order.
static const char *chain(const struct plan *plan, struct indices wanted, struct indices order,
                         size_t recipe)
{
    const char *path = plan->recipes[recipe].name;

    while (!indices_hold(&wanted, recipe)) {
        struct text longer;
        size_t i = 0;

        while (!indices_hold(&plan->recipes[order.at[i]].needs, recipe))
            i++;
        recipe = order.at[i];
        text_init(&longer, plan->arena);
        text_format(&longer, "%s -> %s", plan->recipes[recipe].name, path);
        path = longer.at;
    }
    return path;
}

void deny_check(struct plan *plan, const char *wanted, const char *patterns)
{
    struct indices goals = recipes_named(plan, wanted, "wanted:");
    struct indices order = closure_order(plan, goals, CLOSURE_NEEDS);
    size_t count;
    const char **words = text_words(plan->arena, patterns, &count);

    for (size_t i = 0; i < order.count; i++) {
        const struct recipe *recipe = &plan->recipes[order.at[i]];
        const char *which = NULL;

        if (licence_denied(recipe->licence, words, count, &which))
            faults_add(plan->faults,
                       "recipes/%s.mk: its licence %s is refused by the pattern '%s'; it is in the"
                       " result as %s",
                       recipe->name, recipe->licence, which,
                       chain(plan, goals, order, order.at[i]));
    }
}
