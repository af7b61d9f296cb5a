// Says one line on standard error, with the program's name before it.
#include "base/message.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE_BYTES = 4096 };

// Where the next byte goes after a printf that returned `wrote`: never past the last byte but one,
// which is kept for the newline.
static size_t advance(size_t at, int wrote)
{
    size_t room = LINE_BYTES - 2 - at;

    if (wrote < 0)
        return at;
    return at + ((size_t)wrote < room ? (size_t)wrote : room);
}

static void say(const char *format, va_list arguments, int error)
{
    char line[LINE_BYTES];
    size_t at = advance(0, snprintf(line, sizeof line - 1, "%s: ", program_invocation_short_name));
    size_t format_len = strlen(format);

    at = advance(at, vsnprintf(line + at, sizeof line - 1 - at, format, arguments));
    if (format_len > 0 && format[format_len - 1] == ':')
        at = advance(at, snprintf(line + at, sizeof line - 1 - at, " %s", strerror(error)));
    line[at++] = '\n';
    // Nobody can be told that standard error is gone, so a failed write is not looked at.
    ssize_t ignored = write(STDERR_FILENO, line, at);
    (void)ignored;
}

void message_warn(const char *format, ...)
{
    int error = errno;
    va_list arguments;

    va_start(arguments, format);
    say(format, arguments, error);
    va_end(arguments);
    errno = error;
}

void message_die(int status, const char *format, ...)
{
    int error = errno;
    va_list arguments;

    va_start(arguments, format);
    say(format, arguments, error);
    va_end(arguments);
    exit(status);
}
