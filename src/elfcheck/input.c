// Maps input files. A file may shrink while it is read; the kernel then sends SIGBUS at the first
// missing page. The handler puts a page of zeros there, so that readers go on, and notes it.
#include "elfcheck/input.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "elfcheck/standard_input.h"

// A signal handler can be told nothing but by variables of its own. Only this file sees them. A
// place whose `to` is 0 is free. Places are taken and left under the lock; the handler needs none: the
// page that is missing is in a mapping of its own thread, or in one that no thread gives back yet.
static struct mapping {
    volatile _Atomic uintptr_t from, to;
    volatile _Atomic int shrunk;
} mappings[INPUTS_MOST];
static pthread_mutex_t places = PTHREAD_MUTEX_INITIALIZER;

// The mapping that holds `at`; NULL when none does.
static struct mapping *mapping_at(uintptr_t at)
{
    for (size_t i = 0; i < INPUTS_MOST; i++)
        if (at >= mappings[i].from && at < mappings[i].to)
            return &mappings[i];
    return NULL;
}

// Takes a free place for `size` bytes at `at`; NULL when there is none.
static struct mapping *take_place(uintptr_t at, size_t size)
{
    struct mapping *mapping = NULL;

    pthread_mutex_lock(&places);
    for (size_t i = 0; i < INPUTS_MOST && !mapping; i++)
        if (mappings[i].to == 0)
            mapping = &mappings[i];
    if (mapping) {
        mapping->shrunk = 0;
        mapping->from = at;
        mapping->to = at + size;
    }
    pthread_mutex_unlock(&places);
    return mapping;
}

static void leave_place(struct mapping *mapping)
{
    pthread_mutex_lock(&places);
    mapping->from = mapping->to = 0;
    pthread_mutex_unlock(&places);
}

static void on_missing_page(int number, siginfo_t *info, void *context)
{
    uintptr_t at = (uintptr_t)info->si_addr;
    uintptr_t page = (uintptr_t)getpagesize();
    struct mapping *mapping = mapping_at(at);

    (void)context;
    if (!mapping || mmap((void *)(at / page * page), page, PROT_READ,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED) {
        signal(number, SIG_DFL); // not ours: let it kill us when it happens again
        return;
    }
    mapping->shrunk = 1;
}

static int check_regular(int file, struct stat *about)
{
    if (fstat(file, about) != 0)
        return errno;
    if (S_ISDIR(about->st_mode))
        return EISDIR;
    if (!S_ISREG(about->st_mode))
        return EINVAL;
    return (uintmax_t)about->st_size > SIZE_MAX ? EFBIG : 0;
}

// Maps `size` > 0 bytes and lets the handler know of them.
static int map_file(int file, size_t size, struct span *bytes)
{
    struct sigaction action = {.sa_sigaction = on_missing_page, .sa_flags = SA_SIGINFO};
    void *at = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);

    if (at == MAP_FAILED)
        return errno;
    if (!take_place((uintptr_t)at, size)) {
        munmap(at, size);
        return EMFILE;
    }
    *bytes = span_of(at, size);
    sigaction(SIGBUS, &action, NULL);
    return 0;
}

int input_open_id(const char *path, struct span *bytes, struct input_id *id)
{
    bool standard = standard_input_is(path);
    struct stat about;
    int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    int error = file < 0 ? errno : check_regular(file, &about);

    *bytes = (struct span){NULL, 0};
    if (error == 0) {
        *id = (struct input_id){about.st_dev, about.st_ino};
        if (about.st_size > 0)
            error = map_file(file, (size_t)about.st_size, bytes);
    }
    if (file >= 0 && !standard)
        close(file);
    return error;
}

int input_open(const char *path, struct span *bytes)
{
    struct input_id id;

    return input_open_id(path, bytes, &id);
}

bool input_close(struct span bytes)
{
    struct mapping *mapping = bytes.len > 0 ? mapping_at((uintptr_t)bytes.at) : NULL;
    bool whole = !mapping || !mapping->shrunk;

    if (mapping) {
        // In this order: once it is unmapped, another thread may map a file to the same addresses.
        leave_place(mapping);
        munmap((void *)(uintptr_t)bytes.at, bytes.len);
    }
    return whole;
}
