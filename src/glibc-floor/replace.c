// Takes a replacement for what is absent, never for what is there: the real function is always better.
#include "glibc-floor/replace.h"

#include <string.h>

static bool offered(const struct offers *offers, const struct names *own, struct span name)
{
    return names_has(&offers->standard, name) || names_has(own, name);
}

// Compilers' own: libgcc has it, or the linker makes it.
static bool compilers(struct span name)
{
    return span_is(name, "_GLOBAL_OFFSET_TABLE_") || span_is(name, "__dso_handle");
}

static bool defined_by_taken(const struct object *objects, size_t count, struct span name)
{
    for (size_t i = 0; i < count; i++)
        if (objects[i].taken && names_has(&objects[i].defines, name))
            return true;
    return false;
}

static bool ends_absence(const struct object *object, struct offers *offers)
{
    bool ends = false;

    for (size_t i = 0; i < offers->absence_count; i++)
        if (names_has(&object->defines, offers->absences[i].name))
            ends = offers->absences[i].replaced = true;
    return ends;
}

// True when a taken object asks for something that this one defines and nobody else has.
static bool asked_for(const struct object *object, const struct object *objects, size_t count,
                      const struct offers *offers, const struct names *own)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; objects[i].taken && k < objects[i].wants.count; k++)
            if (names_has(&object->defines, objects[i].wants.names[k]) &&
                !offered(offers, own, objects[i].wants.names[k]))
                return true;
    return false;
}

// True when the compiler's archives want something that this one defines. They may be of a newer glibc than
// the one that the floor is made from.
static bool compiler_wants(const struct object *object, const struct offers *offers,
                           const struct names *own, const struct names *wanted)
{
    for (size_t i = 0; i < object->defines.count; i++)
        if (names_has(wanted, object->defines.names[i]) &&
            !offered(offers, own, object->defines.names[i]))
            return true;
    return false;
}

void replacements_take(struct object *objects, size_t count, struct offers *offers,
                       const struct names *own, const struct names *wanted)
{
    bool more = true;

    for (size_t i = 0; i < count; i++)
        objects[i].taken =
            ends_absence(&objects[i], offers) || compiler_wants(&objects[i], offers, own, wanted);
    while (more) { // each turn takes one at least
        more = false;
        for (size_t i = 0; i < count; i++)
            if (!objects[i].taken && asked_for(&objects[i], objects, count, offers, own))
                more = objects[i].taken = true;
    }
}

bool replacements_lack(const struct object *objects, size_t count, const struct offers *offers,
                       const struct names *own, const struct object **which, struct span *wanted)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; objects[i].taken && k < objects[i].wants.count; k++) {
            *which = &objects[i];
            *wanted = objects[i].wants.names[k];
            if (!offered(offers, own, *wanted) && !compilers(*wanted) &&
                !defined_by_taken(objects, count, *wanted))
                return true;
        }
    return false;
}
