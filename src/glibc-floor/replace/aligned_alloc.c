// aligned_alloc (2.16) over posix_memalign, for alignments below a pointer's too.
#include <errno.h>
#include <stdlib.h>

void *aligned_alloc(size_t alignment, size_t size)
{
    void *block = NULL;
    int error;

    if (alignment > 0 && alignment < sizeof(void *))
        alignment = sizeof(void *);
    error = posix_memalign(&block, alignment, size);
    if (error)
        errno = error;
    return error ? NULL : block;
}
