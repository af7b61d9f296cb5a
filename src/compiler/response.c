// Reads and writes response files with the quoting of libiberty's buildargv(3), which gcc uses.
#include "compiler/response.h"

#include <ctype.h>
#include <string.h>

#include "base/file.h"

enum { FILE_MOST = 16 << 20, ALL_MOST = 64 << 20, DEPTH_MOST = 32 };

struct expansion {
    struct words *words;
    size_t bytes; // of all files so far
};

// Takes the word at `*at` off the text, which is not blank there: its bytes go to `word`, unquoted.
static size_t take_word(const char **at, const char *end, char *word)
{
    size_t len = 0;
    char quote = '\0';

    for (; *at < end && (quote || !isspace((unsigned char)**at)); (*at)++) {
        char c = **at;

        if (c == '\\' && *at + 1 < end)
            word[len++] = *++*at;
        else if (c == quote)
            quote = '\0';
        else if (!quote && (c == '"' || c == '\''))
            quote = c;
        else
            word[len++] = c;
    }
    word[len] = '\0';
    return len;
}

static const char *expand(struct expansion *expansion, const char *word, unsigned depth);

static const char *expand_text(struct expansion *expansion, const char *at, size_t len,
                               unsigned depth)
{
    struct arena *arena = expansion->words->arena;
    const char *end = at + len, *wrong = NULL;
    // No word is longer than the text that it is in.
    char *word = arena_array(arena, len + 1, 1);

    while (!wrong) {
        while (at < end && isspace((unsigned char)*at))
            at++;
        if (at == end)
            break;
        size_t size = take_word(&at, end, word);
        wrong = strlen(word) == size ? expand(expansion, arena_copy(arena, word, size), depth)
                                     : "holds a NUL";
    }
    return wrong;
}

static const char *expand(struct expansion *expansion, const char *word, unsigned depth)
{
    char *bytes;
    size_t len;

    if (word[0] != '@' ||
        file_read(expansion->words->arena, word + 1, FILE_MOST, &bytes, &len) != 0) {
        words_add(expansion->words, word);
        return NULL;
    }
    expansion->bytes += len;
    if (depth == DEPTH_MOST || expansion->bytes > ALL_MOST)
        return depth == DEPTH_MOST ? "a response file names itself"
                                   : "the response files hold too much";
    return expand_text(expansion, bytes, len, depth + 1);
}

const char *response_expand(struct words *words, const char *const *arguments)
{
    struct expansion expansion = {.words = words};
    const char *wrong = NULL;

    for (; *arguments && !wrong; arguments++)
        wrong = expand(&expansion, *arguments, 0);
    return wrong;
}

void response_write(struct text *text, const struct words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        if (words->at[i][0] == '\0')
            text_str(text, "\"\"");
        for (const char *at = words->at[i]; *at; at++) {
            if (isspace((unsigned char)*at) || *at == '\\' || *at == '"' || *at == '\'')
                text_add(text, "\\", 1);
            text_add(text, at, 1);
        }
        text_add(text, "\n", 1);
    }
}
