// posix_spawn's closefrom (2.34): an old posix_spawn has no such action.
#include <errno.h>
#include <spawn.h>

int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from)
{
    (void)actions, (void)from;
    return ENOSYS;
}
