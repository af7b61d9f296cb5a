// Keeps what is being built and words it.
#include "board.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "printable.h"

static const char bold[] = "\033[1m", red[] = "\033[31m", green[] = "\033[32m", off[] = "\033[0m";

void board_init(struct board *board, struct arena *arena, unsigned long total)
{
    *board = (struct board){.arena = arena, .total = total};
}

static struct job *find(struct board *board, const char *name)
{
    for (size_t i = 0; i < board->count; i++)
        if (strcmp(board->jobs[i].name, name) == 0)
            return &board->jobs[i];
    return NULL;
}

static void drop(struct board *board, struct job *job)
{
    size_t after = board->count - (size_t)(job - board->jobs) - 1;

    memmove(job, job + 1, after * sizeof *job);
    board->count--;
}

static struct job *add(struct board *board)
{
    if (board->count == board->room)
        board->jobs = arena_grown(board->arena, board->jobs, &board->room, sizeof *board->jobs);
    return &board->jobs[board->count++];
}

// "[12/41] ", or "[12] " when the total is not known.
static void add_count(const struct board *board, bool colour, struct text *text)
{
    text_format(text, "%s[%lu", colour ? bold : "", board->done);
    if (board->total > 0)
        text_format(text, "/%lu", board->total > board->done ? board->total : board->done);
    text_format(text, "]%s ", colour ? off : "");
}

static void add_long_time(struct text *text, unsigned long seconds)
{
    if (seconds < 120)
        text_format(text, "%lu s", seconds);
    else
        text_format(text, "%lu min %lu s", seconds / 60, seconds % 60);
}

static void take_total(struct board *board, const char **words)
{
    board->total = strtoul(words[0], NULL, 10);
}

static void take_start(struct board *board, const char **words, long now_ms)
{
    struct job *job = find(board, words[0]);

    if (job)
        drop(board, job);
    *add(board) = (struct job){words[0], words[1], "", now_ms};
}

static void take_phase(struct board *board, const char **words)
{
    struct job *job = find(board, words[0]);

    if (job)
        job->phase = words[1];
}

static void take_done(struct board *board, const char **words, bool colour, struct text *said)
{
    struct job *job = find(board, words[0]);

    board->done++;
    add_count(board, colour, said);
    text_format(said, "%s%s%s built in ", words[0], job ? " " : "", job ? job->version : "");
    add_long_time(said, strtoul(words[1], NULL, 10));
    text_str(said, "\n");
    if (job)
        drop(board, job);
}

static void take_fail(struct board *board, const char **words, bool colour, struct text *said)
{
    struct job *job = find(board, words[0]);

    board->failures++;
    add_count(board, colour, said);
    text_format(said, "%s%s failed%s in %s; its log is %s\n", colour ? red : "", words[0],
                colour ? off : "", words[1], words[2]);
    if (job)
        drop(board, job);
}

static const char *after_word(const char *line, const char *word)
{
    size_t len = strlen(word);

    return strncmp(line, word, len) == 0 && line[len] == ' ' ? line + len + 1 : NULL;
}

void board_take(struct board *board, const char *line, long now_ms, bool colour, struct text *said)
{
    const char *text = after_word(line, "say");
    const char **words;
    size_t count;

    if (text || strcmp(line, "say") == 0) {
        text_format(said, "%s\n", printable_text(board->arena, text ? text : ""));
        return;
    }
    line = printable_ascii(board->arena, line);
    words = text_words(board->arena, line, &count);
    if (count == 2 && strcmp(words[0], "total") == 0)
        take_total(board, words + 1);
    else if (count == 3 && strcmp(words[0], "start") == 0)
        take_start(board, words + 1, now_ms);
    else if (count == 3 && strcmp(words[0], "phase") == 0)
        take_phase(board, words + 1);
    else if (count == 3 && strcmp(words[0], "done") == 0)
        take_done(board, words + 1, colour, said);
    else if (count == 4 && strcmp(words[0], "fail") == 0)
        take_fail(board, words + 1, colour, said);
    else
        text_format(said, "status: not understood: %s\n", line);
}

static void add_short_time(struct text *text, long seconds)
{
    if (seconds < 60)
        text_format(text, " %lds", seconds > 0 ? seconds : 0);
    else
        text_format(text, " %ldm%02lds", seconds / 60, seconds % 60);
}

// One job of the live line: "openssl build 38s".
static const char *job_words(struct arena *arena, const struct job *job, long now_ms, bool colour)
{
    struct text text;

    text_init(&text, arena);
    text_format(&text, "%s%s%s%s%s", colour ? green : "", job->name, colour ? off : "",
                *job->phase ? " " : "", job->phase);
    add_short_time(&text, (now_ms - job->started_ms) / 1000);
    return text.at;
}

void board_live(const struct board *board, long now_ms, size_t width, bool utf8, bool colour,
                struct text *live)
{
    size_t column, shown;

    if (board->count == 0)
        return;
    add_count(board, colour, live);
    column = printable_columns(live->at);
    for (shown = 0; shown < board->count; shown++) {
        const char *words = job_words(live->arena, &board->jobs[shown], now_ms, colour);
        size_t wanted = printable_columns(words) + (shown > 0 ? 3 : 0);
        // " +NN" has its place kept as long as it may be wanted.
        size_t kept = shown + 1 < board->count ? 4 : 0;

        if (column + wanted + kept > width)
            break;
        text_format(live, "%s%s", shown == 0 ? "" : utf8 ? " \302\267 " : " - ", words);
        column += wanted;
    }
    if (shown < board->count && column + 4 <= width)
        text_format(live, "%s+%zu", shown > 0 ? " " : "", board->count - shown);
}
