// Chooses, for every name of the machine's glibc, the library and the version that a floor has.
#include "glibc-floor/offer.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static bool at_floor(const struct terms *terms, const struct version_number *version)
{
    return version_order(version, &terms->floor) <= 0;
}

static struct stub *stub_of(struct offers *offers, const char *soname)
{
    for (size_t i = 0; i < offers->stub_count; i++)
        if (strcmp(offers->stubs[i].soname, soname) == 0)
            return &offers->stubs[i];
    offers->stubs[offers->stub_count] = (struct stub){.soname = soname};
    return &offers->stubs[offers->stub_count++];
}

// All versions of one name in one library.
struct group {
    const struct library *library;
    const struct export *exports;
    size_t count;
    bool linkable, libc;
};

// The library that had this version of the name at the floor. A version that is not the newest of a
// name that libc.so.6 took over lay where the name came from; so did a name that libc.so.6 keeps for
// old programs only, as long as the floor is before the merger.
static const char *home_of(const struct group *group, const struct export *export,
                           const struct terms *terms)
{
    const struct export *newest = &group->exports[group->count - 1];
    const char *former = NULL;

    if (group->libc && version_order(&terms->floor, &family_merged) < 0 &&
        !(group->linkable && export == newest))
        former = family_former(export->name);
    return former ? former : group->library->soname;
}

static void define(struct offers *offers, struct stub *stub, const struct definition *definition)
{
    for (size_t i = 0; i < stub->definition_count; i++)
        if (version_order(&stub->definitions[i].version, &definition->version) == 0)
            return;
    if (stub->definition_count == stub->definition_room)
        stub->definitions = arena_grown(offers->arena, stub->definitions, &stub->definition_room,
                                        sizeof *stub->definitions);
    stub->definitions[stub->definition_count++] = *definition;
}

static void add_offer(struct offers *offers, struct stub *stub, const struct offer *offer)
{
    const struct definition definition = {offer->export->version_name, offer->export->version};

    define(offers, stub, &definition);
    if (stub->count == stub->room)
        stub->offers = arena_grown(offers->arena, stub->offers, &stub->room, sizeof *stub->offers);
    stub->offers[stub->count++] = *offer;
}

static void add_absence(struct offers *offers, const struct group *group)
{
    if (offers->absence_count == offers->absence_room)
        offers->absences = arena_grown(offers->arena, offers->absences, &offers->absence_room,
                                       sizeof *offers->absences);
    offers->absences[offers->absence_count++] = (struct absence){
        .name = group->exports->name,
        .since = group->exports->version_name,
        .soname = group->library->soname,
    };
}

// Offers what the group has at the floor. The newest of it is what a plain reference gets, if the
// machine's own glibc, whose headers the program is compiled with, lets one link to the name at all.
static void offer_group(struct offers *offers, const struct group *group, const struct terms *terms)
{
    struct span name = group->exports->name;
    bool standard =
        (group->linkable || names_has(terms->wanted, name)) && !names_has(terms->own, name);
    size_t newest = group->count;

    while (newest > 0 && !at_floor(terms, &group->exports[newest - 1].version))
        newest--;
    if (newest == 0 && group->linkable)
        add_absence(offers, group);
    for (size_t i = 0; i < newest; i++) {
        const struct export *export = &group->exports[i];
        struct offer offer = {export, group->library, standard && i == newest - 1};

        add_offer(offers, stub_of(offers, home_of(group, export, terms)), &offer);
        if (offer.standard)
            names_add(&offers->standard, name);
    }
}

static void offer_library(struct offers *offers, const struct library *library, bool libc,
                          const struct terms *terms)
{
    struct group group = {.library = library, .libc = libc};

    for (size_t i = 0; i < library->definition_count; i++)
        if (at_floor(terms, &library->definitions[i].version))
            define(offers, stub_of(offers, library->soname), &library->definitions[i]);
    for (size_t i = 0; i < library->export_count; i += group.count) {
        group.exports = library_find(library, library->exports[i].name, &group.count);
        group.linkable = false;
        for (size_t k = 0; k < group.count; k++)
            group.linkable |= group.exports[k].linkable;
        offer_group(offers, &group, terms);
    }
}

static int compare_offers(const void *one, const void *other)
{
    const struct offer *a = one, *b = other;
    int order = span_compare(a->export->name, b->export->name);

    if (order == 0)
        order = version_order(&a->export->version, &b->export->version);
    return order != 0 ? order : (int)b->standard - (int)a->standard;
}

static int compare_definitions(const void *one, const void *other)
{
    const struct definition *a = one, *b = other;

    return version_order(&a->version, &b->version);
}

// Orders a stub, and drops what came into it twice: from the library itself and from libc.so.6, which
// keeps a copy.
static void settle(struct stub *stub)
{
    size_t kept = 0;

    if (stub->definition_count > 0)
        qsort(stub->definitions, stub->definition_count, sizeof *stub->definitions,
              compare_definitions);
    if (stub->count > 0)
        qsort(stub->offers, stub->count, sizeof *stub->offers, compare_offers);
    for (size_t i = 0; i < stub->count; i++) {
        const struct export *last = kept > 0 ? stub->offers[kept - 1].export : NULL;
        const struct export *export = stub->offers[i].export;

        if (!last || !span_same(last->name, export->name) ||
            version_order(&last->version, &export->version) != 0)
            stub->offers[kept++] = stub->offers[i];
    }
    stub->count = kept;
}

// What one library lacks at the floor, another may have: modf is in libm.so.6 and in libc.so.6.
static void drop_false_absences(struct offers *offers)
{
    size_t kept = 0;

    for (size_t i = 0; i < offers->absence_count; i++)
        if (!names_has(&offers->standard, offers->absences[i].name))
            offers->absences[kept++] = offers->absences[i];
    offers->absence_count = kept;
}

void offers_make(struct offers *offers, const struct library *libraries, size_t count,
                 const struct terms *terms)
{
    offers->standard.arena = offers->arena;
    for (size_t i = 0; i < count; i++)
        offer_library(offers, &libraries[i], i == FAMILY_LIBC, terms);
    names_sort(&offers->standard);
    for (size_t i = 0; i < offers->stub_count; i++)
        settle(&offers->stubs[i]);
    drop_false_absences(offers);
}
