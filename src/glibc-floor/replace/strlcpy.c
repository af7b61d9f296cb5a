// strlcpy and strlcat (2.38), as POSIX.1-2024 has them.
#include <string.h>

size_t strlcpy(char *to, const char *from, size_t room);
size_t strlcat(char *to, const char *from, size_t room);

size_t strlcpy(char *to, const char *from, size_t room)
{
    size_t len = strlen(from);

    if (room > 0) {
        size_t taken = len < room ? len : room - 1;

        memcpy(to, from, taken);
        to[taken] = '\0';
    }
    return len;
}

size_t strlcat(char *to, const char *from, size_t room)
{
    size_t len = strnlen(to, room);

    return len + strlcpy(to + len, from, room - len);
}
