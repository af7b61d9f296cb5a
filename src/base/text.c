// Arena and growing text: see text.h for who owns what.
#include "base/text.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The first block is small: many arenas hold a few kilobytes and are made anew for each file.
enum { FIRST_BYTES = 8 * 1024, BLOCK_BYTES = 64 * 1024 };

struct arena_block {
    struct arena_block *before;
    size_t used, room;
    alignas(max_align_t) char bytes[];
};

void arena_init(struct arena *arena, void (*no_memory)(void))
{
    arena->last = NULL;
    arena->no_memory = no_memory;
}

void arena_free(struct arena *arena)
{
    while (arena->last) {
        struct arena_block *block = arena->last;

        arena->last = block->before;
        free(block);
    }
}

static void *out_of_memory(struct arena *arena)
{
    if (arena->no_memory)
        arena->no_memory();
    return NULL;
}

static struct arena_block *new_block(struct arena *arena, size_t size)
{
    size_t least = arena->last ? BLOCK_BYTES : FIRST_BYTES, room = size > least ? size : least;
    struct arena_block *block;

    if (room > SIZE_MAX - sizeof *block)
        return NULL;
    block = malloc(sizeof *block + room);
    if (!block)
        return NULL;
    *block = (struct arena_block){.before = arena->last, .room = room};
    arena->last = block;
    return block;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    const size_t align = alignof(max_align_t);
    struct arena_block *block = arena->last;
    size_t wanted;
    void *at;

    if (size != 0 && count > (SIZE_MAX - align) / size)
        return out_of_memory(arena);
    wanted = (count * size + align - 1) / align * align;
    if (!block || block->room - block->used < wanted)
        block = new_block(arena, wanted);
    if (!block)
        return out_of_memory(arena);
    at = memset(block->bytes + block->used, 0, wanted);
    block->used += wanted;
    return at;
}

void *arena_grown(struct arena *arena, const void *old, size_t *room, size_t size)
{
    size_t more;
    void *copy;

    if (*room > SIZE_MAX / 2 - 8)
        return out_of_memory(arena);
    more = *room * 2 + 16;
    copy = arena_array(arena, more, size);
    if (!copy)
        return NULL;
    if (*room > 0)
        memcpy(copy, old, *room * size);
    *room = more;
    return copy;
}

char *arena_copy(struct arena *arena, const char *bytes, size_t len)
{
    char *copy = len < SIZE_MAX ? arena_array(arena, len + 1, 1) : out_of_memory(arena);

    if (copy && len > 0)
        memcpy(copy, bytes, len);
    return copy;
}

void text_init(struct text *text, struct arena *arena)
{
    // room 0 marks the shared empty text, which is never written to.
    static char empty[1];

    *text = (struct text){.arena = arena, .at = empty};
}

// Makes room for `more` bytes and a NUL. The old bytes stay in the arena: a text that grew costs
// at most twice its size.
static bool grow(struct text *text, size_t more)
{
    size_t room;
    char *at;

    if (text->failed)
        return false;
    if (text->room > text->len && text->room - text->len > more)
        return true;
    if (more > SIZE_MAX / 4 || text->len > SIZE_MAX / 4) {
        out_of_memory(text->arena);
        text->failed = true;
        return false;
    }
    room = (text->len + more + 1) * 2;
    at = arena_array(text->arena, room, 1);
    if (!at) {
        text->failed = true;
        return false;
    }
    memcpy(at, text->at, text->len);
    text->at = at;
    text->room = room;
    return true;
}

void text_add(struct text *text, const char *bytes, size_t len)
{
    if (len == 0 || !grow(text, len))
        return;
    memcpy(text->at + text->len, bytes, len);
    text->len += len;
    text->at[text->len] = '\0';
}

void text_str(struct text *text, const char *string)
{
    text_add(text, string, strlen(string));
}

void text_format(struct text *text, const char *format, ...)
{
    va_list arguments, again;
    int len;

    va_start(arguments, format);
    va_copy(again, arguments);
    len = vsnprintf(NULL, 0, format, arguments);
    if (len < 0) {
        text->failed = true;
    } else if (grow(text, (size_t)len)) {
        vsnprintf(text->at + text->len, (size_t)len + 1, format, again);
        text->len += (size_t)len;
    }
    va_end(again);
    va_end(arguments);
}

const char **text_words(struct arena *arena, const char *string, size_t *count)
{
    static const char blanks[] = " \t\n";
    // Every word but the last has a blank after it.
    const char **words = arena_array(arena, strlen(string) / 2 + 2, sizeof *words);

    *count = 0;
    if (!words)
        return NULL;
    for (const char *at = string + strspn(string, blanks); *at; at += strspn(at, blanks)) {
        size_t len = strcspn(at, blanks);
        const char *word = arena_copy(arena, at, len);

        if (!word)
            return NULL;
        words[(*count)++] = word;
        at += len;
    }
    return words;
}

bool text_starts(const char *string, const char *prefix)
{
    return strncmp(string, prefix, strlen(prefix)) == 0;
}

bool text_among(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return true;
    return false;
}
