// name_to_handle_at and open_by_handle_at (2.14) over their system calls.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

struct file_handle;

int name_to_handle_at(int folder, const char *name, struct file_handle *handle, int *mount,
                      int flags)
{
    return (int)syscall(SYS_name_to_handle_at, folder, name, handle, mount, flags);
}

int open_by_handle_at(int mount, struct file_handle *handle, int flags)
{
    return (int)syscall(SYS_open_by_handle_at, mount, handle, flags);
}
