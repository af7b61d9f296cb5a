// Memory that dies together (arena), text that grows in it, and the few string helpers we need.
#ifndef INGOT_BASE_TEXT_H
#define INGOT_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct arena_block;

// Owns every byte given out of it, until arena_free. `no_memory` is what the program does when
// there is none: it should not return. NULL (or a return) makes the functions below give NULL.
struct arena {
    struct arena_block *last;
    void (*no_memory)(void);
};

void arena_init(struct arena *arena, void (*no_memory)(void));
void arena_free(struct arena *arena);

// Gives `count` zeroed elements of `size` bytes, aligned for any type, owned by the arena. NULL on
// no memory and when count * size overflows.
void *arena_array(struct arena *arena, size_t count, size_t size);

// Gives a copy of the `*room` elements of `size` bytes at `old` (NULL when there are none) with room
// for more behind them, zeroed, and says in `*room` how many fit now. NULL on no memory.
void *arena_grown(struct arena *arena, const void *old, size_t *room, size_t size);

// Gives a NUL-terminated copy of `len` bytes, owned by the arena; NULL on no memory.
char *arena_copy(struct arena *arena, const char *bytes, size_t len);

// A growing, always NUL-terminated text whose bytes the arena owns. `failed` is set and stays set
// when memory ran out (the text then lacks something).
struct text {
    struct arena *arena;
    char *at; // never NULL after text_init
    size_t len, room;
    bool failed;
};

void text_init(struct text *text, struct arena *arena);
void text_add(struct text *text, const char *bytes, size_t len);
void text_str(struct text *text, const char *string);
void text_format(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Splits `string` at blanks, tabs and newlines. Gives `*count` NUL-terminated words and a NULL
// after them, owned by the arena; NULL on no memory.
const char **text_words(struct arena *arena, const char *string, size_t *count);

bool text_starts(const char *string, const char *prefix);

// Says whether `word` is one of `count` words.
bool text_among(const char *word, const char *const *words, size_t count);

#endif
