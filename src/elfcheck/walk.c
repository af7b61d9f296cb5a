// Walks folders: one open file at a time, whatever the depth, and names in an order that never changes.
#include "elfcheck/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/span.h"
#include "base/text.h"
#include "elfcheck/archive.h"
#include "elfcheck/wheel.h"

enum { MAGIC_BYTES = 8 };

// A folder that is being walked, and those that lead to it.
struct folder {
    const struct folder *above;
    const char *path;
    dev_t device;
    ino_t inode;
};

struct names_of_folder {
    const char **name;
    size_t count, room;
};

bool walk_is_folder(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static int compare_names(const void *one, const void *other)
{
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static bool is_dots(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

// Reads the names in a folder, sorted; gives 0 or an errno value.
static int read_names(const char *path, struct arena *arena, struct names_of_folder *names)
{
    DIR *stream = opendir(path);
    const struct dirent *entry;
    int error;

    if (!stream)
        return errno;
    while ((errno = 0, entry = readdir(stream)) != NULL) {
        if (is_dots(entry->d_name))
            continue;
        if (names->count == names->room)
            names->name = arena_grown(arena, names->name, &names->room, sizeof *names->name);
        names->name[names->count++] = arena_copy(arena, entry->d_name, strlen(entry->d_name));
    }
    error = errno;
    closedir(stream);
    if (names->count > 0)
        qsort(names->name, names->count, sizeof *names->name, compare_names);
    return error;
}

// Gives 0 or an errno value, and whether the file begins as those that are checked do.
static int look(const char *path, bool *wanted)
{
    unsigned char bytes[MAGIC_BYTES];
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW);
    ssize_t got = file < 0 ? -1 : read(file, bytes, sizeof bytes);
    int error = got < 0 ? errno : 0;
    struct span begin = span_of(bytes, got < 0 ? 0 : (size_t)got);

    *wanted = span_starts(begin, "\177ELF") || archive_magic(begin);
    if (file >= 0)
        close(file);
    return error;
}

static void take_regular(const char *path, const struct walk *walk)
{
    bool wanted;
    int error = look(path, &wanted);

    if (error != 0)
        walk->trouble(walk->context, path, strerror(error), true);
    else if (wanted || (walk->wheels && wheel_path(span_text(path))))
        walk->file(walk->context, path);
}

static bool within_itself(const struct folder *folder)
{
    for (const struct folder *above = folder->above; above; above = above->above)
        if (above->device == folder->device && above->inode == folder->inode)
            return true;
    return false;
}

static void take_folder(const struct folder *folder, const struct walk *walk);

static void take_entry(const struct folder *above, const char *path, const struct walk *walk)
{
    struct stat about;

    if (lstat(path, &about) != 0) {
        walk->trouble(walk->context, path, strerror(errno), true);
    } else if (S_ISDIR(about.st_mode)) {
        struct folder folder = {above, path, about.st_dev, about.st_ino};

        take_folder(&folder, walk);
    } else if (S_ISREG(about.st_mode)) {
        take_regular(path, walk);
    } else if (!S_ISLNK(about.st_mode)) {
        walk->trouble(walk->context, path, "not a regular file", false);
    }
}

// The depth is bounded by the length that the kernel allows paths.
static void take_folder(const struct folder *folder, const struct walk *walk)
{
    size_t len = strlen(folder->path);
    struct names_of_folder names = {0};
    struct arena arena;
    int error;

    // Only a mount of a folder below itself makes such a loop: links to folders are not followed.
    if (within_itself(folder))
        return;
    arena_init(&arena, walk->no_memory);
    error = read_names(folder->path, &arena, &names);
    if (error != 0)
        walk->trouble(walk->context, folder->path, strerror(error), true);
    for (size_t i = 0; i < names.count; i++) {
        struct text path;

        text_init(&path, &arena);
        text_str(&path, folder->path);
        text_str(&path, len > 0 && folder->path[len - 1] == '/' ? "" : "/");
        text_str(&path, names.name[i]);
        take_entry(folder, path.at, walk);
    }
    arena_free(&arena);
}

void walk_folder(const char *path, const struct walk *walk)
{
    struct folder folder = {.path = path};
    struct stat about;

    if (stat(path, &about) != 0) {
        walk->trouble(walk->context, path, strerror(errno), true);
        return;
    }
    folder.device = about.st_dev;
    folder.inode = about.st_ino;
    take_folder(&folder, walk);
}
