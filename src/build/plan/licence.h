// SPDX licence expressions: are they well formed, does a deny list refuse them.
#ifndef INGOT_PLAN_LICENCE_H
#define INGOT_PLAN_LICENCE_H

#include <stdbool.h>
#include <stddef.h>

// Says whether `expression` is a well-formed SPDX expression: identifiers joined by AND, OR, WITH
// and brackets (nested 16 deep at most). Whether SPDX lists the identifiers is not looked at.
bool licence_valid(const char *expression);

// Says whether the shell patterns refuse a well-formed expression. `A OR B` is refused when both
// are, `A AND B` when one is. `A WITH E` is A with an exception that takes its sting out, so a
// pattern must match E to refuse it: `GPL-*` refuses readline, but not libstdc++, whose
// GCC-exception-3.1 is there to let everybody link with it. Gives the pattern that did it in
// `*which` when not NULL.
bool licence_denied(const char *expression, const char *const *patterns, size_t count,
                    const char **which);

#endif
