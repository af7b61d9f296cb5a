// Tests what status says and draws. Made of: src/build/status/board.c src/build/status/printable.c src/base/text.c
#include "../../src/build/status/board.h"
#include "../../src/build/status/printable.h"
#include "base/text.h"
#include "tap.h"

static const char *take(struct board *board, const char *line, long now_ms)
{
    struct text said;

    text_init(&said, board->arena);
    board_take(board, line, now_ms, false, &said);
    return said.at;
}

static const char *live(const struct board *board, long now_ms, size_t width, bool colour)
{
    struct text text;

    text_init(&text, board->arena);
    board_live(board, now_ms, width, false, colour, &text);
    return text.at;
}

static void test_story(struct tap *tap, struct arena *arena)
{
    struct board board;

    board_init(&board, arena, 0);
    is(tap, live(&board, 0, 80, false), "", "nothing is built: no live line");
    is(tap, take(&board, "start zlib 1.3.2", 1000), "", "a start says nothing");
    is(tap, live(&board, 1999, 80, false), "[0] zlib 0s", "a job without a phase");
    take(&board, "total 41", 0);
    take(&board, "phase zlib configure", 0);
    is(tap, live(&board, 39000, 80, false), "[0/41] zlib configure 38s", "a job with its phase");
    take(&board, "start openssl 3.5.7", 30000);
    is(tap, live(&board, 161000, 80, false), "[0/41] zlib configure 2m40s - openssl 2m11s",
       "the oldest first, minutes with their seconds");
    is(tap, take(&board, "done zlib 38", 0), "[1/41] zlib 1.3.2 built in 38 s\n",
       "a build is done");
    is(tap, take(&board, "fail openssl make build/log/openssl.log", 0),
       "[1/41] openssl failed in make; its log is build/log/openssl.log\n", "a build failed");
    is_number(tap, (long)board.failures, 1, "and was counted");
    is(tap, live(&board, 0, 80, false), "", "nothing is built any more");
    is(tap, take(&board, "done late 125", 0), "[2/41] late built in 2 min 5 s\n",
       "a build whose start nobody saw");
    is(tap, take(&board, "say  two  blanks", 0), " two  blanks\n", "what is said is said as it is");
    is(tap, take(&board, "say", 0), "\n", "an empty line");
    is(tap, take(&board, "saying", 0), "status: not understood: saying\n", "an unknown word");
    is(tap, take(&board, "start zlib", 0), "status: not understood: start zlib\n",
       "a word too few");
    take(&board, "total 1", 0);
    is(tap, take(&board, "done x 1", 0), "[3/3] x built in 1 s\n", "never more than the total");
}

static void test_width(struct tap *tap, struct arena *arena)
{
    struct board board;
    bool fits = true, shown = true;

    board_init(&board, arena, 99);
    for (int i = 0; i < 12; i++) {
        char line[64];

        snprintf(line, sizeof line, "start package%d 1", i);
        take(&board, line, 0);
    }
    for (size_t width = 0; width < 200; width++) {
        const char *plain = live(&board, 5000, width, false);

        fits = fits && (width < 7 || strlen(plain) <= width);
        fits = fits && printable_columns(live(&board, 5000, width, true)) == strlen(plain);
        shown = shown && (width < 22 || strstr(plain, "package0 5s"));
    }
    ok(tap, fits, "no wider than it may be, colours or not");
    ok(tap, shown, "the oldest is always shown");
    is(tap, live(&board, 5000, 40, false), "[0/99] package0 5s - package1 5s +10",
       "how many more there are");
}

static void test_escapes(struct tap *tap, struct arena *arena)
{
    struct board board;

    board_init(&board, arena, 0);
    is(tap, take(&board, "done a\033[2Jb\r\a 1", 0), "[1] a?[2Jb?? built in 1 s\n",
       "a name cannot give the terminal orders");
    is(tap,
       take(&board, "say r\303\251d \302\2331m \377 \300\257 \355\240\200 \360\237\230\200", 0),
       "r\303\251d ??1m ? ?? ??? \360\237\230\200\n", "well-formed UTF-8 stays, all else is '?'");
    is(tap, take(&board, "say a\tb\302", 0), "a b?\n",
       "a tab is a blank; half a letter at the end");
    is_number(tap, (long)printable_columns("\033[1mab\302\267\033[0m"), 3, "columns of our words");
}

int main(void)
{
    struct tap tap = {0};
    struct arena arena;

    arena_init(&arena, NULL);
    test_story(&tap, &arena);
    test_width(&tap, &arena);
    test_escapes(&tap, &arena);
    arena_free(&arena);
    return tap_end(&tap);
}
