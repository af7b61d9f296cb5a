// The place of libpython3.13.so, for CPython in a program that embeds it: the tree that it was loaded from.
#include <dlfcn.h>

#include "path.h"
#include "tree.h"

// The library's file comes first with its links followed: a link to it may lie in another Python's lib/.
static bool find_tree(char *prefix)
{
    static const char here;
    Dl_info info;
    char called[PATH_MAX], path[PATH_MAX];
    return dladdr(&here, &info) != 0 && path_called(called, info.dli_fname) &&
           ((path_follow(path, called) && tree_of(prefix, path)) ||
            (path_real(path, called) && tree_of(prefix, path)));
}

PyStatus __wrap__PyConfig_InitPathConfig(PyConfig *config, int compute)
{
    char prefix[PATH_MAX];
    PyStatus status = __real__PyConfig_InitPathConfig(config, 0);
    if (!PyStatus_Exception(status) && compute && !tree_is_given(config) && find_tree(prefix))
        status = tree_set(config, prefix);
    if (!PyStatus_Exception(status))
        status = __real__PyConfig_InitPathConfig(config, compute);
    return status;
}
