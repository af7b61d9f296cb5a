// Writes the end of a link line.
#include "compiler/tail.h"

#include <string.h>

void tail_init(struct tail *tail, struct arena *arena)
{
    *tail = (struct tail){.roots.arena = arena,
                          .archives.arena = arena,
                          .compilers.arena = arena,
                          .libc.arena = arena};
}

static bool comes_again(const struct words *words, size_t at)
{
    return text_among(words->at[at], words->at + at + 1, words->count - at - 1);
}

void tail_order(const struct tail *tail, struct words *ordered)
{
    for (size_t i = 0; i < tail->archives.count; i++)
        if (!comes_again(&tail->archives, i))
            words_add(ordered, tail->archives.at[i]);
}

// In order, and in a group all the same: two libraries may use each other, and what says who uses whom (.pc files)
// is written by hand. What a module lacks for it would only be found when it is imported.
static void emit_archives(const struct tail *tail, const struct config *config, struct words *run)
{
    struct words ordered = {.arena = run->arena};

    tail_order(tail, &ordered);
    if (ordered.count > 1)
        words_add(run, "-Wl,--start-group");
    for (size_t i = 0; i < ordered.count; i++)
        words_add(run, words_format(run->arena, "%s/lib/lib%s.a", config->sysroot, ordered.at[i]));
    if (ordered.count > 1)
        words_add(run, "-Wl,--end-group");
}

// It lies in the wheel's folder of the modules, whatever folder it was made in.
static void emit_shared(const struct config *config, struct words *run)
{
    words_add(run, config->shared_file);
    words_add(run, "-Wl,-rpath,$ORIGIN");
}

// g++ adds libstdc++ by itself. gcc does not, and whether an archive of ours is C++ inside is not the
// package's affair: libstdc++ stands behind all of them, and what nobody asks it for it does not give.
static void emit_compilers(const struct tail *tail, enum language language, const struct line *line,
                           struct words *run)
{
    struct words names = {.arena = run->arena};

    for (size_t i = 0; i < tail->compilers.count; i++)
        if (language == LANGUAGE_C || line->bare || strcmp(tail->compilers.at[i], "stdc++") != 0)
            words_add_new(&names, tail->compilers.at[i]);
    if (language == LANGUAGE_C && !line->bare && tail->archives.count > 0)
        words_add_new(&names, "stdc++");
    if (names.count == 0)
        return;
    if (!line->fully_static)
        words_add(run, "-Wl,-Bstatic");
    for (size_t i = 0; i < names.count; i++)
        words_add(run, words_format(run->arena, "-l%s", names.at[i]));
    if (!line->fully_static)
        words_add(run, "-Wl,-Bdynamic");
}

// Only those that something is taken from become NEEDED: a closure names them for the worst case. libm is
// what libstdc++ itself uses.
static void emit_libc(const struct tail *tail, bool wants_m, struct words *run)
{
    struct words names = {.arena = run->arena};

    for (size_t i = 0; i < tail->libc.count; i++)
        words_add_new(&names, tail->libc.at[i]);
    if (wants_m)
        words_add_new(&names, "m");
    if (names.count == 0)
        return;
    words_add(run, "-Wl,--push-state,--as-needed");
    for (size_t i = 0; i < names.count; i++)
        words_add(run, words_format(run->arena, "-l%s", names.at[i]));
    words_add(run, "-Wl,--pop-state");
}

// What the line may have left switched on would reach into the tail.
static void emit_reset(const struct line *line, struct words *run)
{
    if (line_find(line, KIND_WHOLE))
        words_add(run, "-Wl,--no-whole-archive");
    if (line_find(line, KIND_PREFER) && !line->fully_static)
        words_add(run, "-Wl,-Bdynamic");
}

void tail_emit(const struct tail *tail, const struct config *config, enum language language,
               const struct line *line, struct words *run)
{
    size_t before;

    emit_reset(line, run);
    emit_archives(tail, config, run);
    if (line->relocatable)
        return;
    if (tail->shared)
        emit_shared(config, run);
    before = run->count;
    emit_compilers(tail, language, line, run);
    emit_libc(tail, run->count > before, run);
}
