// memfd_create (2.27) over its system call.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

int memfd_create(const char *name, unsigned flags)
{
    return (int)syscall(SYS_memfd_create, name, flags);
}
