// __memcmpeq (2.35): what compilers may make of a memcmp whose sign nobody asks for.
#include <string.h>

int __memcmpeq(const void *one, const void *other, size_t count);

int __memcmpeq(const void *one, const void *other, size_t count)
{
    return memcmp(one, other, count);
}
