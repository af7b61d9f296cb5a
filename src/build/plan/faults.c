// Collects what is wrong, so that a person sees every fault of the recipes at once.
#include "faults.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>

void faults_init(struct faults *faults, struct arena *arena)
{
    *faults = (struct faults){.arena = arena};
}

void faults_add(struct faults *faults, const char *format, ...)
{
    char sentence[2048]; // longer ones are cut: they hold a name that is absurdly long
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    if (faults->count == faults->room)
        faults->sentences =
            arena_grown(faults->arena, faults->sentences, &faults->room, sizeof *faults->sentences);
    faults->sentences[faults->count++] = arena_copy(faults->arena, sentence, strlen(sentence));
}

void faults_say(const struct faults *faults)
{
    for (size_t i = 0; i < faults->count; i++)
        message_warn("%s", faults->sentences[i]);
}
