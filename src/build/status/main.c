// status: runs a command and shows what the builds in it say of themselves.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/command.h"
#include "base/message.h"
#include "session.h"

enum { EXIT_USAGE = 2, HIGHEST_FD = 1 << 20 };

static const char help[] =
    "usage: status [--total N] -- COMMAND [ARGUMENT...]\n"
    "\n"
    "Runs COMMAND and shows on standard error what is being built. INGOT_STATUS_FD in its\n"
    "environment is the number of a file descriptor. Whoever has it writes lines there, one a "
    "write,\n"
    "512 bytes at most:\n"
    "\n"
    "  total N             so many recipes will be built\n"
    "  start NAME VERSION  a build begins\n"
    "  phase NAME PHASE    it has come to this step\n"
    "  done NAME SECONDS   it has ended well\n"
    "  fail NAME PHASE LOG it has not\n"
    "  say TEXT            a line for the person at the terminal\n"
    "\n"
    "On a terminal a live line shows the builds that run; elsewhere there are plain lines only.\n"
    "NO_COLOR=1 turns colours off, TERM=dumb the live line. Inside another status it only runs\n"
    "COMMAND. The exit status is COMMAND's; 128 + N when signal N killed it; 127 it is not there;\n"
    "126 it cannot be run; 125 something failed before; 2 wrong usage.\n";

struct options {
    unsigned long total;
    char **command;
};

static void read_options(struct options *options, char **arguments)
{
    *options = (struct options){0};
    for (; *arguments && strcmp(*arguments, "--") != 0; arguments++) {
        char *end = NULL;

        if (strcmp(*arguments, "--total") == 0 && arguments[1])
            options->total = strtoul(*++arguments, &end, 10);
        if (!end || *end)
            message_die(EXIT_USAGE, "%s: not understood; status --help tells the usage",
                        *arguments);
    }
    if (!*arguments || !arguments[1])
        message_die(EXIT_USAGE, "a command after -- is missing; status --help tells the usage");
    options->command = arguments + 1;
}

// Whether another status is above us: the variable is the number of an open pipe.
static bool is_inside_another(void)
{
    const char *value = getenv(session_variable);
    struct stat status;
    char *end;
    long fd;

    if (!value || !*value)
        return false;
    fd = strtol(value, &end, 10);
    return *end == '\0' && fd >= 0 && fd <= HIGHEST_FD && fstat((int)fd, &status) == 0 &&
           S_ISFIFO(status.st_mode);
}

int main(int argc, char **argv)
{
    struct options options;

    if (argc == 2 && strcmp(argv[1], "--help") == 0)
        return fputs(help, stdout) < 0 || fflush(stdout) != 0 ? EXIT_USAGE : 0;
    read_options(&options, argv + (argc > 0));
    if (is_inside_another())
        command_exec(options.command);
    return session_run(options.total, options.command);
}
