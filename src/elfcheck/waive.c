// Reads waivers and matches findings with them.
#include "elfcheck/waive.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/pattern.h"
#include "base/text.h"
#include "elfcheck/check.h"

enum { FILE_BYTES = 1 << 20, NAME_BYTES = 8192, WORDS_MOST = 3 };

// A comment begins with the line or behind a blank: symbols may have a '#'. Lines may end in CR LF.
static void cut_comment(char *line)
{
    for (char *at = line; *at; at++)
        if ((*at == '\r' && at[1] == '\0') ||
            (*at == '#' && (at == line || at[-1] == ' ' || at[-1] == '\t'))) {
            *at = '\0';
            return;
        }
}

static const char *glob_of(const char *word)
{
    return word && strcmp(word, "*") != 0 ? word : NULL;
}

static const char *complain(struct arena *arena, const char *path, unsigned line,
                            const char *format, const char *word)
{
    struct text text;

    text_init(&text, arena);
    text_format(&text, "%s:%u: ", path, line);
    text_format(&text, format, word);
    return text.at;
}

static void add(struct waivers *waivers, struct waiver *waiver)
{
    if (waivers->last)
        waivers->last->next = waiver;
    else
        waivers->first = waiver;
    waivers->last = waiver;
}

static const char *take_line(struct arena *arena, const char *path, unsigned number, char *line,
                             struct waivers *waivers)
{
    struct waiver *waiver = arena_array(arena, 1, sizeof *waiver);
    const char **words;
    size_t count;

    cut_comment(line);
    words = text_words(arena, line, &count);
    if (count == 0)
        return NULL;
    if (count > WORDS_MOST)
        return complain(arena, path, number,
                        "'%s' is a word too many: ID [PATH-GLOB [SYMBOL-GLOB]]  # reason",
                        words[WORDS_MOST]);
    waiver->check = check_at(check_index(words[0]));
    if (!waiver->check)
        return complain(arena, path, number, "no check '%s'; --list names them", words[0]);
    waiver->path = glob_of(words[1]);
    waiver->symbol = count > 2 ? glob_of(words[2]) : NULL;
    waiver->file = path;
    waiver->line = number;
    add(waivers, waiver);
    return NULL;
}

const char *waive_read(struct arena *arena, const char *path, struct waivers *waivers)
{
    const char *problem = NULL;
    unsigned number = 0;
    char *bytes, *line;
    size_t len;
    int error = file_read(arena, path, FILE_BYTES, &bytes, &len);

    if (error != 0) {
        struct text text;

        text_init(&text, arena);
        text_format(&text, "cannot read the waivers of %s: %s", path, strerror(error));
        return text.at;
    }
    if (strlen(bytes) != len)
        return complain(arena, path, 1, "a file with NUL bytes has no waivers%s", "");
    while (!problem && (line = strsep(&bytes, "\n")) != NULL)
        problem = take_line(arena, path, ++number, line, waivers);
    return problem;
}

static bool matches(const char *pattern, struct span name)
{
    return pattern_matches(span_text(pattern), name);
}

static bool path_matches(const struct waiver *waiver, const char *file, struct span member)
{
    char name[NAME_BYTES];

    if (!waiver->path || matches(waiver->path, span_text(file)))
        return true;
    if (member.len == 0)
        return false;
    snprintf(name, sizeof name, "%s:%.*s", file, SPAN_ARGS(member));
    return matches(waiver->path, span_text(name));
}

static bool symbol_matches(const struct waiver *waiver, const struct span *symbol)
{
    if (!waiver->symbol || !symbol)
        return !waiver->symbol;
    return matches(waiver->symbol, *symbol);
}

bool waive_takes(const struct waivers *waivers, const struct check *check, const char *file,
                 struct span member, const struct span *symbol, uint64_t times)
{
    for (struct waiver *waiver = waivers ? waivers->first : NULL; waiver; waiver = waiver->next)
        if (waiver->check == check && path_matches(waiver, file, member) &&
            symbol_matches(waiver, symbol)) {
            waiver->used += times;
            return true;
        }
    return false;
}
