// Makes paths absolute, shortens them and follows their symbolic links.
#include "path.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINKS_MAX = 40 }; // as many symbolic links as the kernel follows

bool path_copy(char *out, const char *path)
{
    size_t len = strlen(path);
    if (len >= PATH_MAX) {
        out[0] = '\0';
        return false;
    }
    memmove(out, path, len + 1);
    return true;
}

bool path_join(char *out, const char *folder, size_t len, const char *name)
{
    const char *slash = len > 0 && folder[len - 1] == '/' ? "" : "/";
    int written = snprintf(out, PATH_MAX, "%.*s%s%s", (int)len, folder, slash, name);
    if (written < 0 || written >= PATH_MAX)
        out[0] = '\0';
    return out[0] != '\0';
}

size_t path_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? 0 : slash == path ? 1 : (size_t)(slash - path);
}

// Takes `//`, `.` and `..` out of an absolute path. It never gets longer.
static void shorten(char *path)
{
    size_t out = 0, len = 0;
    for (const char *part = path; *part != '\0'; part += len) {
        part += strspn(part, "/");
        len = strcspn(part, "/");
        if (len == 2 && memcmp(part, "..", 2) == 0) {
            while (out > 0 && path[--out] != '/')
                continue;
        } else if (len > 0 && !(len == 1 && part[0] == '.')) {
            path[out++] = '/';
            memmove(path + out, part, len);
            out += len;
        }
    }
    if (out == 0)
        path[out++] = '/';
    path[out] = '\0';
}

static bool read_link(char *out, const char *path)
{
    ssize_t len = readlink(path, out, PATH_MAX - 1);
    out[len > 0 ? len : 0] = '\0';
    return len > 0 && len < PATH_MAX - 1;
}

bool path_absolute(char *out, const char *path)
{
    char here[PATH_MAX];
    out[0] = '\0';
    if (path[0] == '/' ? path_copy(out, path)
                       : getcwd(here, sizeof here) != NULL && here[0] == '/' &&
                             path_join(out, here, strlen(here), path))
        shorten(out);
    return out[0] != '\0';
}

// The same from a current folder that is deleted: its parents may be there, and `..` leads to them.
static bool absolute_anyway(char *out, const char *path)
{
    char here[PATH_MAX];
    if (path_absolute(out, path))
        return true;
    if (path[0] != '/' && read_link(here, "/proc/self/cwd") && here[0] == '/' &&
        path_join(out, here, strlen(here), path))
        shorten(out);
    return out[0] != '\0';
}

static bool is_same(const char *one, const char *other)
{
    struct stat a, b;
    return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

bool path_called(char *out, const char *path)
{
    char folder[PATH_MAX], real[PATH_MAX];
    const char *slash = strrchr(path, '/');
    if (absolute_anyway(out, path) && is_same(out, path))
        return true;
    out[0] = '\0';
    if (slash == NULL || slash - path >= PATH_MAX - 1)
        return false;
    snprintf(folder, sizeof folder, "%.*s", (int)(slash - path) + 1, path);
    return path_real(real, folder) && path_join(out, real, strlen(real), slash + 1);
}

bool path_real(char *out, const char *path)
{
    if (realpath(path, out) == NULL)
        out[0] = '\0';
    return out[0] != '\0';
}

bool path_follow(char *out, const char *path)
{
    char target[PATH_MAX], joined[PATH_MAX];
    if (!path_copy(out, path))
        return false;
    for (int step = 0; step < LINKS_MAX && read_link(target, out); step++) {
        if (target[0] == '/'
                ? !path_absolute(out, target)
                : !path_join(joined, out, path_folder(out), target) || !path_called(out, joined))
            break;
    }
    return out[0] != '\0';
}
