// pkey_alloc, pkey_free and pkey_mprotect (2.27) over their system calls.
//
// pkey_get and pkey_set are instructions of a processor and have no replacement.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

int pkey_alloc(unsigned flags, unsigned rights)
{
    return (int)syscall(SYS_pkey_alloc, flags, rights);
}

int pkey_free(int key)
{
    return (int)syscall(SYS_pkey_free, key);
}

int pkey_mprotect(void *address, size_t count, int protection, int key)
{
    return (int)syscall(SYS_pkey_mprotect, address, count, protection, key);
}
