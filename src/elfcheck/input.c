// Maps input files. A file may shrink while it is read; the kernel then sends SIGBUS at the first
// missing page. The handler puts a page of zeros there, so that readers go on, and notes it.
#include "elfcheck/input.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

// A signal handler can be told nothing but by variables of its own. Only this file sees them. Two files
// may be open at once, to be compared.
enum { OPEN_MOST = 2 };
static struct {
    volatile sig_atomic_t shrunk;
    volatile uintptr_t from, to;
} mapped[OPEN_MOST];

// The place of the mapping that holds `at`; OPEN_MOST when none does.
static unsigned mapping_of(uintptr_t at)
{
    unsigned i = 0;

    while (i < OPEN_MOST && (at < mapped[i].from || at >= mapped[i].to))
        i++;
    return i;
}

static void on_missing_page(int number, siginfo_t *info, void *context)
{
    uintptr_t at = (uintptr_t)info->si_addr;
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    unsigned i = mapping_of(at);

    (void)context;
    if (i == OPEN_MOST || mmap((void *)(at / page * page), page, PROT_READ,
                               MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED) {
        signal(number, SIG_DFL); // not ours: let it kill us when it happens again
        return;
    }
    mapped[i].shrunk = 1;
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

int input_open(const char *path, struct span *bytes)
{
    struct sigaction action = {.sa_sigaction = on_missing_page, .sa_flags = SA_SIGINFO};
    struct stat about;
    void *at = NULL;
    unsigned i;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    int error = file < 0 ? errno : check_regular(file, &about);

    *bytes = (struct span){NULL, 0};
    if (error != 0 || about.st_size == 0)
        goto close_file;
    at = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    if (at == MAP_FAILED) {
        error = errno;
        goto close_file;
    }
    *bytes = span_of(at, (size_t)about.st_size);
    for (i = 0; i < OPEN_MOST - 1 && mapped[i].to != 0; i++)
        continue;
    mapped[i].shrunk = 0;
    mapped[i].from = (uintptr_t)at;
    mapped[i].to = mapped[i].from + (uintptr_t)about.st_size;
    sigaction(SIGBUS, &action, NULL);
close_file:
    if (file >= 0)
        close(file);
    return error;
}

bool input_close(struct span bytes)
{
    unsigned i = bytes.len > 0 ? mapping_of((uintptr_t)bytes.at) : OPEN_MOST;
    bool whole = i == OPEN_MOST || !mapped[i].shrunk;

    if (bytes.len > 0)
        munmap((void *)(uintptr_t)bytes.at, bytes.len);
    if (i < OPEN_MOST)
        mapped[i].from = mapped[i].to = 0;
    return whole;
}
