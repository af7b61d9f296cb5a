// The mount calls by descriptors (2.36) over their system calls.
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

struct mount_attr;

#ifdef SYS_mount_setattr
int fsopen(const char *type, unsigned flags);
int fsmount(int context, unsigned flags, unsigned attributes);
int fsconfig(int context, unsigned command, const char *key, const void *value, int extra);
int fspick(int folder, const char *path, unsigned flags);
int move_mount(int from, const char *old, int to, const char *new, unsigned flags);
int open_tree(int folder, const char *path, unsigned flags);
int mount_setattr(int folder, const char *path, unsigned flags, struct mount_attr *attributes,
                  size_t bytes);

int fsopen(const char *type, unsigned flags)
{
    return (int)syscall(SYS_fsopen, type, flags);
}

int fsmount(int context, unsigned flags, unsigned attributes)
{
    return (int)syscall(SYS_fsmount, context, flags, attributes);
}

int fsconfig(int context, unsigned command, const char *key, const void *value, int extra)
{
    return (int)syscall(SYS_fsconfig, context, command, key, value, extra);
}

int fspick(int folder, const char *path, unsigned flags)
{
    return (int)syscall(SYS_fspick, folder, path, flags);
}

int move_mount(int from, const char *old, int to, const char *new, unsigned flags)
{
    return (int)syscall(SYS_move_mount, from, old, to, new, flags);
}

int open_tree(int folder, const char *path, unsigned flags)
{
    return (int)syscall(SYS_open_tree, folder, path, flags);
}

int mount_setattr(int folder, const char *path, unsigned flags, struct mount_attr *attributes,
                  size_t bytes)
{
    return (int)syscall(SYS_mount_setattr, folder, path, flags, attributes, bytes);
}
#endif
