// One command, run with a pipe on which the builds in it say what they do.
#ifndef INGOT_STATUS_SESSION_H
#define INGOT_STATUS_SESSION_H

// The variable that names the pipe's file descriptor to the command.
extern const char session_variable[];

// Runs `command` and shows what its builds say, until it has ended and the pipe holds no more; what
// it left running may keep the pipe open. `total`: how many recipes will be built, 0 for unknown.
// INT and QUIT are left to the command (a terminal sends them to the whole group) and end the live
// line; TERM and HUP are handed on to it, and it gets a TERM when we are killed. Gives its exit
// status, or 128 + the signal that killed it. Ends the program when it cannot begin.
int session_run(unsigned long total, char **command);

#endif
