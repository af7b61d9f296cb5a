// Finds what a misspelt word was meant to be.
#ifndef INGOT_PLAN_SPELLING_H
#define INGOT_PLAN_SPELLING_H

#include <stddef.h>

// Gives how many letters must be put in, taken out or changed to make `b` of `a` (Levenshtein's
// distance). Words longer than 63 bytes are as far apart as they are long.
size_t spelling_distance(const char *a, const char *b);

// A search for what a word was meant to be: begin with {.word = WORD}, try all there is, ask.
struct spelling_search {
    const char *word;
    const char *nearest; // the first of the nearest so far
    size_t distance;
};

void spelling_try(struct spelling_search *search, const char *candidate);

// Gives the nearest, or NULL when even that is too far away for a slip of the finger.
const char *spelling_found(const struct spelling_search *search);

#endif
