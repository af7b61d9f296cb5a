// Tests orders, closures and cycles on made graphs. Made of: src/build/plan/closure.c src/build/plan/faults.c src/base/text.c src/base/message.c
#include <stdlib.h>

#include "../../src/build/plan/closure.h"
#include "../../src/build/plan/faults.h"
#include "base/text.h"
#include "tap.h"

enum { MANY = 60, DEEP = 200000 };

struct fixture {
    struct arena arena;
    struct faults faults;
    struct plan plan;
};

static void begin(struct fixture *fixture, size_t count)
{
    arena_init(&fixture->arena, NULL);
    faults_init(&fixture->faults, &fixture->arena);
    fixture->plan = (struct plan){.arena = &fixture->arena, .faults = &fixture->faults};
    fixture->plan.recipes = arena_array(&fixture->arena, count, sizeof(struct recipe));
    fixture->plan.count = count;
    for (size_t i = 0; i < count; i++) {
        struct text name;

        text_init(&name, &fixture->arena);
        text_format(&name, "r%zu", i);
        fixture->plan.recipes[i].name = name.at;
    }
}

static void add_edge(struct fixture *fixture, struct indices *edges, size_t to)
{
    size_t *more = arena_array(&fixture->arena, edges->count + 1, sizeof *more);

    for (size_t i = 0; i < edges->count; i++)
        more[i] = edges->at[i];
    more[edges->count] = to;
    *edges = (struct indices){more, edges->count + 1};
}

static size_t place(struct indices order, size_t recipe)
{
    size_t i = 0;

    while (i < order.count && order.at[i] != recipe)
        i++;
    return i;
}

// Whether every edge of the recipes in the order leads forward, and to a recipe that is in it.
static bool leads_forward(const struct fixture *fixture, struct indices order)
{
    for (size_t i = 0; i < order.count; i++) {
        const struct indices *needs = &fixture->plan.recipes[order.at[i]].needs;

        for (size_t j = 0; j < needs->count; j++)
            if (place(order, needs->at[j]) <= i || place(order, needs->at[j]) == order.count)
                return false;
    }
    return true;
}

// Graphs without cycles (edges only lead to lower numbers), the same ones on every run.
static void test_random(struct tap *tap)
{
    unsigned forward = 0, whole = 0;

    srand(1);
    for (unsigned round = 0; round < 50; round++) {
        struct fixture fixture;
        struct indices root = {(size_t[]){MANY - 1}, 1};

        begin(&fixture, MANY);
        for (size_t i = 1; i < MANY; i++)
            for (int edges = rand() % 4; edges > 0; edges--)
                add_edge(&fixture, &fixture.plan.recipes[i].needs, (size_t)rand() % i);
        if (closure_check(&fixture.plan) && closure_all(&fixture.plan).count == MANY)
            whole++;
        forward += leads_forward(&fixture, closure_all(&fixture.plan)) &&
                   leads_forward(&fixture, closure_order(&fixture.plan, root, CLOSURE_NEEDS));
        arena_free(&fixture.arena);
    }
    is_number(tap, whole, 50, "graphs without cycles have none, and all is in their order");
    is_number(tap, forward, 50, "users come before what they use");
}

static void test_order(struct tap *tap)
{
    struct fixture fixture;
    struct indices order, roots = {(size_t[]){0}, 1};

    begin(&fixture, 6);
    // 0 needs 3 1 2; 1 needs 2; 5 is a tool of 0, and needs 4.
    add_edge(&fixture, &fixture.plan.recipes[0].needs, 3);
    add_edge(&fixture, &fixture.plan.recipes[0].needs, 1);
    add_edge(&fixture, &fixture.plan.recipes[0].needs, 2);
    add_edge(&fixture, &fixture.plan.recipes[1].needs, 2);
    add_edge(&fixture, &fixture.plan.recipes[0].tools, 5);
    add_edge(&fixture, &fixture.plan.recipes[5].needs, 4);
    order = closure_order(&fixture.plan, roots, CLOSURE_NEEDS);
    ok(tap,
       order.count == 4 && order.at[0] == 0 && order.at[1] == 3 && order.at[2] == 1 &&
           order.at[3] == 2,
       "needs come as written where they may");
    order = closure_order(&fixture.plan, roots, CLOSURE_ALL);
    ok(tap, order.count == 6 && place(order, 5) < place(order, 4), "tools and what they need too");
    order = closure_order(&fixture.plan, (struct indices){NULL, 0}, CLOSURE_ALL);
    is_number(tap, (long)order.count, 0, "of nothing comes nothing");
    arena_free(&fixture.arena);
}

static void test_cycles(struct tap *tap)
{
    struct fixture fixture;

    begin(&fixture, 5);
    add_edge(&fixture, &fixture.plan.recipes[0].needs, 1);
    add_edge(&fixture, &fixture.plan.recipes[1].needs, 2);
    add_edge(&fixture, &fixture.plan.recipes[2].tools, 1);
    add_edge(&fixture, &fixture.plan.recipes[4].needs, 4);
    ok(tap, !closure_check(&fixture.plan), "cycles are seen");
    is_number(tap, (long)fixture.faults.count, 2, "each of them");
    if (fixture.faults.count == 2) {
        is(tap, fixture.faults.sentences[0], "recipes/r1.mk: a cycle: r1 -> r2 -> r1",
           "a cycle through a tool, without the way to it");
        is(tap, fixture.faults.sentences[1], "recipes/r4.mk: a cycle: r4 -> r4",
           "a recipe that needs itself");
    }
    arena_free(&fixture.arena);
}

static void test_deep(struct tap *tap)
{
    struct fixture fixture;
    struct indices order;

    begin(&fixture, DEEP);
    for (size_t i = 1; i < DEEP; i++)
        add_edge(&fixture, &fixture.plan.recipes[i].needs, i - 1);
    order = closure_all(&fixture.plan);
    ok(tap, closure_check(&fixture.plan) && order.at[0] == DEEP - 1 && order.at[DEEP - 1] == 0,
       "a chain deeper than the C stack");
    arena_free(&fixture.arena);
}

int main(void)
{
    struct tap tap = {0};

    test_random(&tap);
    test_order(&tap);
    test_cycles(&tap);
    test_deep(&tap);
    return tap_end(&tap);
}
