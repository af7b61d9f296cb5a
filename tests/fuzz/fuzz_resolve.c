// Fuzzes the resolver: an input is four bytes, the length of a program, the program, and the library that it finds
// whatever it looks for; the tree, the bindings, what is said of them. The files are in memory, each with a fence.
#include "elfcheck/resolve.h"

#include <errno.h>
#include <string.h>

#include "elfcheck/input.h"
#include "elfcheck/print_why.h"
#include "elfcheck/symbol_list.h"
#include "elfcheck/tree.h"
#include "elfcheck/why.h"
#include "fuzz.h"

enum { FILES = 2 };

// What input.c opens, while one input runs: the program is called so, all libraries are the other file.
static struct span files[FILES];

int input_open_id(const char *path, struct span *bytes, struct input_id *id)
{
    unsigned file = strcmp(path, "/program") != 0;
    size_t len = strlen(path);
    uint8_t *copy;

    if (file == 1 && (len < 3 || strcmp(path + len - 3, ".so") != 0))
        return ENOENT;
    copy = malloc((size_t)files[file].len + 1); // one more byte, so that there is one
    if (!copy)
        abort();
    // At its end, so that the fence is right behind the file.
    if (files[file].len > 0)
        memcpy(copy + 1, files[file].at, (size_t)files[file].len);
    *bytes = span_of(copy + 1, (size_t)files[file].len);
    *id = (struct input_id){1, file};
    return 0;
}

int input_open(const char *path, struct span *bytes)
{
    struct input_id id;

    return input_open_id(path, bytes, &id);
}

bool input_close(struct span bytes)
{
    free((uint8_t *)(uintptr_t)bytes.at - 1);
    return true;
}

// What is printed to standard output goes nowhere.
static void hush(void)
{
    static FILE *hushed;

    if (!hushed && (hushed = freopen("/dev/null", "w", stdout)) == NULL)
        abort();
}

static void visit(void *context, const struct binding *binding)
{
    const struct loadset *set = context;

    if (binding->asker >= set->count ||
        (binding->provider != LOADSET_NONE && binding->provider >= set->count))
        abort();
}

static void print(const struct loadset *set, uint32_t file)
{
    static const char *const names[] = {"dependency", "libdependency.so", "V_2", "GLIBC_2.34", ""};

    tree_print(set, "/program", true);
    tree_print_json(set, "/program");
    symbol_list_print(set, false, false);
    symbol_list_print_json(set, "/program", false, false);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct why why;

        why_find(set, file, LOADSET_NONE, names[i], &why);
        why_print(&why, "/program", stdout);
        why_print_json(&why, "/program", stdout);
    }
}

// The checks of a resolution, and the report in each of its forms.
static void check(const struct resolution *resolution, struct arena *arena)
{
    struct gather gather = fuzz_gather(arena, NULL);
    struct report report;
    struct facts facts;

    facts_gather(files[0], &gather, &facts);
    report_start(&report, arena, "/program");
    report.kind = facts.kind;
    report.profile = PROFILE_ANY;
    fuzz_check((struct subject){.facts = &facts, .resolution = resolution},
               profile_row(PROFILE_ANY), facts.kind, &report);
    fuzz_print(&report, stdout);
}

static void resolve(struct loadset *set, struct arena *arena)
{
    struct resolution *resolution = arena_array(arena, 1, sizeof *resolution);
    uint32_t file;

    if (loadset_add(set, "/program", &file) != 0)
        return;
    resolve_run(set, file, LOADSET_NONE, visit, set, resolution);
    print(set, file);
    check(resolution, arena);
    resolve_run(set, file, 0, NULL, NULL, resolution);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span input = span_of(data, size), rest = span_from(input, 4);
    uint64_t length = span_uint(input, 0, 4, false);
    struct loadset *set;
    struct arena arena;

    hush();
    arena_init(&arena, fuzz_no_memory);
    length = length < rest.len ? length : rest.len;
    span_sub(rest, 0, length, &files[0]);
    files[1] = span_from(rest, length);
    set = arena_array(&arena, 1, sizeof *set);
    if (!loadset_start(set, &arena, "/", size % 2 ? LIBC_GLIBC : LIBC_MUSL))
        abort();
    resolve(set, &arena);
    loadset_end(set);
    arena_free(&arena);
    return 0;
}
