// The program of an installation tree: CPython's own, which finds its stdlib beside itself.
#include <Python.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Whether a program of that name is in the folder of LENGTH bytes. In none of no name, where CPython would not find itself.
static bool is_in(const char *folder, size_t length, const char *name)
{
    char path[PATH_MAX];
    int written = snprintf(path, sizeof path, "%.*s/%s", (int)length, folder, name);

    return length > 0 && written > 0 && (size_t)written < sizeof path && access(path, X_OK) == 0;
}

// Whether the name by which this was called leads to a program, itself or on PATH: CPython asks the same.
static bool leads_somewhere(const char *name)
{
    const char *path = getenv("PATH");

    if (strchr(name, '/') != NULL)
        return access(name, X_OK) == 0;
    while (path != NULL) {
        const char *end = strchrnul(path, ':');

        if (is_in(path, (size_t)(end - path), name))
            return true;
        path = *end == ':' ? end + 1 : NULL;
    }
    return false;
}

// A caller may give any name (a login shell's begins with a dash), and then CPython would look where it was configured to
// lie, which is nowhere. A name that leads somewhere stays: a virtual environment is known by it.
int main(int count, char **words)
{
    static char self[PATH_MAX];

    if (count > 0 && !leads_somewhere(words[0])) {
        ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);

        if (length > 0)
            words[0] = self;
    }
    return Py_BytesMain(count, words);
}
