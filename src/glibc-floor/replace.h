// Which replacements a floor takes.
#ifndef INGOT_GLIBC_FLOOR_REPLACE_H
#define INGOT_GLIBC_FLOOR_REPLACE_H

#include <stddef.h>

#include "glibc-floor/objects.h"
#include "glibc-floor/offer.h"

// Marks the objects that define something which is absent or which the compiler's archives want
// (`wanted`), those that these ask for in turn, and the absences they end. `own` has the names that
// libc_nonshared.a defines.
void replacements_take(struct object *objects, size_t count, struct offers *offers,
                       const struct names *own, const struct names *wanted);

// A name that the object `which` (of those taken) asks for and nothing at the floor gives; false when there
// is none. `wanted` and `*which` are filled in.
bool replacements_lack(const struct object *objects, size_t count, const struct offers *offers,
                       const struct names *own, const struct object **which, struct span *wanted);

#endif
