// The text of ld.so.conf (ldconfig(8), glibc's elf/ldconfig.c): folders between blanks, colons or
// commas; # begins a comment; "include PATTERN" names more such files; "hwcap" lines mean nothing now.
// The binary cache made from it is not read: it may be older than the folders, and is the machine's.
#include "elfcheck/ldconf.h"

#include <string.h>

#include "base/span.h"
#include "base/text.h"
#include "elfcheck/input.h"
#include "elfcheck/sysroot.h"

enum { NESTED_MOST = 8, FOLDERS_MOST = 256, LINE_MOST = 4096, BYTES_MOST = 1 << 20 };

void folders_add(struct arena *arena, struct folders *folders, const char *path)
{
    if (folders->count >= FOLDERS_MOST)
        return;
    if (folders->count == folders->room) {
        const char **grown =
            arena_grown(arena, folders->path, &folders->room, sizeof *folders->path);

        if (!grown)
            return;
        folders->path = grown;
    }
    folders->path[folders->count++] = path;
}

struct reading {
    struct arena *arena;
    const char *root;
    struct folders *folders;
};

static bool read_nested(const struct reading *reading, const char *path, unsigned depth);

static void include(const struct reading *reading, const char *from, const char *pattern,
                    unsigned depth)
{
    const char *slash = strrchr(from, '/');
    const char **found;
    struct text text;

    text_init(&text, reading->arena);
    if (pattern[0] != '/') // relative to the file that says so
        text_add(&text, from, slash ? (size_t)(slash - from) + 1 : 0);
    text_str(&text, pattern);
    found = sysroot_glob(reading->arena, reading->root, text.at);
    for (; found && *found; found++)
        read_nested(reading, *found, depth + 1);
}

static void read_line(const struct reading *reading, const char *from, char *line, unsigned depth)
{
    bool including = false;
    char *word, *rest = NULL;

    line[strcspn(line, "#")] = '\0';
    word = strtok_r(line, " \t\r", &rest);
    if (!word || strcmp(word, "hwcap") == 0)
        return;
    including = strcmp(word, "include") == 0;
    if (including)
        word = strtok_r(NULL, " \t\r", &rest);
    for (; word; word = strtok_r(NULL, " \t\r", &rest)) {
        char *part, *parts = NULL;

        if (including) {
            include(reading, from, word, depth);
            continue;
        }
        for (part = strtok_r(word, ":,", &parts); part; part = strtok_r(NULL, ":,", &parts)) {
            part[strcspn(part, "=")] = '\0'; // an old way to say which libc it is for
            if (part[0] == '/')
                folders_add(reading->arena, reading->folders,
                            arena_copy(reading->arena, part, strlen(part)));
        }
    }
}

static void read_lines(const struct reading *reading, const char *path, struct span text,
                       unsigned depth)
{
    char line[LINE_MOST];

    while (text.len > 0) {
        uint64_t end = text.len;

        span_find(text, span_of("\n", 1), &end);
        if (end < sizeof line) {
            memcpy(line, text.at, end);
            line[end] = '\0';
            read_line(reading, path, line, depth);
        }
        text = span_from(text, end + 1);
    }
}

static bool read_nested(const struct reading *reading, const char *path, unsigned depth)
{
    const char *real = sysroot_path(reading->arena, reading->root, path);
    struct span text;

    if (depth > NESTED_MOST || !real || input_open(real, &text) != 0)
        return false;
    if (text.len <= BYTES_MOST)
        read_lines(reading, path, text, depth);
    return input_close(text);
}

bool ldconf_read(struct arena *arena, const char *root, const char *path, struct folders *folders)
{
    struct reading reading = {arena, root, folders};

    return read_nested(&reading, path, 0);
}
