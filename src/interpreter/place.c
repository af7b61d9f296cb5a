// Finds the executable, pyvenv.cfg and the prefix, with the rules of CPython's Modules/getpath.py.
#include "place.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINKS_MAX = 40 }; // as many symbolic links as the kernel follows

static const char version_name[] = "python3.13";

static bool copy(char *out, const char *path)
{
    size_t len = strlen(path);
    if (len >= PATH_MAX) {
        out[0] = '\0';
        return false;
    }
    memmove(out, path, len + 1);
    return true;
}

static bool join(char *out, const char *folder, size_t folder_len, const char *name)
{
    const char *slash = folder_len > 0 && folder[folder_len - 1] == '/' ? "" : "/";
    int len = snprintf(out, PATH_MAX, "%.*s%s%s", (int)folder_len, folder, slash, name);
    if (len < 0 || len >= PATH_MAX)
        out[0] = '\0';
    return out[0] != '\0';
}

// Gives the length of the folder part of an absolute path: 1 for what lies in the root.
static size_t folder_len(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? 0 : slash == path ? 1 : (size_t)(slash - path);
}

bool place_absolute(char *out, const char *path)
{
    char here[PATH_MAX];
    while (path[0] == '.' && path[1] == '/')
        path += 2 + strspn(path + 2, "/");
    if (path[0] == '/')
        return copy(out, path);
    out[0] = '\0';
    return getcwd(here, sizeof here) != NULL && join(out, here, strlen(here), path);
}

static bool is_program(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

// Whether `path` is the file that runs. Yes when nobody can tell, as in a root without /proc.
static bool is_this(const char *path)
{
    struct stat st, self;
    if (stat("/proc/self/exe", &self) != 0)
        return true;
    return stat(path, &st) == 0 && st.st_dev == self.st_dev && st.st_ino == self.st_ino;
}

// $PATH may name another Python of the same name first, when the caller did not search it.
static bool search_program(char *out, const char *program, const char *search)
{
    while (search != NULL && *search != '\0') {
        size_t len = strcspn(search, ":");
        char folder[PATH_MAX], path[PATH_MAX];
        if (len > 0 && len < PATH_MAX) {
            snprintf(folder, sizeof folder, "%.*s", (int)len, search);
            if (join(path, folder, len, program) && is_program(path) && is_this(path))
                return place_absolute(out, path);
        }
        search += len + (search[len] == ':');
    }
    return false;
}

static bool read_link(char *out, const char *path)
{
    ssize_t len = readlink(path, out, PATH_MAX - 1);
    out[len > 0 ? len : 0] = '\0';
    return len > 0;
}

static void find_executable(char *out, const char *program, const char *search)
{
    char path[PATH_MAX];
    out[0] = '\0';
    if (program != NULL && strchr(program, '/') != NULL) {
        if (place_absolute(path, program) && is_program(path)) {
            copy(out, path);
            return;
        }
    } else if (program != NULL && program[0] != '\0') {
        if (search_program(out, program, search))
            return;
    }
    if (read_link(path, "/proc/self/exe") && is_program(path)) {
        copy(out, path);
        return;
    }
    // The name that execve was given: all that is left where /proc is not mounted.
    unsigned long named = getauxval(AT_EXECFN);
    if (named != 0 && place_absolute(path, (const char *)named) && is_program(path))
        copy(out, path);
}

// Follows symbolic links of the last part of `path`, as getpath does: links to folders stay, unless a
// relative link goes through them.
static void follow_links(char *out, const char *path)
{
    char target[PATH_MAX], joined[PATH_MAX];
    if (!copy(out, path))
        return;
    for (int step = 0; step < LINKS_MAX && read_link(target, out); step++) {
        if (target[0] == '/')
            copy(out, target);
        else if (join(joined, out, folder_len(out), target) && realpath(joined, target) != NULL)
            copy(out, target);
        else
            return;
    }
}

// Reads "home = FOLDER" of a pyvenv.cfg into `home`. Gives whether the file is there and says so.
static bool read_home(char *home, const char *folder, size_t len)
{
    char path[PATH_MAX], line[PATH_MAX + 64];
    bool found = false;
    FILE *file = join(path, folder, len, "pyvenv.cfg") ? fopen(path, "re") : NULL;
    while (file != NULL && !found && fgets(line, sizeof line, file) != NULL) {
        char *value = strchr(line, '=');
        char *key = line + strspn(line, " \t");
        if (value == NULL || strncasecmp(key, "home", 4) != 0 ||
            key + 4 + strspn(key + 4, " \t") != value)
            continue;
        value += 1 + strspn(value + 1, " \t");
        for (size_t end = strlen(value); end > 0 && isspace((unsigned char)value[end - 1]); end--)
            value[end - 1] = '\0';
        found = copy(home, value);
    }
    if (file != NULL)
        fclose(file);
    return found;
}

// The interpreter that a virtual environment came from. A link says it best; a copy has `home` and
// its own name, which need not be a name that the folder `home` has.
static void find_base(struct place *place, const char *home)
{
    const char *names[] = {strrchr(place->executable, '/') + 1, "python3", version_name};
    char path[PATH_MAX];
    if (strcmp(place->file, place->executable) != 0) {
        copy(place->base, place->file);
        return;
    }
    join(place->base, home, strlen(home), names[0]);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (join(path, home, strlen(home), names[i]) && is_program(path)) {
            copy(place->base, path);
            return;
        }
    }
}

static void find_prefix(char *out, const char *folder, size_t len)
{
    if (snprintf(out, PATH_MAX, "%.*s", (int)len, folder) >= PATH_MAX)
        out[0] = '\0';
    while (len > 1 && out[len - 1] == '/')
        out[--len] = '\0';
    if (len >= 4 && strcmp(out + len - 4, "/bin") == 0)
        out[len == 4 ? 1 : len - 4] = '\0';
}

void place_find(struct place *place, const char *program, const char *search, bool look_for_venv)
{
    char home[PATH_MAX];
    place->file[0] = place->base[0] = place->prefix[0] = '\0';
    find_executable(place->executable, program, search);
    if (place->executable[0] == '\0')
        return;
    follow_links(place->file, place->executable);
    copy(place->base, place->executable);
    find_prefix(place->prefix, place->file, folder_len(place->file));

    size_t inner = folder_len(place->executable);
    char folder[PATH_MAX];
    snprintf(folder, sizeof folder, "%.*s", (int)inner, place->executable);
    if (look_for_venv &&
        (read_home(home, folder, folder_len(folder)) || read_home(home, folder, inner))) {
        find_base(place, home);
        find_prefix(place->prefix, home, strlen(home));
    }
}
