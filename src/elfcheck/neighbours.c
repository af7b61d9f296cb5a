// Lists lib-dynload folders near a file.
#include "elfcheck/neighbours.h"

#include <glob.h>
#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "elfcheck/facts.h"
#include "elfcheck/strings.h"

// Writes the folder of `path` with glob's special bytes quoted.
static void add_folder(struct text *pattern, const char *path)
{
    const char *slash = strrchr(path, '/');

    if (!slash)
        text_str(pattern, "./");
    for (const char *at = path; slash && at <= slash; at++) {
        if (strchr("*?[]\\", *at))
            text_str(pattern, "\\");
        text_add(pattern, at, 1);
    }
}

// An interpreter imports from the folder of its own version, and knows that folder's name.
static bool imports_from(const struct facts *facts, struct arena *arena, const char *folder)
{
    const char *slash = strrchr(folder, '/');

    return strings_in_image(&facts->elf, arena_copy(arena, slash + 1, strlen(slash + 1)));
}

// Adds the modules of one lib-dynload folder, whose path (not quoted) `folder` holds.
static void add_modules(const char *folder, const char *inside, struct arena *arena,
                        struct facts *facts)
{
    struct text pattern;
    glob_t found;

    text_init(&pattern, arena);
    add_folder(&pattern, folder);
    text_str(&pattern, strrchr(folder, '/') + 1);
    text_str(&pattern, inside);
    if (glob(pattern.at, GLOB_NOSORT, NULL, &found) != 0)
        return;
    if (facts->neighbours == 0 && found.gl_pathc > 0)
        facts->neighbour =
            span_text(arena_copy(arena, found.gl_pathv[0], strlen(found.gl_pathv[0])));
    facts->neighbours += found.gl_pathc;
    globfree(&found);
}

void neighbours_find(const char *path, struct arena *arena, struct facts *facts)
{
    static const char *const places[] = {"lib/python3.*", "../lib/python3.*"};

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct text pattern;
        glob_t found;

        text_init(&pattern, arena);
        add_folder(&pattern, path);
        text_str(&pattern, places[i]);
        if (glob(pattern.at, GLOB_NOSORT, NULL, &found) != 0)
            continue;
        for (size_t at = 0; at < found.gl_pathc; at++)
            if (imports_from(facts, arena, found.gl_pathv[at]))
                add_modules(found.gl_pathv[at], "/lib-dynload/*.so", arena, facts);
        globfree(&found);
    }
}
