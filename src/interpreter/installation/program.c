// The place of the program python3.13, for CPython: its own file's, whatever it was called by.
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/auxv.h>

#include "path.h"
#include "place.h"
#include "tree.h"

// Gives where this program's file is. When ld.so was started with our name (ld-linux-x86-64.so.2
// python3.13), /proc/self/exe is ld.so, and the kernel says no AT_BASE.
static const char *own_file(void)
{
    static const char here;
    Dl_info info;
    if (getauxval(AT_BASE) == 0 && dladdr(&here, &info) != 0)
        return info.dli_fname;
    return "/proc/self/exe";
}

// A virtual environment of copies has no tree around them, but one that they were made from.
static bool find_tree(char *prefix, const struct place *place)
{
    char base[PATH_MAX];
    return tree_of(prefix, place->located) || tree_of(prefix, place->file) ||
           (path_follow(base, place->base) && tree_of(prefix, base));
}

static PyStatus set(PyConfig *config, wchar_t **field, const char *path)
{
    return *field != NULL || path[0] == '\0' ? PyStatus_Ok()
                                             : PyConfig_SetBytesString(config, field, path);
}

static PyStatus find(PyConfig *config)
{
    struct place place;
    char prefix[PATH_MAX], *program = NULL;
    bool given = tree_is_given(config);
    // Who names the executable (PyConfig.executable) has named the base too, for getpath.py.
    bool named = config->executable != NULL;
    if (config->orig_argv.length > 0)
        program = Py_EncodeLocale(config->orig_argv.items[0], NULL);
    place_find(&place, own_file(), program, getenv("PATH"), !given);
    PyMem_Free(program);

    PyStatus status = set(config, &config->executable, place.executable);
    if (!PyStatus_Exception(status) && !named)
        status = set(config, &config->base_executable, place.base);
    if (!PyStatus_Exception(status) && !given && find_tree(prefix, &place))
        status = tree_set(config, prefix);
    return status;
}

PyStatus __wrap__PyConfig_InitPathConfig(PyConfig *config, int compute)
{
    PyStatus status = __real__PyConfig_InitPathConfig(config, 0);
    if (!PyStatus_Exception(status) && compute)
        status = find(config);
    if (!PyStatus_Exception(status))
        status = __real__PyConfig_InitPathConfig(config, compute);
    return status;
}
