// A list of words that grows in an arena.
#include "compiler/words.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void words_add(struct words *words, const char *word)
{
    if (words->count + 1 >= words->room)
        words->at = arena_grown(words->arena, words->at, &words->room, sizeof *words->at);
    words->at[words->count++] = word;
    words->at[words->count] = NULL;
}

void words_add_all(struct words *words, const struct words *more)
{
    for (size_t i = 0; i < more->count; i++)
        words_add(words, more->at[i]);
}

bool words_have(const struct words *words, const char *word)
{
    return text_among(word, words->at, words->count);
}

void words_add_new(struct words *words, const char *word)
{
    if (!words_have(words, word))
        words_add(words, word);
}

const char *words_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    char *text;
    int len;

    va_start(arguments, format);
    len = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    text = arena_array(arena, len < 0 ? 1 : (size_t)len + 1, 1);
    va_start(arguments, format);
    if (len > 0)
        vsnprintf(text, (size_t)len + 1, format, arguments);
    va_end(arguments);
    return text;
}
