// fcntl64 (2.28), what fcntl becomes with 64-bit file offsets: on a 64-bit machine they are the same.
#include <stdarg.h>

int fcntl(int fd, int command, ...);
int fcntl64(int fd, int command, ...);

// Whether there is a third argument depends on the command; as in fcntl itself, it is read all the same.
int fcntl64(int fd, int command, ...)
{
    va_list rest;
    void *argument;

    va_start(rest, command);
    argument = va_arg(rest, void *);
    va_end(rest);
    return fcntl(fd, command, argument);
}
