// Reads the lines `sha256 locator` of a source field.
#include "source.h"

#include <stdbool.h>
#include <string.h>

#include "base/sha256.h"
#include "base/text.h"
#include "faults.h"

static bool is_hash(const char *word)
{
    return strlen(word) == SHA256_HEX - 1 && strspn(word, "0123456789abcdef") == SHA256_HEX - 1;
}

static bool is_locator(const char *word)
{
    // The same as scripts/fetch knows.
    static const char *const schemes[] = {"https://", "http://", "file:///", "deb:", "pypi:"};
    const char *rest = NULL;

    for (size_t i = 0; i < sizeof schemes / sizeof *schemes && !rest; i++)
        if (text_starts(word, schemes[i]))
            rest = word + strlen(schemes[i]);
    if (!rest || !*rest)
        return false;
    if (text_starts(word, "pypi:")) {
        const char *version = strstr(rest, "==");

        return version && version > rest && version[2] != '\0';
    }
    return true;
}

// Gives the lines of a text, owned by the arena.
static const char **lines_of(struct arena *arena, const char *value, size_t *count)
{
    size_t most = 1;
    const char **lines;

    for (const char *at = value; *at; at++)
        most += *at == '\n';
    lines = arena_array(arena, most, sizeof *lines);
    for (*count = 0; *count < most; (*count)++) {
        size_t len = strcspn(value, "\n");

        lines[*count] = arena_copy(arena, value, len);
        value += len + (value[len] == '\n');
    }
    return lines;
}

static const char *wrong_with(const char *const *words, size_t count)
{
    if (!is_hash(words[0]))
        return "the first word must be a sha256: 64 lower-case hex digits";
    if (count != 2)
        return "a line is one sha256 and one locator";
    if (!is_locator(words[1]))
        return "a locator is a URL, deb:SOURCE-PACKAGE or pypi:NAME==VERSION";
    return NULL;
}

void source_check(struct arena *arena, struct faults *faults, const char *recipe, const char *value)
{
    size_t count;
    const char **lines = lines_of(arena, value, &count);

    for (size_t i = 0; i < count; i++) {
        size_t words_count;
        const char **words = text_words(arena, lines[i], &words_count);
        // A comment says where a hash was published.
        bool comment = words_count > 0 && words[0][0] == '#';
        const char *wrong = words_count > 0 && !comment ? wrong_with(words, words_count) : NULL;

        if (wrong)
            faults_add(faults, "recipes/%s.mk: bad source line '%s': %s", recipe, lines[i], wrong);
    }
}

const char **source_hashes(struct arena *arena, const char *value, size_t *count)
{
    size_t lines_count;
    const char **lines = lines_of(arena, value ? value : "", &lines_count);
    const char **hashes = arena_array(arena, lines_count, sizeof *hashes);

    *count = 0;
    for (size_t i = 0; i < lines_count; i++) {
        size_t words_count;
        const char **words = text_words(arena, lines[i], &words_count);

        if (words_count == 2 && is_hash(words[0]) && !text_among(words[0], hashes, *count))
            hashes[(*count)++] = words[0];
    }
    return hashes;
}
