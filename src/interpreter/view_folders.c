// opendir, readdir, rewinddir and closedir for folders inside the executable; the executable itself
// is the top one. The link step gives everybody's calls to us (ld --wrap). What the kernel opens
// stays musl's DIR; ours is told from it by an odd address, which no block of malloc has.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "view.h"

DIR *__real_opendir(const char *path);
struct dirent *__real_readdir(DIR *dir);
void __real_rewinddir(DIR *dir);
int __real_closedir(DIR *dir);
DIR *__wrap_opendir(const char *path);
struct dirent *__wrap_readdir(DIR *dir);
void __wrap_rewinddir(DIR *dir);
int __wrap_closedir(DIR *dir);

struct listing {
    char prefix[VIEW_NAME_MAX]; // the folder's name in the archive, with its slash
    size_t prefix_len;
    uint32_t next;      // number of the file to go on with
    struct dirent item; // what readdir gave last
};

static DIR *to_dir(struct listing *listing)
{
    return (DIR *)(void *)((char *)listing + 1);
}

// Gives NULL for a DIR of musl's.
static struct listing *from_dir(DIR *dir)
{
    return ((uintptr_t)dir & 1) != 0 ? (struct listing *)(void *)((char *)dir - 1) : NULL;
}

DIR *__wrap_opendir(const char *path)
{
    struct view_entry entry;
    DIR *dir = __real_opendir(path);
    if (dir != NULL || errno != ENOTDIR || !view_find(&entry, AT_FDCWD, path) || !entry.is_folder)
        return dir;
    struct listing *listing = calloc(1, sizeof *listing);
    if (listing == NULL)
        return NULL;
    memcpy(listing->prefix, entry.name, entry.len);
    listing->prefix_len = entry.len;
    listing->next = archive_lower(listing->prefix, listing->prefix_len);
    return to_dir(listing);
}

// Gives the name of the next file below the folder that is not code, without the folder's; NULL at
// the end.
static const char *next_name(struct listing *listing, size_t *len)
{
    const char *name = archive_name(listing->next, len);
    while (name != NULL && view_is_code(name, *len))
        name = archive_name(++listing->next, len);
    if (name == NULL || *len <= listing->prefix_len ||
        memcmp(name, listing->prefix, listing->prefix_len) != 0)
        return NULL;
    *len -= listing->prefix_len;
    return name + listing->prefix_len;
}

// Gives the number of the first file behind all those of the folder `name` in this folder.
static uint32_t behind_folder(const struct listing *listing, const char *name, size_t len)
{
    char path[VIEW_NAME_MAX + 1];
    size_t path_len = listing->prefix_len + len;
    if (path_len >= sizeof path)
        return listing->next + 1;
    memcpy(path, listing->prefix, listing->prefix_len);
    memcpy(path + listing->prefix_len, name, len);
    path[path_len] = '/' + 1; // comes right behind the slash in byte order
    return archive_lower(path, path_len + 1);
}

static struct dirent *next_item(struct listing *listing)
{
    size_t len = 0;
    const char *name = next_name(listing, &len);
    if (name == NULL)
        return NULL;
    const char *slash = memchr(name, '/', len);
    size_t part = slash != NULL ? (size_t)(slash - name) : len;
    struct dirent *item = &listing->item;
    if (part >= sizeof item->d_name)
        part = sizeof item->d_name - 1; // pack.py lays out no such name
    memcpy(item->d_name, name, part);
    item->d_name[part] = '\0';
    item->d_type = slash != NULL ? DT_DIR : DT_REG;
    item->d_reclen = sizeof *item;
    item->d_ino = view_number(listing->next, listing->prefix_len + part + (slash != NULL));
    listing->next = slash != NULL ? behind_folder(listing, name, part) : listing->next + 1;
    return item;
}

struct dirent *__wrap_readdir(DIR *dir)
{
    struct listing *listing = from_dir(dir);
    return listing != NULL ? next_item(listing) : __real_readdir(dir);
}

void __wrap_rewinddir(DIR *dir)
{
    struct listing *listing = from_dir(dir);
    if (listing == NULL)
        __real_rewinddir(dir);
    else
        listing->next = archive_lower(listing->prefix, listing->prefix_len);
}

int __wrap_closedir(DIR *dir)
{
    struct listing *listing = from_dir(dir);
    if (listing == NULL)
        return __real_closedir(dir);
    free(listing);
    return 0;
}
