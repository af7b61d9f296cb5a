// posix_spawn's change of folder (2.29): an old posix_spawn has no such action.
#include <errno.h>
#include <spawn.h>

int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path)
{
    (void)actions, (void)path;
    return ENOSYS;
}

int posix_spawn_file_actions_addfchdir_np(posix_spawn_file_actions_t *actions, int fd)
{
    (void)actions, (void)fd;
    return ENOSYS;
}
