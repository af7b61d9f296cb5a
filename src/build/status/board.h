// What is being built: the state behind the live line, and the lines that are said for good.
#ifndef INGOT_STATUS_BOARD_H
#define INGOT_STATUS_BOARD_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct text;

// A build that has begun and not ended.
struct job {
    const char *name, *version, *phase;
    long started_ms; // by the caller's clock
};

struct board {
    struct arena *arena; // lent: owns the words
    struct job *jobs;    // in the order in which they began
    size_t count, room;
    unsigned long done, total; // total 0: not known
    unsigned long failures;
};

void board_init(struct board *board, struct arena *arena, unsigned long total);

// Takes one line that a writer sent, at the time `now_ms`, and adds to `said` the plain lines
// that it makes, each with a newline: most make none. `colour`: with escapes for a terminal's.
//     total N               so many recipes will be built
//     start NAME VERSION    phase NAME PHASE    done NAME SECONDS    fail NAME PHASE LOG
//     say TEXT              said as it is
// Anything else is said too, marked as not understood. What a terminal would take for a command is
// shown as '?'.
void board_take(struct board *board, const char *line, long now_ms, bool colour, struct text *said);

// Adds the live line, at most `width` columns, all ASCII but the dots that `utf8` allows. Nothing is
// added when nothing is being built.
void board_live(const struct board *board, long now_ms, size_t width, bool utf8, bool colour,
                struct text *live);

#endif
