// Follows links by hand, since the kernel would take absolute ones from this machine's root.
#include "elfcheck/sysroot.h"

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/pattern.h"
#include "base/text.h"

// LINKS_MOST is the kernel's own bound (path_resolution(7)).
enum { LINKS_MOST = 40, GLOB_MOST = 256 };

static const char *copy(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

const char *sysroot_open(struct arena *arena, const char *folder)
{
    char real[PATH_MAX];

    if (!realpath(folder, real))
        return NULL;
    return copy(arena, strcmp(real, "/") == 0 ? "" : real);
}

// A path that is being followed: what is done, below the root, and what is left.
struct walk {
    char done[PATH_MAX], rest[PATH_MAX];
};

// Takes the first part off what is left; false when nothing is.
static bool next_part(struct walk *walk, char part[PATH_MAX])
{
    const char *start = walk->rest + strspn(walk->rest, "/");
    size_t len = strcspn(start, "/");

    memcpy(part, start, len);
    part[len] = '\0';
    memmove(walk->rest, start + len, strlen(start + len) + 1);
    return len > 0;
}

// Puts what a link says before what is left. False when that is too long.
static bool insert_link(struct walk *walk, const char *link, size_t len)
{
    size_t rest = strlen(walk->rest);

    if (len + rest + 2 > PATH_MAX)
        return false;
    memmove(walk->rest + len + 1, walk->rest, rest + 1);
    memcpy(walk->rest, link, len);
    walk->rest[len] = '/';
    if (link[0] == '/')
        walk->done[0] = '\0';
    return true;
}

static void leave_folder(struct walk *walk)
{
    char *slash = strrchr(walk->done, '/');

    if (slash)
        *slash = '\0';
}

// Goes into one part: follows it when it is a link. False when the path becomes too long.
static bool enter(struct walk *walk, const char *root, const char *part, unsigned *links)
{
    char path[2 * PATH_MAX], link[PATH_MAX];
    size_t done = strlen(walk->done), len = strlen(part), base = strlen(root);
    ssize_t linked;

    if (done + len + 2 > PATH_MAX || base + done + len + 2 > sizeof path)
        return false;
    memcpy(path, root, base);
    memcpy(path + base, walk->done, done);
    path[base + done] = '/';
    memcpy(path + base + done + 1, part, len + 1);
    linked = readlink(path, link, sizeof link);
    if (linked > 0)
        return ++*links <= LINKS_MOST && (size_t)linked < sizeof link &&
               insert_link(walk, link, (size_t)linked);
    memcpy(walk->done + done, path + base + done, len + 2);
    return true;
}

const char *sysroot_path(struct arena *arena, const char *root, const char *path)
{
    struct walk walk = {.done = ""};
    char part[PATH_MAX];
    unsigned links = 0;
    struct text text;

    if (strlen(path) >= PATH_MAX)
        return NULL;
    if (root[0] == '\0')
        return path;
    memcpy(walk.rest, path, strlen(path) + 1);
    while (next_part(&walk, part)) {
        if (strcmp(part, ".") == 0)
            continue;
        if (strcmp(part, "..") == 0)
            leave_folder(&walk);
        else if (!enter(&walk, root, part, &links))
            return NULL;
    }
    text_init(&text, arena);
    text_str(&text, root);
    text_str(&text, walk.done);
    return text.at;
}

const char *sysroot_absolute(struct arena *arena, const char *path)
{
    char folder[PATH_MAX];
    struct text text;

    if (path[0] == '/' || !getcwd(folder, sizeof folder))
        return copy(arena, path);
    text_init(&text, arena);
    text_format(&text, "%s/%s", strcmp(folder, "/") == 0 ? "" : folder,
                strncmp(path, "./", 2) == 0 ? path + 2 : path);
    return text.at;
}

const char *sysroot_inside(struct arena *arena, const char *root, const char *path)
{
    char real[PATH_MAX];
    size_t len = strlen(root);

    if (root[0] == '\0')
        return sysroot_absolute(arena, path);
    if (!realpath(path, real) || strncmp(real, root, len) != 0 || real[len] != '/')
        return NULL;
    return copy(arena, real + len);
}

// A wildcard takes no name that begins with a dot (glob(7)).
static bool is_shown(const char *name, const char *pattern)
{
    return (name[0] != '.' || pattern[0] == '.') &&
           pattern_matches(span_text(pattern), span_text(name));
}

// Puts a name at its place among `count`; the last of too many falls out. Gives the new count.
static size_t insert_name(const char **names, size_t count, const char *name)
{
    size_t at = count;

    for (; at > 0 && strcmp(names[at - 1], name) > 0; at--)
        if (at < GLOB_MOST)
            names[at] = names[at - 1];
    if (at < GLOB_MOST)
        names[at] = name;
    return count < GLOB_MOST ? count + 1 : count;
}

const char **sysroot_glob(struct arena *arena, const char *root, const char *pattern)
{
    const char *slash = strrchr(pattern, '/');
    const char *folder = arena_copy(arena, pattern, slash ? (size_t)(slash - pattern) : 0);
    const char *real = slash ? sysroot_path(arena, root, folder) : NULL;
    const char **names = arena_array(arena, GLOB_MOST + 1, sizeof *names);
    DIR *open = names && real ? opendir(real[0] ? real : "/") : NULL;
    const struct dirent *entry;
    size_t count = 0;

    while (open && (entry = readdir(open)) != NULL) {
        struct text text;

        if (!is_shown(entry->d_name, slash + 1))
            continue;
        text_init(&text, arena);
        text_format(&text, "%s/%s", folder, entry->d_name);
        count = insert_name(names, count, text.at);
    }
    if (open)
        closedir(open);
    return names;
}
