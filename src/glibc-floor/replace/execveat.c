// execveat (2.34) over its system call.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

int execveat(int folder, const char *path, char *const arguments[], char *const environment[],
             int flags)
{
    return (int)syscall(SYS_execveat, folder, path, arguments, environment, flags);
}
