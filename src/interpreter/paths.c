// CPython's path configuration, replaced: the stdlib is inside the executable, so there is nothing to
// search for. The link step gives _PyConfig_InitPathConfig's calls to us (ld --wrap), in place of the
// frozen getpath.py, which would look for a build folder, a ._pth file and lib/python3.13.
#include <Python.h>

#include "path.h"
#include "place.h"

PyStatus __wrap__PyConfig_InitPathConfig(PyConfig *config, int compute);

// Sets `*field` to `path` unless the embedder, or the parent interpreter, already did.
static PyStatus set(PyConfig *config, wchar_t **field, const char *path)
{
    if (*field != NULL)
        return PyStatus_Ok();
    return PyConfig_SetBytesString(config, field, path);
}

static PyStatus append(PyWideStringList *list, const char *path)
{
    wchar_t *wide = Py_DecodeLocale(path, NULL);
    if (wide == NULL)
        return PyStatus_NoMemory();
    PyStatus status = PyWideStringList_Append(list, wide);
    PyMem_RawFree(wide);
    return status;
}

// Adds the folders of $PYTHONPATH, made absolute; an empty one is the current folder.
static PyStatus append_environment(PyWideStringList *list, const char *search)
{
    PyStatus status = PyStatus_Ok();
    for (const char *end; search != NULL && !PyStatus_Exception(status);
         search = *end == ':' ? end + 1 : NULL) {
        char part[PATH_MAX], path[PATH_MAX];
        end = search + strcspn(search, ":");
        if (end - search >= PATH_MAX)
            continue;
        PyOS_snprintf(part, sizeof part, "%.*s", (int)(end - search), search);
        if (path_absolute(path, part[0] == '\0' ? "." : part))
            status = append(list, path);
    }
    return status;
}

static PyStatus set_prefixes(PyConfig *config, const char *prefix, const char *exec_prefix)
{
    wchar_t **fields[] = {&config->prefix, &config->base_prefix, &config->exec_prefix,
                          &config->base_exec_prefix};
    PyStatus status = PyStatus_Ok();
    for (size_t i = 0; i < 4 && !PyStatus_Exception(status); i++)
        status = set(config, fields[i], i < 2 ? prefix : exec_prefix);
    return status;
}

// $PYTHONHOME is PREFIX or PREFIX:EXEC_PREFIX. It moves site-packages; the stdlib stays where it is.
static PyStatus set_home(PyConfig *config, const char *home)
{
    char prefix[PATH_MAX];
    const char *colon = strchr(home, ':');
    if (strlen(home) >= sizeof prefix)
        return PyStatus_Error("PYTHONHOME is too long");
    PyOS_snprintf(prefix, sizeof prefix, "%.*s", (int)strcspn(home, ":"), home);
    PyStatus status = PyConfig_SetBytesString(config, &config->home, home);
    if (!PyStatus_Exception(status))
        status = set_prefixes(config, prefix, colon != NULL ? colon + 1 : prefix);
    return status;
}

static PyStatus set_search_paths(PyConfig *config, const char *stdlib)
{
    PyStatus status = PyStatus_Ok();
    if (config->module_search_paths_set)
        return status;
    config->module_search_paths_set = 1;
    if (config->use_environment && config->pythonpath_env != NULL)
        status = append_environment(&config->module_search_paths, getenv("PYTHONPATH"));
    if (!PyStatus_Exception(status))
        status = append(&config->module_search_paths, stdlib);
    return status;
}

// getpath.py took the configuration through a dict, which made flags that options and variables count
// (-d -d, PYTHONDEBUG=2) the 0 or 1 that sys.flags shows.
static void settle_flags(PyConfig *config)
{
    int *flags[] = {&config->parser_debug, &config->inspect, &config->interactive, &config->quiet};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (*flags[i] > 1)
            *flags[i] = 1;
}

PyStatus __wrap__PyConfig_InitPathConfig(PyConfig *config, int compute)
{
    struct place place;
    // A subinterpreter's configuration is a copy of one that is complete.
    if (!compute || config->stdlib_dir != NULL)
        return PyStatus_Ok();
    settle_flags(config);

    const char *home = config->use_environment ? getenv("PYTHONHOME") : NULL;
    if (home != NULL && home[0] == '\0')
        home = NULL;
    char *program = NULL;
    if (config->orig_argv.length > 0)
        program = Py_EncodeLocale(config->orig_argv.items[0], NULL);
    place_find(&place, "/proc/self/exe", program, getenv("PATH"),
               home == NULL && config->home == NULL);

    // The stdlib's folder is the file itself, by the one name that does not depend on how it was called:
    // importer.py compares texts, and what site.py and others make of a path must be the same text. It
    // needs a name even where nobody can tell ours.
    const char *stdlib = place.file[0] != '\0' ? place.file : "/proc/self/exe";
    PyStatus status = PyConfig_SetBytesString(config, &config->stdlib_dir, stdlib);
    if (!PyStatus_Exception(status))
        status = set(config, &config->program_name,
                     program != NULL && program[0] != '\0' ? program : "python3");
    PyMem_Free(program);
    if (!PyStatus_Exception(status))
        status = set(config, &config->executable, place.executable);
    if (!PyStatus_Exception(status))
        status = set(config, &config->base_executable, place.base);
    if (!PyStatus_Exception(status))
        status = set(config, &config->platlibdir, "lib");
    if (!PyStatus_Exception(status) && home != NULL)
        status = set_home(config, home);
    if (!PyStatus_Exception(status))
        status = set_prefixes(config, place.prefix, place.prefix);
    if (!PyStatus_Exception(status))
        status = set_search_paths(config, stdlib);
    return status;
}
