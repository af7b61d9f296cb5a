// A compiler's command line, taken apart.
#ifndef INGOT_COMPILER_LINE_H
#define INGOT_COMPILER_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "compiler/options.h"
#include "compiler/words.h"

enum mode { MODE_OTHER, MODE_COMPILE, MODE_LINK };

// An option with its value, or a file.
struct item {
    enum kind kind;
    bool of_linker;    // came through -Wl or -Xlinker
    const char *word;  // as it was given
    const char *value; // in the word or the next one; NULL when there is none
    const char *next;  // the next word, when that is the value
};

struct line {
    struct arena *arena;
    struct item *items;
    size_t count, room;
    enum mode mode;
    const char *output; // NULL: the compiler chooses
    bool shared, relocatable, fully_static, bare, pic;
    bool cxx; // has sources of C++ and none of C
};

// Takes apart `words`, which the line keeps pointing into.
void line_read(struct line *line, struct arena *arena, const struct words *words);

// The first item of the kind; NULL when there is none.
const struct item *line_find(const struct line *line, enum kind kind);

// Adds the words that the item was given as, in an equivalent spelling.
void item_emit(struct words *words, const struct item *item);

// How a message names it: "-lfoo", "-Wl,-rpath,/x".
const char *item_spelled(struct arena *arena, const struct item *item);

#endif
