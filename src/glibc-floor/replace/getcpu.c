// getcpu (2.29) over its system call.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

int getcpu(unsigned *cpu, unsigned *node)
{
    return (int)syscall(SYS_getcpu, cpu, node, NULL);
}
