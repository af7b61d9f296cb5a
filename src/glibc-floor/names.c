// Names in an array that is sorted before it is searched.
#include "glibc-floor/names.h"

#include <stdlib.h>

#include "base/text.h"

static int compare(const void *one, const void *other)
{
    const struct span *a = one, *b = other;

    return span_compare(*a, *b);
}

void names_add(struct names *set, struct span name)
{
    if (set->count == set->room)
        set->names = arena_grown(set->arena, set->names, &set->room, sizeof *set->names);
    set->names[set->count++] = name;
}

void names_sort(struct names *set)
{
    if (set->count > 0)
        qsort(set->names, set->count, sizeof *set->names, compare);
}

bool names_has(const struct names *set, struct span name)
{
    return set->count > 0 &&
           bsearch(&name, set->names, set->count, sizeof *set->names, compare) != NULL;
}
