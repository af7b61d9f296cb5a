// posix_spawn's tcsetpgrp (2.35): an old posix_spawn has no such action.
#include <errno.h>
#include <spawn.h>

int posix_spawn_file_actions_addtcsetpgrp_np(posix_spawn_file_actions_t *actions, int fd)
{
    (void)actions, (void)fd;
    return ENOSYS;
}
