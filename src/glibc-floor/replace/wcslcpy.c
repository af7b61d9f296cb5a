// wcslcpy and wcslcat (2.38), as POSIX.1-2024 has them.
#include <wchar.h>

size_t wcslcpy(wchar_t *to, const wchar_t *from, size_t room);
size_t wcslcat(wchar_t *to, const wchar_t *from, size_t room);

size_t wcslcpy(wchar_t *to, const wchar_t *from, size_t room)
{
    size_t len = wcslen(from);

    if (room > 0) {
        size_t taken = len < room ? len : room - 1;

        wmemcpy(to, from, taken);
        to[taken] = L'\0';
    }
    return len;
}

size_t wcslcat(wchar_t *to, const wchar_t *from, size_t room)
{
    size_t len = wcsnlen(to, room);

    return len + wcslcpy(to + len, from, room - len);
}
