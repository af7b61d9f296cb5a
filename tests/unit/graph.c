// Tests the reader of the graph text. Made of: src/build/plan/graph.c src/build/plan/faults.c src/base/text.c src/base/message.c
#include "../../src/build/plan/graph.h"
#include "../../src/build/plan/faults.h"
#include "base/text.h"
#include "tap.h"

struct fixture {
    struct arena arena;
    struct faults faults;
    struct graph graph;
};

static void parse(struct fixture *fixture, const char *text, size_t len)
{
    arena_init(&fixture->arena, NULL);
    faults_init(&fixture->faults, &fixture->arena);
    graph_parse(&fixture->graph, &fixture->arena, &fixture->faults, "graph", text, len);
}

static const char *value(const struct fixture *fixture, size_t recipe, const char *field)
{
    return recipe < fixture->graph.count ? record_value(&fixture->graph.recipes[recipe], field)
                                         : NULL;
}

static void test_good(struct tap *tap)
{
    static const char text[] =
        "global\nfield target\n\tx86_64-linux-musl\n"
        "recipe zlib\nfield version\n\t1.3.2  \n"
        "field build\n\t\n\t  ./configure\n\t\n\t\n\tmake \t \n\t\n"
        "field empty\n\t\n\n"
        " recipe png\n  field version\n\t1.6\nfield tabs\n\t\ta\tb\n"
        "field flags\nfield last\n\tno newline";
    struct fixture fixture;

    parse(&fixture, text, sizeof text - 1);
    is_number(tap, (long)fixture.faults.count, 0, "a good graph has no faults");
    is_number(tap, (long)fixture.graph.count, 2, "two recipes");
    is(tap, record_value(&fixture.graph.global, "target"), "x86_64-linux-musl", "a global field");
    is(tap, value(&fixture, 0, "version"), "1.3.2", "trailing blanks go");
    is(tap, value(&fixture, 0, "build"), "  ./configure\n\n\nmake",
       "empty lines go at both ends, not in between; an indent stays");
    is(tap, value(&fixture, 0, "empty"), NULL, "an empty value is no field");
    is(tap, value(&fixture, 1, "version"), "1.6", "keywords may be indented");
    is(tap, value(&fixture, 1, "tabs"), "\ta\tb", "one tab is taken, no more");
    is(tap, value(&fixture, 1, "flags"), NULL, "a field without lines is no field");
    is(tap, value(&fixture, 1, "last"), "no newline", "the last line needs no newline");
    is(tap, value(&fixture, 0, "last"), NULL, "fields stay with their recipe");
    arena_free(&fixture.arena);
}

static void test_faulty(struct tap *tap)
{
    static const struct {
        const char *text, *fault;
    } rows[] = {
        {"recipe a\nfield x\n\t1\nrecipe a\nfield y\n\t1\n",
         "recipes/a.mk: the recipe 'a' is there twice"},
        {"recipe a\nfield x\n\t1\nfield x\n\t2\n", "graph:5: a has the field 'x' twice"},
        {"field x\n\t1\n", "graph:1: the field 'x' belongs to no recipe"},
        {"recipe a\n\tstray\n", "graph:2: a value that belongs to no field"},
        {"recipe a b\n",
         "graph:1: expected 'global', 'recipe NAME', 'field FIELD' or a TAB and a"
         " value, not 'recipe a b'"},
        {"what\n",
         "graph:1: expected 'global', 'recipe NAME', 'field FIELD' or a TAB and a value,"
         " not 'what'"},
    };
    struct fixture fixture;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        parse(&fixture, rows[i].text, strlen(rows[i].text));
        is(tap, fixture.faults.count > 0 ? fixture.faults.sentences[0] : NULL, rows[i].fault,
           "the fault of a graph");
        arena_free(&fixture.arena);
    }
    parse(&fixture, "recipe a\nfield x\n\t1\0002\n", 21);
    is(tap, fixture.faults.count == 1 ? fixture.faults.sentences[0] : NULL,
       "graph: holds a NUL byte, so it is not a graph that make wrote", "a NUL");
    arena_free(&fixture.arena);
    parse(&fixture, "", 0);
    ok(tap, fixture.graph.count == 0 && fixture.faults.count == 0, "an empty graph");
    arena_free(&fixture.arena);
}

// Every beginning of a text is read without a crash, and never makes more recipes than the whole.
static void test_truncated(struct tap *tap)
{
    static const char text[] = "global\nfield a\n\tb\nrecipe c\nfield d\n\te\n\tf\n\t\nrecipe g\n";
    size_t most = 0;

    for (size_t len = 0; len < sizeof text; len++) {
        struct fixture fixture;

        parse(&fixture, text, len < sizeof text - 1 ? len : sizeof text - 1);
        most = fixture.graph.count > most ? fixture.graph.count : most;
        arena_free(&fixture.arena);
    }
    is_number(tap, (long)most, 2, "truncated at every byte");
}

int main(void)
{
    struct tap tap = {0};

    test_good(&tap);
    test_faulty(&tap);
    test_truncated(&tap);
    return tap_end(&tap);
}
