// mlock2 (2.27) over its system call; without flags it is mlock.
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

int mlock2(const void *address, size_t count, unsigned flags)
{
    return flags == 0 ? mlock(address, count) : (int)syscall(SYS_mlock2, address, count, flags);
}
