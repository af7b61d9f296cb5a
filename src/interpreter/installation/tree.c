// Finds the stdlib beside a file, and says so in CPython's configuration.
#include "tree.h"

#include <stdlib.h>
#include <unistd.h>

#include "path.h"

static const char landmark[] = "lib/python3.13/os.py", stdlib[] = "lib/python3.13";

bool tree_of(char *prefix, const char *file)
{
    char path[PATH_MAX];
    prefix[0] = '\0';
    if (path_join(path, file, path_folder(file), "..") && path_absolute(prefix, path) &&
        !(path_join(path, prefix, strlen(prefix), landmark) && access(path, R_OK) == 0))
        prefix[0] = '\0';
    return prefix[0] != '\0';
}

bool tree_is_given(const PyConfig *config)
{
    const char *home = config->use_environment ? getenv("PYTHONHOME") : NULL;
    return config->home != NULL || (home != NULL && home[0] != '\0');
}

static PyStatus set(PyConfig *config, wchar_t **field, const char *path)
{
    return *field != NULL ? PyStatus_Ok() : PyConfig_SetBytesString(config, field, path);
}

PyStatus tree_set(PyConfig *config, const char *prefix)
{
    char path[PATH_MAX];
    PyStatus status = set(config, &config->prefix, prefix);
    if (!PyStatus_Exception(status))
        status = set(config, &config->exec_prefix, prefix);
    // Where getpath.py has no search path to make, it sets the stdlib's folder only if it searched.
    if (!PyStatus_Exception(status) && config->module_search_paths_set &&
        path_join(path, prefix, strlen(prefix), stdlib))
        status = set(config, &config->stdlib_dir, path);
    return status;
}
