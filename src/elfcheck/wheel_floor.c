// What a wheel's ELF files want of the system (PEP 600, PEP 656): libraries that are neither the wheel's own nor
// on every system, and versions that the systems of its tag lack. What the wheel brings itself limits nothing.
#include "elfcheck/wheel_floor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "elfcheck/constants.h"
#include "elfcheck/floor.h"
#include "elfcheck/wheel.h"

enum { RELR_MINOR = 36 }; // of glibc, as in floor.c

static const struct span nothing;

static int compare_spans(const void *one, const void *other)
{
    return span_compare(*(const struct span *)one, *(const struct span *)other);
}

static struct span base_of(struct span path)
{
    uint64_t at = path.len;

    while (at > 0 && path.at[at - 1] != '/')
        at--;
    return span_from(path, at);
}

void wheel_floor_start(struct wheel *wheel)
{
    struct span *names = arena_array(wheel->arena, wheel->zip.count + 1, sizeof *names);

    if (!names)
        return;
    for (uint64_t i = 0; i < wheel->zip.count; i++)
        names[i] = base_of(wheel->zip.entries[i].name);
    qsort(names, wheel->zip.count, sizeof *names, compare_spans);
    wheel->floor.by_base = names;
}

// True for a library that lies somewhere in the wheel.
static bool brings(const struct wheel *wheel, struct span library)
{
    const struct wheel_floor *floor = &wheel->floor;

    return floor->by_base && bsearch(&library, floor->by_base, wheel->zip.count,
                                     sizeof *floor->by_base, compare_spans) != NULL;
}

// The facts without the libraries that the wheel brings and the versions that are wanted of them.
static void leave_out_own(const struct wheel *wheel, struct arena *arena, const struct facts *facts,
                          struct facts *rest)
{
    const struct dynamic_facts *dynamic = &facts->dynamic;
    const struct version_facts *versions = &facts->versions;
    struct dynamic_name *names = arena_array(arena, dynamic->name_count + 1, sizeof *names);
    struct wanted_facts *wanted = arena_array(arena, versions->count + 1, sizeof *wanted);
    uint64_t name_count = 0, count = 0;

    *rest = *facts;
    if (!names || !wanted)
        return;
    for (uint64_t i = 0; i < dynamic->name_count; i++)
        if (!brings(wheel, dynamic->names[i].name))
            names[name_count++] = dynamic->names[i];
    for (uint64_t i = 0; i < versions->count; i++)
        if (!brings(wheel, versions->wanted[i].library))
            wanted[count++] = versions->wanted[i];
    rest->dynamic.names = names;
    rest->dynamic.name_count = name_count;
    rest->versions.wanted = wanted;
    rest->versions.count = count;
}

// Notes "it wants WHAT of LIBRARY, ...": a text of the wheel's arena, for the file's own bytes go before it is
// told. Only for as many as are kept.
static void note_want(struct wheel *wheel, struct span name, struct span what, struct span library,
                      struct span tag)
{
    struct span told = nothing;
    struct text text;

    if (wheel->issues.count[WHEEL_TAG_RUNTIME] < SAMPLES) {
        text_init(&text, wheel->arena);
        text_format(&text, "%.*s of %.*s, which systems of %.*s may lack", SPAN_ARGS(what),
                    SPAN_ARGS(library), SPAN_ARGS(tag));
        told = span_text(text.at);
    }
    wheel_issue(&wheel->issues, WHEEL_TAG_RUNTIME, name, "it wants", told);
}

// The same for a sentence that no policy lets be true.
static void note_need(struct wheel *wheel, struct span name, const char *cause)
{
    struct span told = nothing;
    struct text text;

    if (wheel->issues.count[WHEEL_TAG_NEEDS] < SAMPLES) {
        text_init(&text, wheel->arena);
        text_str(&text, cause);
        told = span_text(text.at);
    }
    wheel_issue(&wheel->issues, WHEEL_TAG_NEEDS, name, "no tag but linux allows it:", told);
    wheel->floor.none = true;
}

// The manylinux tag that promises the most: the lowest glibc. False when the wheel has none.
static bool lowest_claim(const struct wheel *wheel, struct span *tag, struct platform *platform)
{
    bool any = false;

    for (unsigned i = 0; wheel->named && i < wheel->name.platform.count; i++) {
        struct platform one;

        platform_of(wheel->name.platform.part[i], &one);
        if (one.family != PLATFORM_MANYLINUX || one.major != 2 ||
            (any && one.minor >= platform->minor))
            continue;
        any = true;
        *tag = wheel->name.platform.part[i];
        *platform = one;
    }
    return any;
}

