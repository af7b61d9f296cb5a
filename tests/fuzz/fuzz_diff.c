// Fuzzes `elfcheck diff`: an input is four bytes, the length of the older file, then both files.
#include "elfcheck/diff.h"

#include "elfcheck/print_diff.h"
#include "fuzz.h"

enum { SECRET = 0x5eed };

static void compare(struct span old, struct span new, struct arena *arena, FILE *out)
{
    struct promises before, after;
    struct diff diff;

    promises_of(old, SECRET, arena, &before);
    promises_of(new, SECRET, arena, &after);
    diff_of(&before, &after, &diff);
    if (diff.count > CHANGES_MOST)
        abort();
    diff_print("old", "new", &diff, out);
    diff_print_json("old", "new", &diff, out);
    // A file keeps all of its own promises.
    diff_of(&after, &after, &diff);
    if (diff.count != 0 || diff.worse)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span input = span_of(data, size), old, rest = span_from(input, 4);
    uint64_t length = span_uint(input, 0, 4, false);
    FILE *out = fopen("/dev/null", "w");
    struct arena arena;

    if (!out)
        abort();
    arena_init(&arena, fuzz_no_memory);
    length = length < rest.len ? length : rest.len;
    span_sub(rest, 0, length, &old);
    compare(old, span_from(rest, length), &arena, out);
    arena_free(&arena);
    fclose(out);
    return 0;
}
