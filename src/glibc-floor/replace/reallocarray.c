// reallocarray (2.26): realloc of a product that may not overflow.
#include <errno.h>
#include <stdlib.h>

void *reallocarray(void *old, size_t count, size_t size)
{
    size_t bytes;

    if (__builtin_mul_overflow(count, size, &bytes)) {
        errno = ENOMEM;
        return NULL;
    }
    return realloc(old, bytes);
}
