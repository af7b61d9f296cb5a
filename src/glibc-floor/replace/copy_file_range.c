// copy_file_range (2.27) over its system call.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

ssize_t copy_file_range(int in, off64_t *in_offset, int out, off64_t *out_offset, size_t count,
                        unsigned flags)
{
    return syscall(SYS_copy_file_range, in, in_offset, out, out_offset, count, flags);
}
