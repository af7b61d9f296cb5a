// Finds what a misspelt word was meant to be.
#ifndef INGOT_PLAN_SPELLING_H
#define INGOT_PLAN_SPELLING_H

#include <stddef.h>

// Gives how many letters must be put in, taken out or changed to make `b` of `a` (Levenshtein's
// distance). Words longer than 63 bytes are as far apart as they are long.
size_t spelling_distance(const char *a, const char *b);

// Says whether `distance` is small enough for `word` to be a slip of the finger.
int spelling_is_slip(const char *word, size_t distance);

#endif
