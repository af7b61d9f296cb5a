// Names, not machines: the tables hold for every machine that glibc runs on.
//
// libc.so.6 took over clock_* in 2.17, some of pthread_* in 2.32 and 2.33, all else in 2.34 (the abilist
// files of glibc 2.16 to 2.34 show it), each time with a new version for what it took. The new library
// does not say where the old version lay, but the names do. tests/floor.t compares every symbol's
// place with the libraries of a real glibc 2.31.
#include "glibc-floor/family.h"

#include <string.h>

#include "elfcheck/floor.h"

const struct version_number family_merged = {{2, 34}};

static const char *const libraries[] = {
    "libc.so.6",    "libm.so.6",      "libpthread.so.0", "libdl.so.2",   "librt.so.1",
    "libutil.so.1", "libresolv.so.2", "libanl.so.1",     "libmvec.so.1",
};

static const struct {
    const char *prefix, *soname;
} former[] = {
    {"pthread_", "libpthread.so.0"},  {"__pthread_", "libpthread.so.0"},
    {"_pthread_", "libpthread.so.0"}, {"sem_", "libpthread.so.0"},
    {"call_once", "libpthread.so.0"}, {"cnd_", "libpthread.so.0"},
    {"mtx_", "libpthread.so.0"},      {"thrd_", "libpthread.so.0"},
    {"tss_", "libpthread.so.0"},      {"dladdr", "libdl.so.2"},
    {"dlclose", "libdl.so.2"},        {"dlerror", "libdl.so.2"},
    {"dlinfo", "libdl.so.2"},         {"dlmopen", "libdl.so.2"},
    {"dlopen", "libdl.so.2"},         {"dlsym", "libdl.so.2"},
    {"dlvsym", "libdl.so.2"},         {"aio_", "librt.so.1"},
    {"lio_listio", "librt.so.1"},     {"mq_", "librt.so.1"},
    {"__mq_", "librt.so.1"},          {"shm_", "librt.so.1"},
    {"timer_", "librt.so.1"},         {"clock_", "librt.so.1"},
    {"forkpty", "libutil.so.1"},      {"openpty", "libutil.so.1"},
    {"login", "libutil.so.1"},        {"logout", "libutil.so.1"},
    {"logwtmp", "libutil.so.1"},      {"gai_", "libanl.so.1"},
    {"getaddrinfo_a", "libanl.so.1"}, {"ns_name_", "libresolv.so.2"},
    {"__dn_", "libresolv.so.2"},      {"__res_", "libresolv.so.2"},
    {"__isnanf128", "libm.so.6"},
};

const char *const *family_libraries(size_t *count)
{
    *count = sizeof libraries / sizeof *libraries;
    return libraries;
}

const char *family_former(struct span name)
{
    for (size_t i = 0; i < sizeof former / sizeof *former; i++)
        if (span_starts(name, former[i].prefix))
            return former[i].soname;
    return NULL;
}
