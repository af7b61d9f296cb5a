// Reads the wrapper's configuration by a table of keys.
#include "compiler/config.h"

#include <stddef.h>
#include <string.h>

#include "compiler/paths.h"

enum { LINE_MOST = 64 * 1024 };

enum shape { SHAPE_TEXT, SHAPE_PATH, SHAPE_PATHS, SHAPE_WORD, SHAPE_LIBRARY, SHAPE_MAKER };

static const struct key {
    const char *name;
    enum shape shape;
    size_t offset; // of what a text, path or list is kept in
    bool needed;
} keys[] = {
    {"package", SHAPE_TEXT, offsetof(struct config, package), true},
    {"driver-c", SHAPE_PATH, offsetof(struct config, drivers[LANGUAGE_C]), true},
    {"driver-c++", SHAPE_PATH, offsetof(struct config, drivers[LANGUAGE_CXX]), true},
    {"sysroot", SHAPE_PATH, offsetof(struct config, sysroot), true},
    {"python", SHAPE_PATH, offsetof(struct config, python), false},
    {"log", SHAPE_PATH, offsetof(struct config, log), false},
    {"within", SHAPE_PATHS, offsetof(struct config, within), false},
    {"export", SHAPE_WORD, offsetof(struct config, exports), false},
    {"shared-file", SHAPE_PATH, offsetof(struct config, shared_file), false},
    {"shared", SHAPE_WORD, offsetof(struct config, shared), false},
    {"library", SHAPE_LIBRARY, 0, false},
    {"recipe", SHAPE_MAKER, 0, false},
};
enum { KEYS = sizeof keys / sizeof *keys };

static void *field(struct config *config, const struct key *key)
{
    return (char *)config + key->offset;
}

static const char *take_library(struct config *config, const char *value)
{
    struct library *library;
    size_t count;
    const char **words = text_words(config->arena, value, &count);

    if (count == 0)
        return "lacks the library's name";
    if (config_library(config, words[0]))
        return "names a library again";
    if (config->library_count == config->library_room)
        config->libraries = arena_grown(config->arena, config->libraries, &config->library_room,
                                        sizeof *config->libraries);
    library = &config->libraries[config->library_count++];
    *library = (struct library){words[0], {.arena = config->arena}};
    // A library is the first of its own closure, whether the line says so or not.
    words_add(&library->closure, words[0]);
    for (size_t i = 1; i < count; i++)
        words_add_new(&library->closure, words[i]);
    return NULL;
}

static const char *take_maker(struct config *config, const char *value)
{
    size_t count;
    const char **words = text_words(config->arena, value, &count);

    if (count != 2)
        return "is not: library, recipe";
    if (config->maker_count == config->maker_room)
        config->makers =
            arena_grown(config->arena, config->makers, &config->maker_room, sizeof *config->makers);
    config->makers[config->maker_count++] = (struct maker){words[0], words[1]};
    return NULL;
}

// A folder as it is written and, behind links, as it is: the words of a build name either.
static void take_within(struct config *config, struct words *folders, const char *value)
{
    words_add_new(folders, path_absolute(config->arena, "/", value));
    words_add_new(folders, path_real(config->arena, "/", value));
}

static const char *take(struct config *config, const struct key *key, const char *value)
{
    if (key->shape == SHAPE_LIBRARY)
        return take_library(config, value);
    if (key->shape == SHAPE_MAKER)
        return take_maker(config, value);
    if (*value == '\0')
        return "has no value";
    if (key->shape == SHAPE_WORD) {
        if (value[strcspn(value, " \t;{}\"")])
            return "is no name";
        words_add_new(field(config, key), value);
        return NULL;
    }
    if (key->shape != SHAPE_TEXT && *value != '/')
        return "is no absolute path";
    if (key->shape == SHAPE_PATHS) {
        take_within(config, field(config, key), value);
        return NULL;
    }
    if (*(const char **)field(config, key))
        return "is there twice";
    *(const char **)field(config, key) = value;
    return NULL;
}

static const char *take_line(struct config *config, char *line)
{
    size_t len = strcspn(line, "\t ");
    char *value = line + len;

    if (line[0] == '#' || line[0] == '\0')
        return NULL;
    value += strspn(value, "\t ");
    line[len] = '\0';
    for (size_t i = 0; i < KEYS; i++)
        if (strcmp(keys[i].name, line) == 0)
            return take(config, &keys[i], value);
    return "has an unknown key";
}

static const char *lacking(struct config *config)
{
    for (size_t i = 0; i < KEYS; i++)
        if (keys[i].needed && !*(const char **)field(config, &keys[i]))
            return words_format(config->arena, "lacks %s", keys[i].name);
    if (config->shared.count > 0 && !config->shared_file)
        return "lacks shared-file";
    return NULL;
}

const char *config_read(struct config *config, struct arena *arena, const char *bytes, size_t len,
                        size_t *line)
{
    const char *end = bytes + len, *wrong = NULL;

    *config = (struct config){
        .arena = arena, .within.arena = arena, .exports.arena = arena, .shared.arena = arena};
    *line = 0;
    if (memchr(bytes, 0, len))
        return "holds a NUL";
    while (bytes < end && !wrong) {
        const char *newline = memchr(bytes, '\n', (size_t)(end - bytes));
        size_t size = (size_t)((newline ? newline : end) - bytes);

        (*line)++;
        wrong =
            size > LINE_MOST ? "is too long" : take_line(config, arena_copy(arena, bytes, size));
        bytes += size + 1;
    }
    if (!wrong) {
        *line = 0;
        wrong = lacking(config);
    }
    return wrong;
}

const struct library *config_library(const struct config *config, const char *name)
{
    for (size_t i = 0; i < config->library_count; i++)
        if (strcmp(config->libraries[i].name, name) == 0)
            return &config->libraries[i];
    return NULL;
}

const char *config_recipe(const struct config *config, const char *library)
{
    for (size_t i = 0; i < config->maker_count; i++)
        if (strcmp(config->makers[i].library, library) == 0)
            return config->makers[i].recipe;
    return NULL;
}

bool config_shares(const struct config *config, const char *library)
{
    return words_have(&config->shared, library);
}

bool config_owns(const struct config *config, const char *path)
{
    if (path_inside(path, config->sysroot))
        return false;
    for (size_t i = 0; i < config->within.count; i++)
        if (path_inside(path, config->within.at[i]))
            return true;
    return false;
}
