// Starts one program in a prepared process, waits for it, and leaves nothing of it running.
#ifndef INGOT_SANDBOX_SUPERVISE_H
#define INGOT_SANDBOX_SUPERVISE_H

// Forks; the child calls prepare() and, if that gives 0, runs `command` (NULL: just ends with 0).
// Gives the errno value that prepare() gave: nothing was run then. Otherwise 0, and in `*status`
// what the command ended with: its exit status, 128 + the signal that killed it, 126 or 127 when
// it could not be run.
//
// Meanwhile TERM and HUP are handed on to the command; INT and QUIT are left to it, because a
// terminal sends them to the whole group. When the command has ended, whatever it left running
// (daemons too, wherever they moved to) is killed: we are the reaper of its orphans. If we
// ourselves are killed, the command is too; if our parent ends, the command is sent TERM.
int supervise(int (*prepare)(void), char **command, int *status);

#endif
