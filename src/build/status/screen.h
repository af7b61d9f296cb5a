// Standard error: a terminal with a live line on it, or not.
#ifndef INGOT_STATUS_SCREEN_H
#define INGOT_STATUS_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

struct screen {
    bool live;   // a live line can be drawn
    bool colour; // and may have colours
    bool utf8;
    bool drawn; // the live line is on the screen now
    size_t width;
};

// Looks at standard error and at TERM, NO_COLOR and the locale.
void screen_init(struct screen *screen);

// Asks the terminal for its width again.
void screen_measure(struct screen *screen);

// Writes plain lines, the live line out of their way.
void screen_say(struct screen *screen, const char *lines, size_t len);

// Draws the live line, in the place of the one that is there. An empty one takes it away. Does
// nothing while another job has the terminal.
void screen_draw(struct screen *screen, const char *line);

// Takes the live line away.
void screen_clear(struct screen *screen);

#endif
