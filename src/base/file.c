// Reads, hashes and replaces whole files.
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

// read() that is not stopped by a signal. Gives -1 with errno set, 0 at the end.
static ssize_t read_some(int fd, void *bytes, size_t len)
{
    ssize_t got;

    do
        got = read(fd, bytes, len);
    while (got < 0 && errno == EINTR);
    return got;
}

// Reads until the end, `most` bytes at most. The size that stat tells is only where we start: a
// file may grow, and files of /proc claim 0.
static int read_all(struct arena *arena, int fd, size_t most, char **bytes, size_t *len)
{
    struct text text;
    struct stat status;
    char piece[16 * 1024];
    ssize_t got;

    if (fstat(fd, &status) != 0)
        return errno;
    if (S_ISREG(status.st_mode) && status.st_size > 0 && (uintmax_t)status.st_size > most)
        return EFBIG;
    text_init(&text, arena);
    while ((got = read_some(fd, piece, sizeof piece)) > 0) {
        if ((size_t)got > most - text.len)
            return EFBIG;
        text_add(&text, piece, (size_t)got);
    }
    if (got < 0)
        return errno;
    if (text.failed)
        return ENOMEM;
    *bytes = text.at;
    *len = text.len;
    return 0;
}

int file_read(struct arena *arena, const char *path, size_t most, char **bytes, size_t *len)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    int error;

    if (fd < 0)
        return errno;
    error = read_all(arena, fd, most, bytes, len);
    close(fd);
    return error;
}

int file_sha256(const char *path, char hex[SHA256_HEX])
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct sha256 hash;
    char piece[64 * 1024];
    ssize_t got;
    int error;

    if (fd < 0)
        return errno;
    sha256_start(&hash);
    while ((got = read_some(fd, piece, sizeof piece)) > 0)
        sha256_add(&hash, piece, (size_t)got);
    error = got < 0 ? errno : 0;
    sha256_finish_hex(&hash, hex);
    close(fd);
    return error;
}

// Says whether the file holds exactly these bytes. Anything that goes wrong means "no".
static bool holds(const char *path, const char *bytes, size_t len)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    char piece[16 * 1024];
    size_t at = 0;
    ssize_t got;

    if (fd < 0)
        return false;
    while ((got = read_some(fd, piece, sizeof piece)) > 0) {
        if ((size_t)got > len - at || memcmp(bytes + at, piece, (size_t)got) != 0)
            break;
        at += (size_t)got;
    }
    close(fd);
    return got == 0 && at == len;
}

static int write_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t wrote = write(fd, bytes, len);

        if (wrote < 0 && errno != EINTR)
            return errno;
        if (wrote > 0) {
            bytes += wrote;
            len -= (size_t)wrote;
        }
    }
    return 0;
}

int file_write(const char *path, const char *bytes, size_t len)
{
    char temporary[PATH_MAX];
    int wanted = snprintf(temporary, sizeof temporary, "%s.%ld.tmp", path, (long)getpid());
    int error, fd;

    if (wanted < 0 || (size_t)wanted >= sizeof temporary)
        return ENAMETOOLONG;
    if (holds(path, bytes, len))
        return 0;
    fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        return errno;
    error = write_all(fd, bytes, len);
    if (close(fd) != 0 && !error)
        error = errno;
    if (!error && rename(temporary, path) != 0)
        error = errno;
    if (error)
        unlink(temporary);
    return error;
}
