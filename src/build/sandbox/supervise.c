// Runs a command as its supervisor: signals by sigwaitinfo, orphans by PR_SET_CHILD_SUBREAPER.
#include "supervise.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/command.h"

// The child: reports how its preparation went by an int in the pipe, or by the pipe's end, which
// is closed by exec.
static _Noreturn void child(int (*prepare)(void), char **command, int pipe_end,
                            const sigset_t *mask, pid_t parent)
{
    int error = prepare();

    if (error) {
        ssize_t ignored = write(pipe_end, &error, sizeof error);
        (void)ignored;
        _exit(COMMAND_CANNOT_RUN);
    }
    // Set after the preparation: entering a user namespace clears it. The parent may be gone by now.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(COMMAND_CANNOT_RUN);
    if (!command)
        _exit(0);
    sigprocmask(SIG_SETMASK, mask, NULL);
    command_exec(command);
}

// Reaps all that has ended, orphans too. Says whether `command` was among it.
static bool reap(pid_t command, int *status)
{
    bool ended = false;
    int wait_status;
    pid_t pid;

    while ((pid = waitpid(-1, &wait_status, WNOHANG)) > 0) {
        if (pid == command) {
            *status = command_status(wait_status);
            ended = true;
        }
    }
    return ended;
}

// Kills our children, one generation: theirs become ours when they die. Says whether there were any.
static bool kill_children(void)
{
    char path[64];
    bool any = false;
    FILE *list;
    int pid;

    // proc(5): the children of a thread, here our only one.
    snprintf(path, sizeof path, "/proc/self/task/%d/children", getpid());
    list = fopen(path, "re");
    if (!list)
        return false;
    while (fscanf(list, "%d", &pid) == 1) {
        kill(pid, SIGKILL);
        any = true;
    }
    fclose(list);
    return any;
}

static void sweep(void)
{
    while (kill_children())
        waitpid(-1, NULL, 0);
}

static void wait_for(pid_t command, const sigset_t *signals, int *status)
{
    while (!reap(command, status)) {
        int signal = sigwaitinfo(signals, NULL);

        if (signal == SIGTERM || signal == SIGHUP)
            kill(command, signal);
    }
    sweep();
}

// Reads what the child says of its preparation: 0, or the errno value.
static int prepared(int pipe_end)
{
    int error = 0;
    ssize_t got;

    do
        got = read(pipe_end, &error, sizeof error);
    while (got < 0 && errno == EINTR);
    return got == sizeof error ? error : 0;
}

int supervise(int (*prepare)(void), char **command, int *status)
{
    sigset_t signals, before;
    pid_t parent = getpid(), pid;
    int ends[2], error = 0;

    if (pipe2(ends, O_CLOEXEC) != 0)
        return errno;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGQUIT);
    sigaddset(&signals, SIGCHLD);
    sigprocmask(SIG_BLOCK, &signals, &before);
    signal(SIGCHLD, SIG_DFL); // ignored, as a caller may have it, it would reap for us
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    prctl(PR_SET_PDEATHSIG, SIGTERM); // who waits for the result is gone: so is the need for it
    pid = fork();
    if (pid == 0)
        child(prepare, command, ends[1], &before, parent);
    if (pid < 0)
        error = errno;
    close(ends[1]);
    if (!error) {
        error = prepared(ends[0]);
        wait_for(pid, &signals, status);
    }
    close(ends[0]);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return error;
}
