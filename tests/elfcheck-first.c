// The first constructor of a process (-z initfirst): everything is mapped and relocated, and nothing has run, not even libc's
// own constructor. Writes how many pages of the file MEASURED are anonymous, which means: written to; then ends the process.
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char maps[1 << 22];

__attribute__((constructor)) static void first(int count, char **words, char **environment)
{
    const char *wanted = NULL;
    char digits[24], *at = digits + sizeof digits;
    unsigned long kib = 0, pages;
    size_t len = 0;
    ssize_t got;
    int file = open("/proc/self/smaps", O_RDONLY), ours = 0, seen = 0;

    (void)count, (void)words;
    for (; *environment; environment++)
        if (strncmp(*environment, "MEASURED=", 9) == 0)
            wanted = *environment + 9;
    while (wanted && (got = read(file, maps + len, sizeof maps - 1 - len)) > 0)
        len += (size_t)got;
    for (char *line = maps, *end; (end = strchr(line, '\n')); line = end + 1) {
        *end = 0;
        if (strncmp(line, "Anonymous:", 10) == 0) {
            if (ours)
                kib += strtoul(line + 10, NULL, 10);
        } else if ((*line >= '0' && *line <= '9') || (*line >= 'a' && *line <= 'f')) {
            char *path = strchr(line, '/');

            seen |= ours = path && strcmp(path, wanted) == 0;
        }
    }
    pages = kib * 1024 / (unsigned long)sysconf(_SC_PAGESIZE);
    *--at = '\n';
    do
        *--at = (char)('0' + pages % 10);
    while (pages /= 10);
    if (seen && write(1, at, (size_t)(digits + sizeof digits - at)) < 0)
        _exit(5);
    _exit(seen ? 0 : 4);
}
