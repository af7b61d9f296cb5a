// libev: header and library of one version, epoll compiled in and able to tell of a pipe that can be read, a timer.
#include <ev.h>
#include <unistd.h>

#include "try.h"

static int readable, rang;

static void on_read(struct ev_loop *loop, ev_io *watcher, int events)
{
    char byte;

    readable += (events & EV_READ) != 0 && read(watcher->fd, &byte, 1) == 1;
    ev_io_stop(loop, watcher);
}

static void on_timer(struct ev_loop *loop, ev_timer *watcher, int events)
{
    (void)loop;
    (void)watcher;
    rang += (events & EV_TIMER) != 0;
}

int main(void)
{
    struct ev_loop *loop = ev_loop_new(EVBACKEND_EPOLL);
    int ends[2];
    ev_io io;
    ev_timer timer;

    TRY(ev_version_major() == EV_VERSION_MAJOR && ev_version_minor() == EV_VERSION_MINOR);
    TRY(loop != NULL && ev_backend(loop) == EVBACKEND_EPOLL);
    TRY(pipe(ends) == 0 && write(ends[1], "x", 1) == 1);
    ev_io_init(&io, on_read, ends[0], EV_READ);
    ev_io_start(loop, &io);
    ev_timer_init(&timer, on_timer, 0.001, 0.);
    ev_timer_start(loop, &timer);
    ev_run(loop, 0);
    TRY(readable == 1 && rang == 1);
    ev_loop_destroy(loop);
    return 0;
}
