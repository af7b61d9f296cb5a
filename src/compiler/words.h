// A growing list of words, as execv takes them.
#ifndef INGOT_COMPILER_WORDS_H
#define INGOT_COMPILER_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

// Words that the arena (or the caller's own arguments) own; `at` has a NULL behind the last one
// once there was a first.
struct words {
    struct arena *arena;
    const char **at;
    size_t count, room;
};

void words_add(struct words *words, const char *word);
void words_add_all(struct words *words, const struct words *more);

// Adds the word only when it is not there yet.
void words_add_new(struct words *words, const char *word);
bool words_have(const struct words *words, const char *word);

// A text made as printf makes it, owned by the arena.
const char *words_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