// libstdc++'s, libgcc's and libatomic's versions, glibc's markers and what we don't know; glibc's numbers are
// wheel-tag-glibc's.
static bool is_lacking(const struct facts *facts, const struct wanted_facts *wanted, unsigned minor)
{
    unsigned first = floor_first(facts, wanted);
    struct version_number version;

    return !wanted->weak && first > minor &&
           (first == FLOOR_NEVER || !version_of(wanted->version, "GLIBC_", &version));
}

static void judge_runtime(struct wheel *wheel, struct span name, const struct facts *facts)
{
    struct platform platform;
    struct span tag;

    if (!lowest_claim(wheel, &tag, &platform))
        return;
    for (uint64_t i = 0; i < facts->versions.count; i++)
        if (is_lacking(facts, &facts->versions.wanted[i], platform.minor))
            note_want(wheel, name, facts->versions.wanted[i].version,
                      facts->versions.wanted[i].library, tag);
    if (facts->dynamic.relr && facts->kind != KIND_STATIC_PIE && platform.minor < RELR_MINOR)
        note_want(wheel, name, span_text("DT_RELR"), span_text("glibc 2.36's loader"), tag);
}

// A musllinux policy has libc and zlib alone: what floor.c has on every system is manylinux's.
static void judge_musl_needs(struct wheel *wheel, struct span name, const struct facts *facts)
{
    enum libc libc;

    for (uint64_t i = 0; i < facts->dynamic.name_count; i++) {
        struct span library = facts->dynamic.names[i].name;
        char cause[256];

        if (facts->dynamic.names[i].tag != DT_NEEDED || floor_in_libc(facts, library, &libc) ||
            span_is(library, "libz.so.1"))
            continue;
        snprintf(cause, sizeof cause, "it needs %.*s, which is not on every system",
                 SPAN_ARGS(library));
        note_need(wheel, name, cause);
    }
}

static bool claims(const struct wheel *wheel, enum platform_family family, struct span *tag)
{
    for (unsigned i = 0; wheel->named && i < wheel->name.platform.count; i++) {
        struct platform platform;

        *tag = wheel->name.platform.part[i];
        platform_of(*tag, &platform);
        if (platform.family == family)
            return true;
    }
    return false;
}

static void add_glibc(struct wheel *wheel, struct span name, const struct facts *facts)
{
    struct floor_tag tag;
    struct platform platform;

    floor_tag_of(facts, &tag);
    platform_of(span_text(tag.tag), &platform);
    if (platform.family != PLATFORM_MANYLINUX) {
        note_need(wheel, name, tag.cause);
    } else if (platform.minor > wheel->floor.minor) {
        wheel->floor.minor = platform.minor;
        wheel->floor.member = name;
    }
    judge_runtime(wheel, name, facts);
}

void wheel_floor_add(struct wheel *wheel, struct span name, const struct facts *facts)
{
    const struct libc_platform *platform = libc_platform_of(&facts->elf);
    bool is_static = facts->kind == KIND_STATIC || facts->kind == KIND_STATIC_PIE;
    struct arena arena;
    struct facts rest;
    struct span tag;

    if (!platform || facts->kind == KIND_OBJECT || facts->kind == KIND_UNKNOWN)
        return;
    wheel->floor.arch = platform->tag;
    if (platform->first > wheel->floor.minor)
        wheel->floor.minor = platform->first;
    if (is_static) // runs on either libc
        return;
    arena_init(&arena, wheel->arena->no_memory);
    leave_out_own(wheel, &arena, facts, &rest);
    if (floor_libc(&rest) == LIBC_MUSL) {
        wheel->floor.musl = true;
        judge_musl_needs(wheel, name, &rest);
        if (claims(wheel, PLATFORM_MANYLINUX, &tag))
            wheel_issue(&wheel->issues, WHEEL_TAG_MUSL, name, "it is linked with musl, not for",
                        tag);
    } else {
        add_glibc(wheel, name, &rest);
    }
    arena_free(&arena);
}

void wheel_floor_finish(struct wheel *wheel)
{
    const struct wheel_floor *floor = &wheel->floor;
    struct platform platform;
    struct text text;
    struct span tag;

    if (!floor->arch || floor->none || floor->musl || !lowest_claim(wheel, &tag, &platform) ||
        floor->minor >= platform.minor)
        return;
    text_init(&text, wheel->arena);
    text_format(&text, "manylinux_2_%u_%s", floor->minor, floor->arch);
    if (text.at)
        wheel_issue(&wheel->issues, WHEEL_TAG_LOWER, floor->member, "it could be",
                    span_text(text.at));
}
