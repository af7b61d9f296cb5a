// process_vm_readv and process_vm_writev (2.15) over their system calls.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

struct iovec;

ssize_t process_vm_readv(pid_t pid, const struct iovec *here, unsigned long here_count,
                         const struct iovec *there, unsigned long there_count, unsigned long flags)
{
    return syscall(SYS_process_vm_readv, pid, here, here_count, there, there_count, flags);
}

ssize_t process_vm_writev(pid_t pid, const struct iovec *here, unsigned long here_count,
                          const struct iovec *there, unsigned long there_count, unsigned long flags)
{
    return syscall(SYS_process_vm_writev, pid, here, here_count, there, there_count, flags);
}
