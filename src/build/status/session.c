// The loop: lines from the pipe, signals from a signalfd, a redraw now and then.
#include "session.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/command.h"
#include "base/message.h"
#include "base/text.h"
#include "board.h"
#include "lines.h"
#include "screen.h"

enum {
    REDRAW_MS = 200, // at least, between two drawings of the live line
    TICK_MS = 1000,  // at most, while its seconds count
    QUIET_MS = 1000, // without it after a failure, about which others print now
};

const char session_variable[] = "INGOT_STATUS_FD";

struct session {
    struct arena arena;
    struct board board;
    struct screen screen;
    struct lines lines;
    int pipe_end; // what the writers' lines come from; -1 when all have closed it
    int signals;  // a signalfd
    pid_t command;
    bool interrupted;
    bool changed;    // the live line is older than the board
    long drawn_ms;   // when it was drawn
    long no_draw_ms; // it is not drawn before then
};

static void no_memory(void)
{
    message_die(COMMAND_CANNOT_BEGIN, "no memory left");
}

static long now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void take_line(struct session *session, const char *line)
{
    unsigned long failures = session->board.failures;
    struct arena arena;
    struct text said;

    arena_init(&arena, no_memory);
    text_init(&said, &arena);
    board_take(&session->board, line, now_ms(), session->screen.colour, &said);
    screen_say(&session->screen, said.at, said.len);
    session->changed = true;
    if (session->board.failures > failures)
        session->no_draw_ms = now_ms() + QUIET_MS;
    arena_free(&arena);
}

// Reads once, `most` bytes at most. Gives how many came.
static size_t read_lines(struct session *session, size_t most)
{
    char bytes[16 * 1024];
    const char *at = bytes, *line;
    ssize_t got = read(session->pipe_end, bytes, most < sizeof bytes ? most : sizeof bytes);
    size_t left = got > 0 ? (size_t)got : 0;

    while ((line = lines_next(&session->lines, &at, &left)))
        take_line(session, line);
    if (got == 0) {
        close(session->pipe_end);
        session->pipe_end = -1;
    }
    return got > 0 ? (size_t)got : 0;
}

// What the pipe holds when the command has ended. No more than that: something left behind may
// write for ever.
static void drain(struct session *session)
{
    const char *rest;
    int held = 0;

    if (session->pipe_end >= 0 && ioctl(session->pipe_end, FIONREAD, &held) == 0) {
        while (held > 0 && session->pipe_end >= 0) {
            size_t got = read_lines(session, (size_t)held);

            if (got == 0)
                break;
            held -= (int)got;
        }
    }
    rest = lines_rest(&session->lines);
    if (rest)
        take_line(session, rest);
}

static void draw(struct session *session)
{
    struct screen *screen = &session->screen;
    long now = now_ms();
    struct arena arena;
    struct text line;

    if (now - session->drawn_ms >= TICK_MS)
        session->changed = true;
    if (!screen->live || !session->changed || session->interrupted || now < session->no_draw_ms)
        return;
    if (session->board.count == 0 && !screen->drawn) {
        session->changed = false;
        return; // and the first build is shown at once
    }
    arena_init(&arena, no_memory);
    text_init(&line, &arena);
    // The last column stays free: some terminals wrap when it is written to.
    board_live(&session->board, now, screen->width - 1, screen->utf8, screen->colour, &line);
    screen_draw(screen, line.at);
    arena_free(&arena);
    session->changed = false;
    session->drawn_ms = now;
    session->no_draw_ms = now + REDRAW_MS;
}

// How long nothing need be drawn, for poll: in milliseconds, -1 for ever.
static int idle_ms(const struct session *session)
{
    long now = now_ms();
    long next = session->changed ? session->no_draw_ms : session->drawn_ms + TICK_MS;

    if (!session->screen.live || session->interrupted)
        return -1;
    if (!session->changed && session->board.count == 0)
        return -1;
    if (next < session->no_draw_ms)
        next = session->no_draw_ms;
    return next > now ? (int)(next - now) : 0;
}

static void take_signal(struct session *session)
{
    struct signalfd_siginfo info;

    if (read(session->signals, &info, sizeof info) != sizeof info)
        return;
    switch (info.ssi_signo) {
    case SIGTERM:
    case SIGHUP: kill(session->command, (int)info.ssi_signo); break;
    case SIGINT:
    case SIGQUIT:
        screen_clear(&session->screen);
        session->interrupted = true;
        break;
    case SIGWINCH:
        screen_measure(&session->screen);
        session->changed = true;
        break;
    default: break; // SIGCHLD: the loop looks
    }
}

