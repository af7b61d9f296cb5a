// Finds libraries as a linker does, but in the package's own folders and our archives only.
#include "compiler/search.h"

#include <ctype.h>
#include <string.h>
#include <unistd.h>

#include "compiler/paths.h"

enum { NAMES_MOST = 16 };

// Which names never mean an archive of ours.
static const struct {
    enum place place;
    const char *names[NAMES_MOST];
} families[] = {
    {PLACE_LIBC, {"c", "m", "mvec", "dl", "pthread", "rt", "util", "resolv", "crypt", "anl"}},
    {PLACE_COMPILER, {"stdc++", "supc++", "stdc++fs", "atomic"}},
    // libgcc_s is what -static-libgcc is there to avoid; libgcc and libgcc_eh are archives anyhow.
    {PLACE_NOWHERE, {"gcc_s"}},
};

static bool is_libpython(const char *name)
{
    return text_starts(name, "python") && isdigit((unsigned char)name[strlen("python")]);
}

static bool is_compilers_own(const char *name)
{
    return strcmp(name, "gcc") == 0 || strcmp(name, "gcc_eh") == 0;
}

static const char *in_sysroot(const struct search *search, const char *name)
{
    return words_format(search->config->arena, "%s/lib/lib%s.a", search->config->sysroot, name);
}

// The place of a name that is not in the package's own folders.
static enum place place_of(const struct search *search, const char *name)
{
    if (config_shares(search->config, name) && !search->makes_shared)
        return PLACE_SHARED;
    if (config_library(search->config, name))
        return PLACE_SYSROOT;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        for (size_t k = 0; k < NAMES_MOST && families[i].names[k]; k++)
            if (strcmp(families[i].names[k], name) == 0)
                return families[i].place;
    if (is_libpython(name))
        return PLACE_NOWHERE;
    if (is_compilers_own(name))
        return PLACE_LIBC;
    return access(in_sysroot(search, name), R_OK) == 0 ? PLACE_SYSROOT : PLACE_MISSING;
}

enum place search_closure_word(const struct search *search, const char *name)
{
    return place_of(search, name);
}

void search_init(struct search *search, const struct config *config, const char *cwd,
                 const struct line *line)
{
    *search = (struct search){.config = config, .cwd = cwd, .folders.arena = config->arena};
    search->makes_shared = config->shared_file && line->output &&
                           strcmp(path_absolute(config->arena, cwd, line->output),
                                  path_absolute(config->arena, "/", config->shared_file)) == 0;
    for (size_t i = 0; i < line->count; i++) {
        const struct item *item = &line->items[i];

        if (item->kind == KIND_FOLDER && item->value &&
            config_owns(config, path_absolute(config->arena, cwd, item->value)))
            words_add(&search->folders, path_absolute(config->arena, cwd, item->value));
    }
}

// Says whether the file is there and the package's own, behind links too: a link to the machine's
// library is the machine's.
static bool owns_file(const struct search *search, const char *path)
{
    struct arena *arena = search->config->arena;

    return access(path, R_OK) == 0 && config_owns(search->config, path_real(arena, "/", path));
}

// Finds a file by one of two names in the package's own folders; NULL when it is in none.
static const char *own_file(const struct search *search, const char *first, const char *second)
{
    const char *const names[] = {first, second};
    struct arena *arena = search->config->arena;

    for (size_t i = 0; i < search->folders.count; i++)
        for (size_t k = 0; k < 2 && names[k]; k++) {
            const char *path = words_format(arena, "%s/%s", search->folders.at[i], names[k]);

            if (owns_file(search, path))
                return path;
        }
    return NULL;
}

// The library's name in a file's: "z" of "libz.so.1" and "libz.a". NULL when it is no library's.
static const char *library_name(struct arena *arena, const char *file)
{
    static const char *const ends[] = {".so", ".a"};
    const char *start = file + (text_starts(file, "lib") ? strlen("lib") : 0);

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        for (const char *at = start; (at = strstr(at, ends[i])); at++) {
            const char *behind = at + strlen(ends[i]);

            // libfoo.so.1.2, but not a folder-like foo.something or foo.sock
            if (*behind == '\0' ||
                (i == 0 && behind[0] == '.' && isdigit((unsigned char)behind[1])))
                return arena_copy(arena, start, (size_t)(at - start));
        }
    return NULL;
}

static struct found search_library(const struct search *search, const char *value)
{
    struct arena *arena = search->config->arena;
    struct found found = {PLACE_MISSING, value, NULL};

    if (value[0] == ':') {
        found.path = own_file(search, value + 1, NULL);
        found.name = library_name(arena, value + 1);
        if (!found.name)
            found.name = value + 1;
    } else {
        found.path = own_file(search, words_format(arena, "lib%s.so", value),
                              words_format(arena, "lib%s.a", value));
    }
    found.place = found.path ? PLACE_OWN : place_of(search, found.name);
    return found;
}

static struct found search_file(const struct search *search, const char *path)
{
    struct arena *arena = search->config->arena;
    const char *absolute = path_absolute(arena, search->cwd, path);
    struct found found = {PLACE_FILE, library_name(arena, path_last(path)), absolute};

    if (!found.name)
        return found;
    // The package's own file need not be there yet: then the driver says so.
    if (owns_file(search, absolute) ||
        (access(absolute, F_OK) != 0 && config_owns(search->config, absolute)))
        found.place = PLACE_OWN;
    else
        found.place = place_of(search, found.name);
    return found;
}

struct found search_item(const struct search *search, const struct item *item)
{
    if (!item->value)
        return (struct found){PLACE_FILE, NULL, NULL};
    return item->kind == KIND_LIBRARY ? search_library(search, item->value)
                                      : search_file(search, item->value);
}
