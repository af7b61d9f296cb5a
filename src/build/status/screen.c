// Draws on standard error: ECMA-48's "erase in line" and colours are all it asks of a terminal.
#include "screen.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/text.h"

static const char erase[] = "\r\033[K";

void screen_init(struct screen *screen)
{
    const char *term = getenv("TERM"), *no_color = getenv("NO_COLOR");

    setlocale(LC_CTYPE, "");
    screen->live = isatty(STDERR_FILENO) && term && *term && strcmp(term, "dumb") != 0;
    screen->colour = screen->live && !(no_color && *no_color); // no-color.org: set and not empty
    screen->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    screen->drawn = false;
    screen_measure(screen);
}

void screen_measure(struct screen *screen)
{
    struct winsize size;

    screen->width = 80;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        screen->width = size.ws_col;
}

// Nobody can be told when standard error is gone; the build goes on.
static void put(const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t wrote = write(STDERR_FILENO, bytes, len);

        if (wrote < 0 && errno != EINTR)
            return;
        if (wrote > 0) {
            bytes += wrote;
            len -= (size_t)wrote;
        }
    }
}

void screen_say(struct screen *screen, const char *lines, size_t len)
{
    if (len == 0)
        return;
    screen_clear(screen);
    put(lines, len);
}

void screen_draw(struct screen *screen, const char *line)
{
    struct arena arena;
    struct text text;

    if (!screen->live || tcgetpgrp(STDERR_FILENO) != getpgrp())
        return;
    if (!*line) {
        screen_clear(screen);
        return;
    }
    arena_init(&arena, NULL);
    text_init(&text, &arena);
    // One write, so that nothing flickers.
    text_format(&text, "\r%s\033[K", line);
    put(text.at, text.len);
    screen->drawn = true;
    arena_free(&arena);
}

void screen_clear(struct screen *screen)
{
    if (screen->drawn)
        put(erase, sizeof erase - 1);
    screen->drawn = false;
}
