// Runs a command with the exit statuses that POSIX gives a shell's (2.8.2).
#include "base/command.h"

#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/message.h"

_Noreturn void command_exec(char **command)
{
    int error;

    execvp(*command, command);
    error = errno;
    message_warn("cannot run %s:", *command);
    _exit(error == ENOENT ? COMMAND_NOT_FOUND : COMMAND_CANNOT_RUN);
}

int command_status(int wait_status)
{
    return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}
