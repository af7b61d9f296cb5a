// fanotify_init and fanotify_mark (2.13) over their system calls.
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

int fanotify_init(unsigned flags, unsigned event_flags)
{
    return (int)syscall(SYS_fanotify_init, flags, event_flags);
}

int fanotify_mark(int group, unsigned flags, uint64_t mask, int folder, const char *path)
{
    return (int)syscall(SYS_fanotify_mark, group, flags, mask, folder, path);
}