static bool has_ended(const struct session *session, int *status)
{
    int wait_status;

    if (waitpid(session->command, &wait_status, WNOHANG) != session->command)
        return false;
    *status = command_status(wait_status);
    return true;
}

static int loop(struct session *session)
{
    int status = 0;

    while (!has_ended(session, &status)) {
        struct pollfd files[] = {{.fd = session->signals, .events = POLLIN},
                                 {.fd = session->pipe_end, .events = POLLIN}};

        draw(session);
        if (poll(files, 2, idle_ms(session)) <= 0)
            continue;
        if (files[0].revents)
            take_signal(session);
        if (files[1].revents)
            read_lines(session, (size_t)-1);
    }
    drain(session);
    screen_clear(&session->screen);
    return status;
}

// Whether `number` is one of the two descriptors of the jobserver above us (GNU make manual, "POSIX Jobserver").
static bool is_jobserver(int number)
{
    static const char option[] = "--jobserver-auth=";
    const char *flags = getenv("MAKEFLAGS"), *auth = flags ? strstr(flags, option) : NULL;
    char *end;

    if (!auth)
        return false;
    if (strtol(auth + strlen(option), &end, 10) == number)
        return true;
    return *end == ',' && strtol(end + 1, NULL, 10) == number;
}

// A number that shells can write to: dash takes one digit behind >&, and our scripts lock by 8 and 9. When so many
// files are inherited that the pipe lies higher, one of them makes room, in the command alone.
static int writable_number(int pipe_end)
{
    enum { LOWEST = 3, HIGHEST = 7 };

    if (pipe_end <= HIGHEST)
        return pipe_end;
    for (int number = LOWEST; number <= HIGHEST; number++)
        if (!is_jobserver(number) && dup2(pipe_end, number) == number) {
            close(pipe_end);
            return number;
        }
    message_die(COMMAND_CANNOT_BEGIN, "cannot give the pipe a number:");
}

static _Noreturn void child(char **command, int pipe_end, const sigset_t *mask, pid_t parent)
{
    char number[16];

    snprintf(number, sizeof number, "%d", writable_number(pipe_end));
    if (setenv(session_variable, number, 1) != 0)
        message_die(COMMAND_CANNOT_BEGIN, "cannot set %s:", session_variable);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        _exit(COMMAND_CANNOT_BEGIN);
    sigprocmask(SIG_SETMASK, mask, NULL);
    command_exec(command);
}

static void block_signals(sigset_t *blocked, sigset_t *before)
{
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCHLD, SIGWINCH};

    sigemptyset(blocked);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaddset(blocked, signals[i]);
    sigprocmask(SIG_BLOCK, blocked, before);
    signal(SIGCHLD, SIG_DFL); // ignored, as a caller may have it, it would reap for us
}

// Only the writers' end is inherited. Reading must not block: the end of the pipe may never come.
static void start(struct session *session, char **command)
{
    sigset_t blocked, before;
    pid_t parent = getpid();
    int ends[2];

    if (pipe2(ends, O_CLOEXEC) != 0)
        message_die(COMMAND_CANNOT_BEGIN, "cannot make a pipe:");
    if (fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0 || fcntl(ends[1], F_SETFD, 0) != 0)
        message_die(COMMAND_CANNOT_BEGIN, "cannot prepare a pipe:");
    block_signals(&blocked, &before);
    session->signals = signalfd(-1, &blocked, SFD_CLOEXEC);
    if (session->signals < 0)
        message_die(COMMAND_CANNOT_BEGIN, "cannot listen for signals:");
    session->pipe_end = ends[0];
    session->command = fork();
    if (session->command == 0)
        child(command, ends[1], &before, parent);
    if (session->command < 0)
        message_die(COMMAND_CANNOT_BEGIN, "cannot fork:");
    close(ends[1]);
}

int session_run(unsigned long total, char **command)
{
    struct session session = {.pipe_end = -1};
    int status;

    arena_init(&session.arena, no_memory);
    board_init(&session.board, &session.arena, total);
    screen_init(&session.screen);
    start(&session, command);
    status = loop(&session);
    arena_free(&session.arena);
    return status;
}
