// statx (2.28) over its system call.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

struct statx;
int statx(int folder, const char *path, int flags, unsigned mask, struct statx *result);

int statx(int folder, const char *path, int flags, unsigned mask, struct statx *result)
{
    return (int)syscall(SYS_statx, folder, path, flags, mask, result);
}
