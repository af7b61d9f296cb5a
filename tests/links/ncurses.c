// ncurses: wide characters and panels, and a terminal known without any terminfo file.
#include <curses.h>
#include <panel.h>
#include <term.h>
#include <wchar.h>

#include "try.h"

int main(void)
{
    static char *const fallbacks[] = {
        "xterm", "xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100", "dumb"};
    int (*wide)(WINDOW *, const wchar_t *) = waddwstr;
    int error;

    setenv("TERMINFO", "/nonexistent", 1);
    for (size_t i = 0; i < sizeof fallbacks / sizeof *fallbacks; i++)
        TRY(setupterm(fallbacks[i], 1, &error) == OK && error == 1);
    TRY(setupterm("no-such-terminal", 1, &error) == ERR);
    TRY(wide != NULL && new_panel(NULL) == NULL);
    return 0;
}
