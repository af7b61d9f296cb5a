// Holds what is wanted against a list of licences that are not.
#ifndef INGOT_PLAN_DENY_H
#define INGOT_PLAN_DENY_H

struct plan;

// Adds a fault for each recipe that the wanted ones link with (or are) and whose licence one of
// the patterns refuses, with the chain that needs it. Tools are not looked at: they are run, not
// shipped. `wanted` and `patterns` are words.
void deny_check(struct plan *plan, const char *wanted, const char *patterns);

#endif
