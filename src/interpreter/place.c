// Finds the executable, pyvenv.cfg and the prefix: the rules of CPython's Modules/getpath.py, but the
// file that runs is known first, and names have to lead to it.
#include "place.h"

#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

#include "path.h"

static const char version_name[] = "python3.13", nameless[] = "/proc/self/exe";

// The file that runs. Nobody can tell which it is where there is no /proc and no readable file.
struct self {
    bool known;
    dev_t device;
    ino_t inode;
    char path[PATH_MAX]; // empty: deleted, hidden by a mount, or never in a folder
};

static bool is_program(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

static bool is_self(const struct self *self, const char *path)
{
    struct stat st;
    return self->known && stat(path, &st) == 0 && st.st_dev == self->device &&
           st.st_ino == self->inode;
}

// Opened, and not only asked for: an emulator (qemu-user) gives open its program's file, and stat its own.
// stat serves where the kernel is older than O_PATH.
static bool look_at(const char *path, struct stat *st)
{
    int fd = open(path, O_PATH | O_CLOEXEC);
    bool seen = fd >= 0 && fstat(fd, st) == 0;
    if (fd >= 0)
        close(fd);
    return seen || stat(path, st) == 0;
}

// A script's interpreter has the script's name from the kernel.
static bool is_elf(const char *path)
{
    char head[4];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool elf = fd >= 0 && read(fd, head, sizeof head) == sizeof head &&
               memcmp(head, "\177ELF", sizeof head) == 0;
    if (fd >= 0)
        close(fd);
    return elf;
}

static const char *name_of_execve(void)
{
    unsigned long name = getauxval(AT_EXECFN);
    return name != 0 ? (const char *)name : "";
}

static void find_self(struct self *self, const char *own)
{
    struct stat st;
    if (!look_at(own, &st)) {
        own = name_of_execve();
        self->known = is_elf(own) && look_at(own, &st);
    } else {
        self->known = true;
    }
    self->device = self->known ? st.st_dev : 0;
    self->inode = self->known ? st.st_ino : 0;
    if (!self->known || !path_real(self->path, own) || !is_self(self, self->path))
        self->path[0] = '\0';
}

// Reads "KEY = VALUE" of a pyvenv.cfg. Gives whether the file is there and says so.
static bool read_value(char *value, const char *key, const char *folder, size_t len)
{
    char path[PATH_MAX], line[PATH_MAX + 64];
    bool found = false;
    FILE *file = path_join(path, folder, len, "pyvenv.cfg") ? fopen(path, "re") : NULL;
    while (file != NULL && !found && fgets(line, sizeof line, file) != NULL) {
        char *start = line + strspn(line, " \t"), *equals = strchr(line, '=');
        size_t key_len = strlen(key);
        if (equals == NULL || strncasecmp(start, key, key_len) != 0 ||
            start + key_len + strspn(start + key_len, " \t") != equals)
            continue;
        start = equals + 1 + strspn(equals + 1, " \t");
        for (size_t end = strlen(start); end > 0 && isspace((unsigned char)start[end - 1]); end--)
            start[end - 1] = '\0';
        found = path_copy(value, start);
    }
    if (file != NULL)
        fclose(file);
    return found;
}

// The same of the virtual environment that an executable is in: pyvenv.cfg lies above it or beside it.
static bool find_value(char *value, const char *key, const char *executable)
{
    char folder[PATH_MAX];
    size_t len = path_folder(executable);
    snprintf(folder, sizeof folder, "%.*s", (int)len, executable);
    return read_value(value, key, folder, path_folder(folder)) ||
           read_value(value, key, folder, len);
}

// The interpreter that an environment of copies was made from: the one in its `home`, which may have
// another name there, or a name of the link that it was made through; then venv noted the file.
static bool find_origin(char *out, const char *executable)
{
    const char *names[] = {strrchr(executable, '/') + 1, "python3", version_name};
    char home[PATH_MAX], path[PATH_MAX];
    bool found = false;
    out[0] = '\0';
    if (!find_value(home, "home", executable))
        return false;
    for (size_t i = 0; i < sizeof names / sizeof *names && !found; i++)
        found = path_join(path, home, strlen(home), names[i]) && is_program(path);
    if (!found)
        found = find_value(path, "executable", executable) && is_program(path);
    return found && path_called(out, path);
}

static bool is_copy_of(const struct self *self, const char *path)
{
    char origin[PATH_MAX];
    return find_origin(origin, path) && is_self(self, origin);
}

static bool is_passing(const char *path)
{
    return strncmp(path, "/proc/", 6) == 0 || strncmp(path, "/dev/fd/", 8) == 0;
}

// Whether `name`, which is now absolute in `out`, is believed.
static bool is_called(char *out, const struct self *self, const char *name)
{
    return path_called(out, name) && is_program(out) && !is_passing(out) &&
           (!self->known || is_self(self, out) || is_copy_of(self, out));
}

// An empty part of a search path is the current folder.
static bool search_program(char *out, const struct self *self, const char *program,
                           const char *search)
{
    bool found = false;
    for (const char *end; search != NULL && !found; search = *end == ':' ? end + 1 : NULL) {
        char path[PATH_MAX];
        end = search + strcspn(search, ":");
        const char *folder = end > search ? search : ".";
        size_t len = end > search ? (size_t)(end - search) : 1;
        found =
            len < PATH_MAX && path_join(path, folder, len, program) && is_called(out, self, path);
    }
    return found;
}

static void find_executable(char *out, const struct self *self, const char *program,
                            const char *search)
{
    bool slash = program != NULL && strchr(program, '/') != NULL;
    bool bare = program != NULL && program[0] != '\0' && !slash;
    if ((slash && is_called(out, self, program)) ||
        (self->known && is_called(out, self, name_of_execve())) ||
        (bare && search_program(out, self, program, search)))
        return;
    if (self->path[0] != '\0')
        path_copy(out, self->path);
    else
        path_copy(out, is_self(self, nameless) ? nameless : "");
}

static void find_prefix(char *out, const char *file)
{
    size_t len = path_folder(file);
    snprintf(out, PATH_MAX, "%.*s", (int)len, file);
    if (len >= 4 && strcmp(out + len - 4, "/bin") == 0)
        out[len == 4 ? 1 : len - 4] = '\0';
}

// The interpreter that a virtual environment came from. A link says it best. A pyvenv.cfg that leads to
// none is a mistake: then we are in no environment, as far as it is for us to say.
static void find_base(struct place *place)
{
    char path[PATH_MAX];
    if (!find_value(path, "home", place->executable))
        return;
    if (strcmp(place->located, place->executable) != 0)
        path_copy(place->base, place->located);
    else if (find_origin(path, place->executable))
        path_copy(place->base, path);
    if (path_follow(path, place->base))
        find_prefix(place->prefix, path);
}

// The file by its three names. All lead to one file, if anybody can tell which that is.
static void find_file(struct place *place, const struct self *self)
{
    if (self->path[0] != '\0')
        path_copy(place->file, self->path);
    else
        path_real(place->file, place->executable);
    if (!path_follow(place->located, place->executable) ||
        (self->known && !is_self(self, place->located)))
        path_copy(place->located, place->file);
}

void place_find(struct place *place, const char *own, const char *program, const char *search,
                bool look_for_venv)
{
    struct self self;
    place->file[0] = place->located[0] = place->base[0] = '\0';
    // Of a file that has no name: no folder of ours, and never the current one.
    path_copy(place->prefix, "/");
    find_self(&self, own);
    find_executable(place->executable, &self, program, search);
    if (place->executable[0] == '\0' || is_passing(place->executable))
        return;
    find_file(place, &self);
    path_copy(place->base, place->executable);
    if (place->located[0] != '\0')
        find_prefix(place->prefix, place->located);
    if (look_for_venv)
        find_base(place);
}
