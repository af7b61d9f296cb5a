// dlopen and its family in an executable that has no dynamic loader, in place of musl's stubs: the
// program itself can be opened (ctypes.pythonapi); all else is refused in a sentence that helps.
#include "dl.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

// dlerror's contract asks for state: the last fault of this thread, until it is asked for.
static _Thread_local char fault[512];
static _Thread_local bool fault_pending;

// Keeps `format`, filled with `name`, for dlerror.
__attribute__((format(printf, 1, 0))) static void fail(const char *format, const char *name)
{
    snprintf(fault, sizeof fault, format, name);
    fault_pending = true;
}

char *dlerror(void)
{
    bool pending = fault_pending;
    fault_pending = false;
    return pending ? fault : NULL;
}

// The only handle there is: the address of the table that it searches.
static void *program(void)
{
    return (void *)(uintptr_t)dl_symbols;
}

void *dlopen(const char *path, int mode)
{
    (void)mode;
    if (path == NULL)
        return program();
    fail(
        "%s: this python is one static file, which cannot load shared objects; use a pure-Python "
        "package, build the library in (make WITH=...), or run a dynamically linked python",
        path);
    return NULL;
}

int dlclose(void *handle)
{
    if (handle == program())
        return 0;
    fail("%s: not a handle of dlopen", "dlclose");
    return -1;
}

void *dlsym(void *restrict handle, const char *restrict name)
{
    uint64_t low = 0, high = dl_count;
    if (handle != program() && handle != RTLD_DEFAULT) {
        fail("%s: not looked for in what is not a handle of dlopen", name);
        return NULL;
    }
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        int order = strcmp(dl_names + dl_symbols[middle].name, name);
        if (order == 0)
            return dl_symbols[middle].address;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    fail("%s: no such symbol; of this static python only Python's own C API can be looked up",
         name);
    return NULL;
}
