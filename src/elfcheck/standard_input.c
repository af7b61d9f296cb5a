// Keeps what a pipe holds in memory, as a file.
#include "elfcheck/standard_input.h"

#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

bool standard_input_is(const char *path)
{
    return path[0] == '-' && path[1] == '\0';
}

// Copies all that there is to read from one file into another, EFBIG when that is more than `most` bytes; gives 0 or
// an errno value.
static int copy(int from, int to, uint64_t most)
{
    unsigned char bytes[4096];
    ssize_t got;

    while ((got = read(from, bytes, sizeof bytes)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if ((uint64_t)got > most)
            return EFBIG;
        most -= (uint64_t)got;
        for (ssize_t done = 0, part; done < got; done += part)
            if ((part = write(to, bytes + done, (size_t)(got - done))) < 0)
                return errno;
    }
    return 0;
}

int standard_input_keep(uint64_t most)
{
    struct stat about;
    int file, error;

    if (fstat(STDIN_FILENO, &about) != 0)
        return errno;
    if (S_ISREG(about.st_mode) || S_ISDIR(about.st_mode))
        return 0;
    file = memfd_create("standard input", MFD_CLOEXEC);
    if (file < 0)
        return errno;
    error = copy(STDIN_FILENO, file, most);
    if (error == 0 && dup2(file, STDIN_FILENO) < 0)
        error = errno;
    close(file);
    return error;
}
