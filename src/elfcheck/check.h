// A check: a promise, who cares about it, and the function that looks whether it is kept.
#ifndef INGOT_ELFCHECK_CHECK_H
#define INGOT_ELFCHECK_CHECK_H

#include <stdbool.h>
#include <stdint.h>

#include "elfcheck/facts.h"

struct archive_facts;
struct archive_set;
struct shared_set;
struct report;
struct version_number;
struct wheel;
struct resolution;

enum severity { SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_COUNT };

const char *severity_name(enum severity severity);

// The promises that a file can be held to. One bit each.
enum profile {
    PROFILE_AUTO = 0, // chosen by what the file is
    PROFILE_ANY = 1,  // what any ELF file must keep
    PROFILE_STATIC = 2,
    PROFILE_ARCHIVE = 4,
    PROFILE_GLIBC = 8,
    PROFILE_MODULE = 16,
    PROFILE_INTERPRETER = 32,
    PROFILE_WHEEL = 64,
};

struct profile_row {
    enum profile profile;
    const char *name;
    unsigned kinds; // bits 1 << enum kind: what it is a promise about
    const char *about;
};

// All profiles but auto; `count` gives how many.
const struct profile_row *profile_rows(unsigned *count);
const struct profile_row *profile_row(enum profile profile);

// The profile called `name`, "auto" included; false when there is none.
bool profile_named(const char *name, enum profile *profile);

// The profile that auto holds a file of this kind to.
enum profile profile_for(enum kind kind);

// What one check looks at. `facts` is NULL for the checks of an archive as a whole; `archive` is NULL
// outside archives.
struct subject {
    const struct facts *facts;
    const struct archive_facts *archive;
    const struct wheel *wheel;       // only for the checks of a wheel as a whole
    const struct archive_set *set;   // only for the checks of a whole link line
    const struct shared_set *shared; // only for those of dynamic files that may meet
    enum profile profile;
    enum libc target; // the libc that the files are meant for; LIBC_UNKNOWN: as the file shows
    const struct version_number *floor;  // the oldest glibc to run on; NULL: any
    const char *prefix_list;             // the prefixes looked for, for messages
    const struct resolution *resolution; // NULL: what is loaded was not looked for
};

#define KIND(kind) (1u << (kind))
#define KINDS_EXECUTABLE \
    (KIND(KIND_STATIC) | KIND(KIND_STATIC_PIE) | KIND(KIND_DYNAMIC_EXE) | KIND(KIND_DYNAMIC_PIE))
#define KINDS_IMAGE (KINDS_EXECUTABLE | KIND(KIND_SHARED))
#define KINDS_ALL (KIND(KIND_TOGETHER) - 1)
#define PROFILES_LIBC_ONLY (PROFILE_GLIBC | PROFILE_MODULE | PROFILE_INTERPRETER)
#define PROFILES_ALL (PROFILE_ANY | PROFILE_STATIC | PROFILE_ARCHIVE | PROFILES_LIBC_ONLY)

struct check {
    const char *id; // stable, kebab-case
    enum severity severity;
    unsigned profiles;
    unsigned kinds; // KIND_ARCHIVE: run once for the archive, on its facts
    bool malformed; // its findings make the input malformed (exit status 3)
    void (*run)(const struct subject *subject, const struct check *check, struct report *report);
    const char *what, *why, *mend;
};

// A row of the table of a family; files whose rows share profiles and kinds have a shorter one made of it.
#define CHECK(id, severity, profiles, kinds, run, what, why, mend) \
    { \
        id, severity, profiles, kinds, false, run, what, why, mend \
    }

// Check `index`, in the order of the findings; NULL past the last.
const struct check *check_at(unsigned index);

// The index of the check called `id`; that past the last when there is none.
unsigned check_index(const char *id);

enum { CHECKS_MOST = 256 };

// The stable ABI alone is some 900 names in every Python since 3.9; an executable without
// --export-dynamic has a few by chance.
enum { API_LEAST = 900 };

// A set of checks, by index.
struct check_set {
    bool has[CHECKS_MOST];
};

// Runs every check that the profile has for this kind of subject, but those of `ignored`.
void check_run(const struct subject *subject, enum kind kind, const struct check_set *ignored,
               struct report *report);

// The families, each in its own file.
struct check_family {
    const struct check *checks;
    unsigned count;
};
extern const struct check_family check_family_malformed, check_family_static, check_family_image,
    check_family_archive, check_family_object, check_family_needs, check_family_floor,
    check_family_module, check_family_interpreter, check_family_load, check_family_build,
    check_family_wheel, check_family_resolve, check_family_set, check_family_shared;

#endif
