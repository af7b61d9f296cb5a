// Running a command on somebody's behalf: how shells do it and what they make of its end.
#ifndef INGOT_BASE_COMMAND_H
#define INGOT_BASE_COMMAND_H

enum { COMMAND_CANNOT_BEGIN = 125, COMMAND_CANNOT_RUN = 126, COMMAND_NOT_FOUND = 127 };

// Replaces the process by `command` (looked up on PATH; its last element is NULL). Says why when it
// cannot and exits with COMMAND_CANNOT_RUN or COMMAND_NOT_FOUND.
_Noreturn void command_exec(char **command);

// Gives the exit status for what waitpid told: the command's, or 128 + the signal that killed it.
int command_status(int wait_status);

#endif
