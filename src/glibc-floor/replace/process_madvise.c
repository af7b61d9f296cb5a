// process_madvise (2.36) over its system call.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

struct iovec;

#ifdef SYS_process_madvise
ssize_t process_madvise(int process, const struct iovec *parts, size_t count, int advice,
                        unsigned flags);

ssize_t process_madvise(int process, const struct iovec *parts, size_t count, int advice,
                        unsigned flags)
{
    return syscall(SYS_process_madvise, process, parts, count, advice, flags);
}
#endif
