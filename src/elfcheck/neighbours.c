// Lists lib-dynload folders near a file.
#include "elfcheck/neighbours.h"

#include <dirent.h>
#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "elfcheck/facts.h"
#include "elfcheck/strings.h"

// The next name in a folder that begins and ends like that and is not hidden; NULL after the last.
static const char *next_name(DIR *folder, const char *start, const char *end)
{
    const struct dirent *entry;

    while ((entry = readdir(folder)) != NULL)
        if (entry->d_name[0] != '.' && span_starts(span_text(entry->d_name), start) &&
            span_ends(span_text(entry->d_name), end))
            return entry->d_name;
    return NULL;
}

// Adds the modules of one folder; the first one's path is kept.
static void add_modules(const char *path, struct arena *arena, struct facts *facts)
{
    DIR *folder = opendir(path);
    const char *name;

    if (!folder)
        return;
    while ((name = next_name(folder, "", ".so")) != NULL)
        if (facts->neighbours++ == 0) {
            struct text text;

            text_init(&text, arena);
            text_format(&text, "%s/%s", path, name);
            facts->neighbour = span_of(text.at, text.len);
        }
    closedir(folder);
}

// Looks through the interpreters' folders in `path`. An interpreter imports from the folder of its own
// version, and knows that folder's name.
static void search(const char *path, struct arena *arena, struct facts *facts)
{
    DIR *folder = opendir(path);
    const char *name;

    if (!folder)
        return;
    while ((name = next_name(folder, "python3.", "")) != NULL)
        if (strings_in_image(&facts->elf, arena_copy(arena, name, strlen(name)))) {
            struct text modules;

            text_init(&modules, arena);
            text_format(&modules, "%s/%s/lib-dynload", path, name);
            add_modules(modules.at, arena, facts);
        }
    closedir(folder);
}

// The path of what lies beside the file.
static const char *beside(const char *path, const char *name, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    struct text text;

    text_init(&text, arena);
    if (slash)
        text_add(&text, path, (size_t)(slash - path) + 1);
    else
        text_str(&text, "./");
    text_str(&text, name);
    return text.at;
}

void neighbours_find(const char *path, struct arena *arena, struct facts *facts)
{
    search(beside(path, "lib", arena), arena, facts);
    search(beside(path, "../lib", arena), arena, facts);
    add_modules(beside(path, "lib-dynload", arena), arena, facts);
}
