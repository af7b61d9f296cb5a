// Takes a compiler's command line apart, what is meant for the linker too.
#include "compiler/line.h"

#include <string.h>

struct reader {
    struct line *line;
    bool waits;     // the next word for the linker is a value:
    size_t waiting; // of this item
};

static void add(struct line *line, struct item item)
{
    if (line->count == line->room)
        line->items = arena_grown(line->arena, line->items, &line->room, sizeof *line->items);
    line->items[line->count++] = item;
}

static struct item item_of(struct option option, const char *word)
{
    return (struct item){
        .kind = option.kind,
        .word = word,
        .value = option.value == VALUE_JOINED ? option.joined
                 : option.kind == KIND_INPUT  ? word
                                              : NULL,
    };
}

// What comes between -Wl,-rpath and -Wl,DIR goes behind both.
static void linker_word(struct reader *reader, const char *word)
{
    struct option option;
    struct item item;

    if (reader->waits) {
        reader->line->items[reader->waiting].value = word;
        reader->line->items[reader->waiting].next = word;
        reader->waits = false;
        return;
    }
    option = option_of_linker(word);
    item = item_of(option, word);
    item.of_linker = true;
    reader->waits = option.value == VALUE_NEXT;
    reader->waiting = reader->line->count;
    add(reader->line, item);
}

static void linker_list(struct reader *reader, const char *list)
{
    while (*list) {
        size_t len = strcspn(list, ",");

        if (len > 0)
            linker_word(reader, arena_copy(reader->line->arena, list, len));
        list += len + (list[len] == ',');
    }
}

static void driver_word(struct reader *reader, const struct words *words, size_t *at)
{
    const char *word = words->at[(*at)++];
    struct option option = option_of_driver(word);
    struct item item = item_of(option, word);

    if (option.value == VALUE_NEXT && *at < words->count)
        item.value = item.next = words->at[(*at)++];
    if (option.kind == KIND_LIST)
        linker_list(reader, option.joined);
    else if (option.kind == KIND_LINKER && item.next)
        linker_word(reader, item.next);
    else
        add(reader->line, item);
}

static void read_words(struct line *line, const struct words *words)
{
    struct reader reader = {.line = line};

    for (size_t at = 0; at < words->count;)
        driver_word(&reader, words, &at);
}

const struct item *line_find(const struct line *line, enum kind kind)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->items[i].kind == kind)
            return &line->items[i];
    return NULL;
}

static bool has(const struct line *line, enum kind kind)
{
    return line_find(line, kind) != NULL;
}

// gcc takes the language of a source from its name (its manual, "Overall Options"), unless -x said it for all that
// follow. NULL: of no language that matters here.
static const char *language_of(const struct item *item, const char *said)
{
    static const char *const c[] = {".c", ".i", ".h", ".m"};
    static const char *const cxx[] = {".cc", ".cp", ".cxx", ".cpp", ".CPP", ".c++", ".C", ".ii"};
    const char *dot;

    if (item->kind != KIND_INPUT || item->of_linker)
        return NULL;
    if (said && strcmp(said, "none") != 0)
        return said;
    dot = strrchr(item->value, '.');
    if (dot && text_among(dot, cxx, sizeof cxx / sizeof *cxx))
        return "c++";
    return dot && text_among(dot, c, sizeof c / sizeof *c) ? "c" : NULL;
}

static bool all_cxx(const struct line *line)
{
    const char *said = NULL;
    bool all = true, any = false;

    for (size_t i = 0; i < line->count; i++) {
        const char *language = language_of(&line->items[i], said);

        if (line->items[i].kind == KIND_LANGUAGE)
            said = line->items[i].value;
        if (language) {
            any = true;
            all = all && strcmp(language, "c++") == 0;
        }
    }
    return any && all;
}

void line_read(struct line *line, struct arena *arena, const struct words *words)
{
    *line = (struct line){.arena = arena};
    read_words(line, words);
    for (size_t i = 0; i < line->count; i++)
        if (line->items[i].kind == KIND_OUTPUT)
            line->output = line->items[i].value;
    line->shared = has(line, KIND_SHARED);
    line->relocatable = has(line, KIND_RELOCATABLE);
    line->fully_static = has(line, KIND_STATIC);
    line->bare = has(line, KIND_BARE);
    line->pic = has(line, KIND_PIC);
    line->cxx = all_cxx(line);
    if (has(line, KIND_STRAIGHT) || !(has(line, KIND_INPUT) || has(line, KIND_LIBRARY)))
        line->mode = MODE_OTHER;
    else
        line->mode = has(line, KIND_COMPILE) ? MODE_COMPILE : MODE_LINK;
}

// -Wl divides at commas; a word that holds one goes through -Xlinker.
static void emit_linker(struct words *words, const struct item *item)
{
    const char *next = item->next ? item->next : "";

    if (!strchr(item->word, ',') && !strchr(next, ',')) {
        words_add(words, words_format(words->arena, "-Wl,%s%s%s", item->word, item->next ? "," : "",
                                      next));
        return;
    }
    words_add(words, "-Xlinker");
    words_add(words, item->word);
    if (item->next) {
        words_add(words, "-Xlinker");
        words_add(words, item->next);
    }
}

void item_emit(struct words *words, const struct item *item)
{
    if (item->of_linker) {
        emit_linker(words, item);
        return;
    }
    words_add(words, item->word);
    if (item->next)
        words_add(words, item->next);
}

const char *item_spelled(struct arena *arena, const struct item *item)
{
    if (item->kind == KIND_LIBRARY && item->value)
        return words_format(arena, "-l%s", item->value);
    if (item->kind == KIND_INPUT)
        return item->word;
    return words_format(arena, "%s%s%s%s", item->of_linker ? "-Wl," : "", item->word,
                        item->next ? item->of_linker ? "," : " " : "",
                        item->next ? item->next : "");
}
