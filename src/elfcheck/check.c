// The table of all checks, and the loop that runs them.
#include "elfcheck/check.h"

#include <stddef.h>

static const struct check_family *const families[] = {
    &check_family_malformed,   &check_family_static, &check_family_image,  &check_family_archive,
    &check_family_object,      &check_family_needs,  &check_family_floor,  &check_family_module,
    &check_family_interpreter, &check_family_load,   &check_family_build,  &check_family_wheel,
    &check_family_resolve,     &check_family_set,    &check_family_shared,
};

const char *severity_name(enum severity severity)
{
    static const char *const names[SEVERITY_COUNT] = {"info", "warning", "error"};

    return names[severity];
}

static const struct profile_row profiles[] = {
    {PROFILE_ANY, "any", KINDS_ALL,
     "what every file must keep: well-formed, honest sections, no W+X, no executable stack"},
    {PROFILE_STATIC, "static", KINDS_EXECUTABLE | KIND(KIND_WHEEL),
     "a fully static executable: nothing is loaded, looked up or searched for at run time"},
    {PROFILE_ARCHIVE, "archive", KIND(KIND_ARCHIVE) | KIND(KIND_OBJECT) | KIND(KIND_SET),
     "a static library (or object) that any executable or shared object may be linked with"},
    {PROFILE_GLIBC, "glibc", KINDS_IMAGE | KIND(KIND_WHEEL),
     "a dynamic file that needs libc alone, and with glibc:X.Y none newer than that"},
    {PROFILE_MODULE, "module", KIND(KIND_SHARED) | KIND(KIND_WHEEL),
     "an extension module: `import` can load it, and it takes or gives nothing else"},
    {PROFILE_INTERPRETER, "interpreter", KINDS_IMAGE | KIND(KIND_WHEEL),
     "a dynamic interpreter or libpython: Python's names out, libc alone in"},
    {PROFILE_WHEEL, "wheel", KIND(KIND_WHEEL),
     "a wheel: one reading of its zip file, a true RECORD, and tags that its files keep"},
};

const struct profile_row *profile_rows(unsigned *count)
{
    *count = sizeof profiles / sizeof *profiles;
    return profiles;
}

const struct profile_row *profile_row(enum profile profile)
{
    for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++)
        if (profiles[i].profile == profile)
            return &profiles[i];
    return &profiles[0];
}

bool profile_named(const char *name, enum profile *profile)
{
    if (span_is(span_text(name), "auto")) {
        *profile = PROFILE_AUTO;
        return true;
    }
    for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++)
        if (span_is(span_text(name), profiles[i].name)) {
            *profile = profiles[i].profile;
            return true;
        }
    return false;
}

enum profile profile_for(enum kind kind)
{
    if (kind == KIND_ARCHIVE || kind == KIND_OBJECT)
        return PROFILE_ARCHIVE;
    if (kind == KIND_WHEEL)
        return PROFILE_WHEEL;
    return kind == KIND_STATIC || kind == KIND_STATIC_PIE ? PROFILE_STATIC : PROFILE_ANY;
}

const struct check *check_at(unsigned index)
{
    for (size_t family = 0; family < sizeof families / sizeof *families; family++) {
        if (index < families[family]->count)
            return &families[family]->checks[index];
        index -= families[family]->count;
    }
    return NULL;
}

unsigned check_index(const char *id)
{
    unsigned index = 0;

    while (check_at(index) && !span_is(span_text(id), check_at(index)->id))
        index++;
    return index;
}

void check_run(const struct subject *subject, enum kind kind, const struct check_set *ignored,
               struct report *report)
{
    const struct check *check;

    for (unsigned i = 0; i < CHECKS_MOST && (check = check_at(i)) != NULL; i++)
        if ((check->profiles & subject->profile) && (check->kinds & KIND(kind)) && !ignored->has[i])
            check->run(subject, check, report);
}
