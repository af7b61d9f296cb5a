// The sentences that tell a person what is wrong with the recipes, all of them in one run.
#ifndef INGOT_PLAN_FAULTS_H
#define INGOT_PLAN_FAULTS_H

#include <stddef.h>

struct arena;

struct faults {
    struct arena *arena; // lent: owns the sentences
    const char **sentences;
    size_t count, room;
};

void faults_init(struct faults *faults, struct arena *arena);

// Adds a sentence, without a full stop or newline.
void faults_add(struct faults *faults, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// Says every sentence on standard error, in the order they were found.
void faults_say(const struct faults *faults);

#endif
