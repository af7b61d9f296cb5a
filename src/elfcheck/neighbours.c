// Lists lib-dynload folders near a file.
#include "elfcheck/neighbours.h"

#include <glob.h>
#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "elfcheck/facts.h"

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

void neighbours_find(const char *path, struct arena *arena, struct facts *facts)
{
    static const char *const places[] = {
        "lib-dynload/*.so",
        "lib/python3.*/lib-dynload/*.so",
        "../lib/python3.*/lib-dynload/*.so",
    };

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct text pattern;
        glob_t found;

        text_init(&pattern, arena);
        add_folder(&pattern, path);
        text_str(&pattern, places[i]);
        if (glob(pattern.at, GLOB_NOSORT, NULL, &found) == 0) {
            if (facts->neighbours == 0 && found.gl_pathc > 0)
                facts->neighbour =
                    span_text(arena_copy(arena, found.gl_pathv[0], strlen(found.gl_pathv[0])));
            facts->neighbours += found.gl_pathc;
            globfree(&found);
        }
    }
}
