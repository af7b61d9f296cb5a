// Paths: made absolute, compared, and known by their names.
#include "compiler/paths.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

// Takes the last part off a path that ends without a slash.
static void drop_last(char *path, size_t *len)
{
    while (*len > 0 && path[*len - 1] != '/')
        (*len)--;
    if (*len > 0)
        (*len)--;
    path[*len] = '\0';
}

// Appends the parts of `from` to `path`.
static void append(char *path, size_t *len, const char *from)
{
    while (*from) {
        size_t part = strcspn(from, "/");

        if (part == 2 && memcmp(from, "..", 2) == 0) {
            drop_last(path, len);
        } else if (part > 1 || (part == 1 && *from != '.')) {
            path[(*len)++] = '/';
            memcpy(path + *len, from, part);
            *len += part;
            path[*len] = '\0';
        }
        from += part;
        from += *from == '/';
    }
}

const char *path_absolute(struct arena *arena, const char *cwd, const char *path)
{
    char *made = arena_array(arena, strlen(cwd) + strlen(path) + 3, 1);
    size_t len = 0;

    if (*path != '/')
        append(made, &len, cwd);
    append(made, &len, path);
    if (len == 0)
        strcpy(made, "/");
    return made;
}

const char *path_real(struct arena *arena, const char *cwd, const char *path)
{
    const char *absolute = path_absolute(arena, cwd, path);
    char real[PATH_MAX];

    // Not the absolute one: ".." behind a link leads out of what it points to.
    if (!realpath(*path == '/' ? path : absolute, real))
        return absolute;
    return arena_copy(arena, real, strlen(real));
}

bool path_inside(const char *path, const char *folder)
{
    size_t len = strlen(folder);

    if (len == 1)
        return true;
    return strncmp(path, folder, len) == 0 && (path[len] == '\0' || path[len] == '/');
}

const char *path_last(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

bool path_of_machine(const char *path)
{
    // Where compilers and linkers look by themselves (`gcc -v`, `ld --verbose`), and the folders below
    // /opt that ports and vendors use.
    static const char *const folders[] = {
        "/usr/include", "/usr/local/include", "/usr/lib",       "/usr/lib32",
        "/usr/lib64",   "/usr/libx32",        "/usr/local/lib", "/lib",
        "/lib64",       "/usr/local/lib64",   "/lib32",         "/opt",
    };

    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (path_inside(path, folders[i]))
            return true;
    return false;
}

// Skips "3.11", with the letters of a build (3.13t) behind it; NULL when that is not what it says.
static const char *skip_version(const char *at)
{
    if (!isdigit((unsigned char)*at))
        return NULL;
    while (isdigit((unsigned char)*at))
        at++;
    if (*at++ != '.' || !isdigit((unsigned char)*at))
        return NULL;
    while (isalnum((unsigned char)*at))
        at++;
    return *at == '\0' || *at == '/' ? at : NULL;
}

const char *path_below_python(const char *path)
{
    static const char include[] = "/include/", python[] = "python";
    const char *found = NULL;

    for (const char *at = path; !found && (at = strstr(at, include)); at++) {
        const char *next = at + strlen(include), *slash = strchr(next, '/');

        if (text_starts(next, python))
            found = skip_version(next + strlen(python));
        else if (slash && memmem(next, (size_t)(slash - next), "-linux-", 7) &&
                 text_starts(slash + 1, python))
            found = skip_version(slash + 1 + strlen(python));
    }
    return found;
}
