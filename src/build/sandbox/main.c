// sandbox: runs a command without network.
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "base/command.h"
#include "base/message.h"
#include "netns.h"
#include "seccomp_filter.h"
#include "supervise.h"

enum { EXIT_USAGE = 2 };

static const char help[] =
    "usage: sandbox [--print-mode] [--network=MODE] -- COMMAND [ARGUMENT...]\n"
    "\n"
    "Runs COMMAND without network, with umask 022 and no core files; whatever it leaves running "
    "is\n"
    "killed when it ends. Environment and open files are handed on as they are. MODE is one of\n"
    "\n"
    "  auto       (default) namespace where it can be had, else seccomp\n"
    "  namespace  a network of its own that holds only loopback\n"
    "  seccomp    a filter that refuses all but local sockets; loopback is refused too\n"
    "  none       the machine's network stays\n"
    "\n"
    "--print-mode prints the mode that works here (and then runs COMMAND, if there is one).\n"
    "exit status: COMMAND's; 128 + N when signal N killed it; 127 it is not there; 126 it cannot "
    "be\n"
    "run; 125 the network cannot be cut; 2 wrong usage\n";

// What is wanted of every mode but `none`: no program may give the build rights that we lack.
static int settle(int error)
{
    if (!error && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        error = errno;
    return error;
}

static int enter_namespace(void)
{
    return settle(netns_enter());
}

static int enter_seccomp(void)
{
    return settle(seccomp_filter_install());
}

static int enter_nothing(void)
{
    return 0;
}

struct mode {
    const char *name;
    int (*enter)(void);
    bool automatic; // whether `auto` tries it, in the order of the table
};

static const struct mode modes[] = {
    {"namespace", enter_namespace, true},
    {"seccomp", enter_seccomp, true},
    {"none", enter_nothing, false},
};

enum { MODE_COUNT = sizeof modes / sizeof *modes };

static bool is_mode(const char *name)
{
    for (size_t i = 0; i < MODE_COUNT; i++)
        if (strcmp(modes[i].name, name) == 0)
            return true;
    return strcmp(name, "auto") == 0;
}

struct options {
    bool print_mode;
    const char *network;
    char **command; // NULL: none
};

static void read_options(struct options *options, char **arguments)
{
    static const char network[] = "--network=";

    *options = (struct options){.network = "auto"};
    for (; *arguments && strcmp(*arguments, "--") != 0; arguments++) {
        if (strcmp(*arguments, "--print-mode") == 0)
            options->print_mode = true;
        else if (strncmp(*arguments, network, sizeof network - 1) == 0)
            options->network = *arguments + sizeof network - 1;
        else
            message_die(EXIT_USAGE, "%s is no option; sandbox --help tells the usage", *arguments);
    }
    if (*arguments && arguments[1])
        options->command = arguments + 1;
    if (!options->command && !options->print_mode)
        message_die(EXIT_USAGE, "a command after -- is missing; sandbox --help tells the usage");
    if (!is_mode(options->network))
        message_die(EXIT_USAGE, "--network=%s: must be auto, namespace, seccomp or none",
                    options->network);
}

// Tries a mode by itself first, so that it can be told before the command says anything.
static int run(const struct mode *mode, const struct options *options, int *status)
{
    int error;

    if (options->print_mode) {
        error = supervise(mode->enter, NULL, status);
        if (error || printf("%s\n", mode->name) < 0 || fflush(stdout) != 0)
            return error ? error : errno;
    }
    return options->command ? supervise(mode->enter, options->command, status) : 0;
}

// Gives the exit status. What `auto` passes over is told only when no mode is left.
static int run_in_some_mode(const struct options *options)
{
    bool automatic = strcmp(options->network, "auto") == 0;
    char tried[512] = "";
    int status = 0;

    for (size_t i = 0; i < MODE_COUNT; i++) {
        size_t used = strlen(tried);
        int error;

        if (automatic ? !modes[i].automatic : strcmp(modes[i].name, options->network) != 0)
            continue;
        error = run(&modes[i], options, &status);
        if (!error)
            return status;
        snprintf(tried + used, sizeof tried - used, "%s%s: %s", used ? "; " : "", modes[i].name,
                 strerror(error));
    }
    message_warn("cannot cut the build's network (%s); SANDBOX=none builds with the network on",
                 tried);
    return COMMAND_CANNOT_BEGIN;
}

int main(int argc, char **argv)
{
    const struct rlimit no_core = {0, 0};
    struct options options;

    if (argc == 2 && strcmp(argv[1], "--help") == 0)
        return fputs(help, stdout) < 0 || fflush(stdout) != 0 ? EXIT_USAGE : 0;
    read_options(&options, argv + (argc > 0));
    if (setrlimit(RLIMIT_CORE, &no_core) != 0)
        message_die(COMMAND_CANNOT_BEGIN, "cannot turn core files off:");
    umask(022);
    return run_in_some_mode(&options);
}
