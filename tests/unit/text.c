// Tests the arena, growing text and words. Made of: src/base/text.c
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/text.h"
#include "tap.h"

static void test_arena(struct tap *tap)
{
    struct arena arena;
    bool aligned = true, zero = true;
    size_t room = 0, first;
    int *numbers;
    char *big;

    arena_init(&arena, NULL);
    for (size_t i = 1; i < 2000; i++) {
        char *at = arena_array(&arena, i, 1);

        aligned = aligned && (uintptr_t)at % alignof(max_align_t) == 0;
        zero = zero && at[0] == 0 && at[i - 1] == 0;
        memset(at, 0xff, i);
    }
    ok(tap, aligned, "aligned for any type");
    ok(tap, zero, "given zeroed");
    big = arena_array(&arena, 1, 10 << 20);
    big[(10 << 20) - 1] = 1;
    ok(tap, big != NULL, "a piece bigger than a block");
    ok(tap, arena_array(&arena, SIZE_MAX / 2, 3) == NULL, "a product that overflows is NULL");
    ok(tap, arena_array(&arena, SIZE_MAX - 3, 1) == NULL,
       "a size that rounds past the end is NULL");
    ok(tap, arena_array(&arena, SIZE_MAX / 2, 1) == NULL, "a size that nobody has is NULL");
    numbers = arena_grown(&arena, NULL, &room, sizeof *numbers);
    for (size_t i = 0; i < room; i++)
        numbers[i] = (int)i;
    first = room;
    numbers = arena_grown(&arena, numbers, &room, sizeof *numbers);
    ok(tap, room > first && numbers[first - 1] == (int)first - 1 && numbers[room - 1] == 0,
       "an array that grew keeps what it held");
    room = SIZE_MAX / 2;
    ok(tap, arena_grown(&arena, NULL, &room, 1) == NULL, "an array past the end is NULL");
    is(tap, arena_copy(&arena, "abcdef", 3), "abc", "a copy ends with NUL");
    ok(tap, arena_copy(&arena, "", SIZE_MAX) == NULL, "a copy of everything is NULL");
    arena_free(&arena);
}

static unsigned calls;

static void count_call(void)
{
    calls++;
}

static void test_no_memory(struct tap *tap)
{
    struct arena arena;
    struct text text;

    arena_init(&arena, count_call);
    arena_array(&arena, SIZE_MAX, 2);
    is_number(tap, calls, 1, "the program hears that memory ran out");
    text_init(&text, &arena);
    text_add(&text, "abc", SIZE_MAX / 2);
    ok(tap, text.failed && calls == 2, "a text that cannot grow is marked");
    text_str(&text, "more");
    is(tap, text.at, "", "and takes no more");
    arena_free(&arena);
}

static void test_text(struct tap *tap)
{
    struct arena arena;
    struct text text;
    bool good = true;

    arena_init(&arena, NULL);
    text_init(&text, &arena);
    is(tap, text.at, "", "a new text is empty, not NULL");
    for (int i = 0; i < 10000; i++) {
        text_format(&text, "%d,", i % 10);
        good = good && strlen(text.at) == text.len;
    }
    ok(tap, good && text.len == 20000 && strncmp(text.at + 19996, "8,9,", 5) == 0,
       "ten thousand pieces");
    text_init(&text, &arena);
    text_format(&text, "%*d", 100000, 7);
    ok(tap, text.len == 100000 && text.at[99999] == '7', "one long piece");
    text_add(&text, "", 0);
    ok(tap, text.len == 100000, "nothing added is nothing added");
    arena_free(&arena);
}

static void test_words(struct tap *tap)
{
    static const struct {
        const char *string;
        size_t count;
        const char *last;
    } rows[] = {
        {"", 0, NULL},       {" \t\n ", 0, NULL},        {"a", 1, "a"},
        {"a b c", 3, "c"},   {"  one\ttwo\n", 2, "two"}, {"x  y", 2, "y"},
        {"a b c d", 4, "d"},
    };
    struct arena arena;

    arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t count;
        const char **words = text_words(&arena, rows[i].string, &count);

        ok(tap, count == rows[i].count && words[count] == NULL, "words of '%s'", rows[i].string);
        if (count > 0)
            is(tap, words[count - 1], rows[i].last, "the last of them");
    }
    ok(tap, text_starts("abc", "ab") && !text_starts("ab", "abc") && text_starts("a", ""),
       "what a string starts with");
    arena_free(&arena);
}

int main(void)
{
    struct tap tap = {0};

    test_arena(&tap);
    test_no_memory(&tap);
    test_text(&tap);
    test_words(&tap);
    return tap_end(&tap);
}
