// Depth-first walks over needs and tools, with a stack of our own: recipes may be chained deeper
// than the C stack is.
#include "closure.h"

#include <string.h>

#include "base/text.h"
#include "faults.h"

enum colour { WHITE, GREY, BLACK }; // not met, on the stack, done

struct frame {
    size_t recipe;
    size_t next; // how many of its edges are still to be followed
};

struct walk {
    const struct plan *plan;
    enum closure_edges edges;
    unsigned char *colour; // of each recipe
    struct frame *stack;
    size_t depth;
    size_t *done; // filled from its end: a recipe is done after all that it uses
    size_t place; // where the last one done was put
    bool cyclic;
};

// The edges of a recipe are its needs, then its tools, as far as they are followed.
static size_t edge_count(const struct walk *walk, size_t recipe)
{
    const struct recipe *from = &walk->plan->recipes[recipe];

    return (walk->edges & CLOSURE_NEEDS ? from->needs.count : 0) +
           (walk->edges & CLOSURE_TOOLS ? from->tools.count : 0);
}

static size_t edge(const struct walk *walk, size_t recipe, size_t number)
{
    const struct recipe *from = &walk->plan->recipes[recipe];
    size_t needs = walk->edges & CLOSURE_NEEDS ? from->needs.count : 0;

    return number < needs ? from->needs.at[number] : from->tools.at[number - needs];
}

static struct walk walk_begin(const struct plan *plan, enum closure_edges edges)
{
    struct walk walk = {.plan = plan, .edges = edges, .place = plan->count};

    walk.colour = arena_array(plan->arena, plan->count, 1);
    walk.stack = arena_array(plan->arena, plan->count, sizeof *walk.stack);
    walk.done = arena_array(plan->arena, plan->count, sizeof *walk.done);
    return walk;
}

static void push(struct walk *walk, size_t recipe)
{
    walk->colour[recipe] = GREY;
    walk->stack[walk->depth++] = (struct frame){recipe, edge_count(walk, recipe)};
}

// The cycle is the part of the stack from `again` to the top.
static void say_cycle(struct walk *walk, size_t again)
{
    const struct recipe *recipes = walk->plan->recipes;
    struct text path;
    size_t i = walk->depth;

    walk->cyclic = true;
    text_init(&path, walk->plan->arena);
    do
        i--;
    while (walk->stack[i].recipe != again);
    for (size_t from = i; from < walk->depth; from++)
        text_format(&path, "%s -> ", recipes[walk->stack[from].recipe].name);
    faults_add(walk->plan->faults, "recipes/%s.mk: a cycle: %s%s", recipes[again].name, path.at,
               recipes[again].name);
}

// Walks from `root`. Edges are followed last to first, because places are filled from the end.
// A recipe is pushed only when WHITE, so the stack never holds more than all of them.
static void walk_from(struct walk *walk, size_t root)
{
    if (walk->colour[root] != WHITE)
        return;
    push(walk, root);
    while (walk->depth > 0) {
        struct frame *top = &walk->stack[walk->depth - 1];

        if (top->next > 0) {
            size_t to = edge(walk, top->recipe, --top->next);

            if (walk->colour[to] == WHITE)
                push(walk, to);
            else if (walk->colour[to] == GREY)
                say_cycle(walk, to);
            continue;
        }
        walk->colour[top->recipe] = BLACK;
        walk->done[--walk->place] = top->recipe;
        walk->depth--;
    }
}

static struct indices walk_end(const struct walk *walk)
{
    return (struct indices){walk->done + walk->place, walk->plan->count - walk->place};
}

bool closure_check(struct plan *plan)
{
    struct walk walk = walk_begin(plan, CLOSURE_ALL);

    for (size_t i = 0; i < plan->count; i++)
        walk_from(&walk, i);
    return !walk.cyclic;
}

struct indices closure_order(const struct plan *plan, struct indices roots,
                             enum closure_edges edges)
{
    struct walk walk = walk_begin(plan, edges);

    for (size_t i = roots.count; i-- > 0;)
        walk_from(&walk, roots.at[i]);
    return walk_end(&walk);
}

struct indices closure_all(const struct plan *plan)
{
    struct walk walk = walk_begin(plan, CLOSURE_ALL);

    for (size_t i = plan->count; i-- > 0;)
        walk_from(&walk, i);
    return walk_end(&walk);
}
