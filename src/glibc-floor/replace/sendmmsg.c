// sendmmsg (2.14) over its system call.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

struct mmsghdr;

int sendmmsg(int socket, struct mmsghdr *messages, unsigned count, int flags)
{
    return (int)syscall(SYS_sendmmsg, socket, messages, count, flags);
}
