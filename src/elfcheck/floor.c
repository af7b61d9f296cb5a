// The tables behind floors. Base versions: glibc's sysdeps/*/shlib-versions; library versions by policy:
// auditwheel's manylinux-policy.json (a policy that is not listed has the values of the one below); markers:
// glibc's elf/Versions and its release branches.
#include "elfcheck/floor.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "elfcheck/constants.h"
#include "elfcheck/facts.h"

enum { PART_MOST = 999, RELR_MINOR = 36 }; // four digits a part, as version_max.c has

bool version_read(struct span text, struct version_number *version)
{
    unsigned parts = 0;
    bool digit = false;

    *version = (struct version_number){{0}};
    for (uint64_t i = 0; i < text.len; i++) {
        uint32_t *part = &version->part[parts];

        if (text.at[i] == '.') {
            if (!digit || ++parts == VERSION_PARTS)
                return false;
            digit = false;
            continue;
        }
        if (text.at[i] < '0' || text.at[i] > '9' || *part > PART_MOST)
            return false;
        *part = *part * 10 + (uint32_t)(text.at[i] - '0');
        digit = true;
    }
    return digit;
}

bool version_of(struct span name, const char *prefix, struct version_number *version)
{
    return span_starts(name, prefix) && version_read(span_from(name, strlen(prefix)), version);
}

int version_order(const struct version_number *one, const struct version_number *other)
{
    for (unsigned i = 0; i < VERSION_PARTS; i++)
        if (one->part[i] != other->part[i])
            return one->part[i] < other->part[i] ? -1 : 1;
    return 0;
}

static const struct libc_platform platforms[] = {
    {EM_X86_64,
     true,
     false,
     "x86_64",
     "ld-linux-x86-64.so.2",
     "/lib64/ld-linux-x86-64.so.2",
     {{2, 2, 5}},
     5,
     "x86_64",
     0x1000},
    {EM_386,
     false,
     false,
     "i686",
     "ld-linux.so.2",
     "/lib/ld-linux.so.2",
     {{2, 0}},
     5,
     "i386",
     0x1000},
    {EM_AARCH64,
     true,
     false,
     "aarch64",
     "ld-linux-aarch64.so.1",
     "/lib/ld-linux-aarch64.so.1",
     {{2, 17}},
     17,
     "aarch64",
     0x10000},
    {EM_ARM,
     false,
     false,
     "armv7l",
     "ld-linux-armhf.so.3",
     "/lib/ld-linux-armhf.so.3",
     {{2, 4}},
     17,
     "armhf",
     0x1000},
    {EM_RISCV,
     true,
     false,
     "riscv64",
     "ld-linux-riscv64-lp64d.so.1",
     "/lib/ld-linux-riscv64-lp64d.so.1",
     {{2, 27}},
     31,
     "riscv64",
     0x1000},
    {EM_PPC64,
     true,
     false,
     "ppc64le",
     "ld64.so.2",
     "/lib64/ld64.so.2",
     {{2, 17}},
     17,
     "powerpc64le",
     0x10000},
    {EM_S390, true, true, "s390x", "ld64.so.1", "/lib/ld64.so.1", {{2, 2}}, 17, "s390x", 0x1000},
    {EM_LOONGARCH,
     true,
     false,
     "loongarch64",
     "ld-linux-loongarch-lp64d.so.1",
     "/lib64/ld-linux-loongarch-lp64d.so.1",
     {{2, 36}},
     36,
     "loongarch64",
     0x4000},
};

const struct libc_platform *libc_platform_of(const struct elf *elf)
{
    for (size_t i = 0; i < sizeof platforms / sizeof *platforms; i++)
        if (platforms[i].machine == elf->machine && platforms[i].is64 == elf->is64 &&
            platforms[i].big == elf->big)
            return &platforms[i];
    return NULL;
}

static bool among(struct span name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (span_is(name, names[i]))
            return true;
    return false;
}
#define AMONG(name, names) among(name, names, sizeof(names) / sizeof *(names))

bool floor_in_libc(const struct facts *facts, struct span library, enum libc *libc)
{
    static const char *const glibc[] = {
        "libc.so.6",    "libm.so.6",      "libpthread.so.0", "libdl.so.2",   "librt.so.1",
        "libutil.so.1", "libresolv.so.2", "libanl.so.1",     "libmvec.so.1",
    };
    const struct libc_platform *platform = libc_platform_of(&facts->elf);

    if (span_is(library, "libc.so") || span_starts(library, "libc.musl-") ||
        span_starts(library, "ld-musl-"))
        *libc = LIBC_MUSL;
    else if (AMONG(library, glibc) || (platform && span_is(library, platform->loader)))
        *libc = LIBC_GLIBC;
    else
        return false;
    return true;
}

enum libc floor_libc(const struct facts *facts)
{
    const struct dynamic_facts *dynamic = &facts->dynamic;
    enum libc libc;
    uint64_t at;

    for (uint64_t i = 0; i < dynamic->name_count; i++)
        if (dynamic->names[i].tag == DT_NEEDED &&
            floor_in_libc(facts, dynamic->names[i].name, &libc))
            return libc;
    if (span_find(facts->segments.interp, span_text("ld-musl-"), &at))
        return LIBC_MUSL;
    return facts->segments.has_interp ? LIBC_GLIBC : facts->libc;
}

// Ascending by glibc. A column's versions are those of the libraries that came with such systems: the
// highest of each list in auditwheel 6.8.2's manylinux-policy.json, whose 515 of these eight machines all agree.
enum { GLIBCXX, CXXABI, GCC, LIBATOMIC, ZLIB, FAMILIES };
static const char *const families[FAMILIES] = {"GLIBCXX_", "CXXABI_", "GCC_", "LIBATOMIC_",
                                               "ZLIB_"};
static const struct policy {
    unsigned minor;
    struct version_number highest[FAMILIES];
} policies[] = {
    {5, {{{3, 4, 8}}, {{1, 3, 1}}, {{4, 2, 0}}, {{0}}, {{0}}}},
    {12, {{{3, 4, 13}}, {{1, 3, 3}}, {{4, 3, 0}}, {{0}}, {{1, 2, 2, 4}}}},
    {17, {{{3, 4, 19}}, {{1, 3, 7}}, {{4, 8, 0}}, {{0}}, {{1, 2, 5, 2}}}},
    {24, {{{3, 4, 22}}, {{1, 3, 10}}, {{4, 8, 0}}, {{1, 2}}, {{1, 2, 5, 2}}}},
    {26, {{{3, 4, 22}}, {{1, 3, 10}}, {{4, 8, 0}}, {{1, 2}}, {{1, 2, 5, 2}}}},
    {27, {{{3, 4, 24}}, {{1, 3, 11}}, {{7, 0, 0}}, {{1, 2}}, {{1, 2, 9}}}},
    {28, {{{3, 4, 24}}, {{1, 3, 11}}, {{7, 0, 0}}, {{1, 2}}, {{1, 2, 9}}}},
    {31, {{{3, 4, 28}}, {{1, 3, 12}}, {{7, 0, 0}}, {{1, 2}}, {{1, 2, 9}}}},
    {34, {{{3, 4, 29}}, {{1, 3, 13}}, {{7, 0, 0}}, {{1, 2}}, {{1, 2, 9}}}},
    {35, {{{3, 4, 30}}, {{1, 3, 13}}, {{12, 0, 0}}, {{1, 2}}, {{1, 2, 9}}}},
    {36, {{{3, 4, 30}}, {{1, 3, 13}}, {{12, 0, 0}}, {{1, 2}}, {{1, 2, 9}}}},
    {37, {{{3, 4, 30}}, {{1, 3, 13}}, {{12, 0, 0}}, {{1, 2}}, {{1, 2, 12}}}},
    {38, {{{3, 4, 30}}, {{1, 3, 13}}, {{12, 0, 0}}, {{1, 2}}, {{1, 2, 12}}}},
    {39, {{{3, 4, 33}}, {{1, 3, 15}}, {{14, 0, 0}}, {{1, 2}}, {{1, 2, 12}}}},
    {40, {{{3, 4, 33}}, {{1, 3, 15}}, {{14, 0, 0}}, {{1, 2}}, {{1, 2, 12}}}},
    {41, {{{3, 4, 33}}, {{1, 3, 15}}, {{14, 0, 0}}, {{1, 2}}, {{1, 2, 12}}}},
};
// Where other machines differ from x86_64; the first row that fits a machine counts. 0: all others.
static const struct {
    unsigned family, first, last;
    uint16_t machine;
    struct version_number highest;
} exceptions[] = {
    {GCC, 12, 12, EM_386, {{4, 5, 0}}},
    {GCC, 17, 24, EM_386, {{4, 8, 0}}},
    {GCC, 17, 24, 0, {{4, 7, 0}}},
    {GCC, 26, 26, 0, {{7, 0, 0}}},
    {GCC, 34, 38, EM_AARCH64, {{11, 0}}},
    {GCC, 35, 38, EM_386, {{12, 0, 0}}},
    {GCC, 35, 38, 0, {{7, 0, 0}}},
    {LIBATOMIC, 17, 17, EM_S390, {{0}}},
    {LIBATOMIC, 17, 17, 0, {{1, 0}}},
    {GLIBCXX, 26, 26, 0, {{3, 4, 24}}},
    {GLIBCXX, 39, 39, EM_LOONGARCH, {{3, 4, 32}}},
    {CXXABI, 26, 26, 0, {{1, 3, 11}}},
    {ZLIB, 26, 26, EM_AARCH64, {{1, 2, 5, 2}}},
    {ZLIB, 26, 26, 0, {{1, 2, 9}}},
    {ZLIB, 36, 36, EM_386, {{1, 2, 12}}},
};
static const size_t policy_count = sizeof policies / sizeof *policies;

const char *floor_family(struct span version)
{
    for (unsigned i = 0; i < FAMILIES; i++)
        if (span_starts(version, families[i]))
            return families[i];
    return NULL;
}

static unsigned family_of(const char *prefix)
{
    unsigned family = 0;

    while (family < FAMILIES && strcmp(prefix, families[family]) != 0)
        family++;
    return family;
}

// What the policy of row `row` has for a machine.
static struct version_number highest_of(unsigned family, uint16_t machine, size_t row)
{
    unsigned minor = policies[row].minor;

    for (size_t i = 0; machine != EM_X86_64 && i < sizeof exceptions / sizeof *exceptions; i++)
        if (exceptions[i].family == family && exceptions[i].first <= minor &&
            minor <= exceptions[i].last &&
            (exceptions[i].machine == machine || exceptions[i].machine == 0))
            return exceptions[i].highest;
    return policies[row].highest[family];
}

bool floor_allows(const char *prefix, uint16_t machine, unsigned minor,
                  struct version_number *highest)
{
    unsigned family = family_of(prefix);

    *highest = (struct version_number){{0}};
    for (size_t i = 0; family < FAMILIES && i < policy_count && policies[i].minor <= minor; i++)
        *highest = highest_of(family, machine, i);
    return family < FAMILIES;
}

// The first 2.N whose systems have it for sure; a version past the last row's comes with none we know.
static bool first_with(const char *prefix, uint16_t machine, const struct version_number *version,
                       unsigned *minor)
{
    struct version_number highest;

    for (size_t i = 0; i < policy_count; i++)
        if (floor_allows(prefix, machine, policies[i].minor, &highest) &&
            version_order(version, &highest) <= 0) {
            *minor = policies[i].minor;
            return true;
        }
    return false;
}

// GNU2_TLS and X86_64_PLT were taken back to the branches of 2.36 to 2.42 after their releases: a system of
// these may or may not have them.
bool floor_marker(struct span version, struct version_number *first)
{
    static const struct {
        const char *name;
        unsigned minor;
    } markers[] = {{"GLIBC_ABI_DT_RELR", RELR_MINOR},
                   {"GLIBC_ABI_GNU2_TLS", 43},
                   {"GLIBC_ABI_GNU_TLS", 43},
                   {"GLIBC_ABI_DT_X86_64_PLT", 43}};

    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
        if (span_is(version, markers[i].name)) {
            *first = (struct version_number){{2, markers[i].minor}};
            return true;
        }
    return false;
}

// Versions of the same libraries that are no number, and where they are: of the same policies. A machine of 0 is any.
static const struct {
    const char *name;
    unsigned minor;
    uint16_t machine[2];
} named[] = {
    {"CXXABI_TM_1", 17, {0}},
    {"CXXABI_FLOAT128", 24, {EM_X86_64, EM_386}},
    {"CXXABI_ARM_1.3.3", 17, {EM_ARM}},
    {"CXXABI_LDBL_1.3", 17, {EM_PPC64, EM_S390}},
    {"GLIBCXX_LDBL_3.4", 17, {EM_PPC64, EM_S390}},
    {"GLIBCXX_LDBL_3.4.7", 17, {EM_PPC64, EM_S390}},
    {"GLIBCXX_LDBL_3.4.10", 17, {EM_PPC64, EM_S390}},
    {"GLIBCXX_LDBL_3.4.21", 24, {EM_PPC64, EM_S390}},
    {"GLIBCXX_LDBL_3.4.29", 34, {EM_PPC64, EM_S390}},
    {"GLIBCXX_LDBL_3.4.31", 39, {EM_PPC64, EM_S390}},
    {"CXXABI_IEEE128_1.3.13", 34, {EM_PPC64}},
    {"GLIBCXX_IEEE128_3.4.29", 34, {EM_PPC64}},
    {"GLIBCXX_IEEE128_3.4.30", 35, {EM_PPC64}},
    {"GLIBCXX_IEEE128_3.4.31", 39, {EM_PPC64}},
};

static bool find_named(struct span version, uint16_t machine, unsigned *minor)
{
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (span_is(version, named[i].name) &&
            (named[i].machine[0] == 0 || named[i].machine[0] == machine ||
             named[i].machine[1] == machine)) {
            *minor = named[i].minor;
            return true;
        }
    return false;
}

// The libraries that must have each version that is wanted of them by one of the rules here.
static bool is_counted(const struct facts *facts, struct span library)
{
    static const char *const names[] = {"libstdc++.so.6", "libgcc_s.so.1", "libatomic.so.1",
                                        "libz.so.1"};
    enum libc libc;

    return AMONG(library, names) || (floor_in_libc(facts, library, &libc) && libc == LIBC_GLIBC);
}

// After 2.3 no release of glibc has a third number in its versions (the policies' lists, too).
static unsigned first_glibc(const struct version_number *version)
{
    return version->part[0] != 2 || (version->part[1] > 3 && version->part[2] > 0)
               ? FLOOR_NEVER
               : version->part[1];
}

unsigned floor_first(const struct facts *facts, const struct wanted_facts *wanted)
{
    const char *family = floor_family(wanted->version);
    struct version_number version;
    unsigned minor = is_counted(facts, wanted->library) ? FLOOR_NEVER : 0;

    if (version_of(wanted->version, "GLIBC_", &version) || floor_marker(wanted->version, &version))
        minor = first_glibc(&version);
    else if (!find_named(wanted->version, facts->elf.machine, &minor) && family &&
             version_of(wanted->version, family, &version) &&
             !first_with(family, facts->elf.machine, &version, &minor))
        minor = FLOOR_NEVER;
    return minor;
}

// What every manylinux policy from 2_17 on lets a wheel take from the system, beside libc's own.
static bool on_every_system(struct span library)
{
    static const char *const names[] = {
        "libgcc_s.so.1",    "libstdc++.so.6", "libatomic.so.1",      "libnsl.so.1",
        "libX11.so.6",      "libXext.so.6",   "libXrender.so.1",     "libICE.so.6",
        "libSM.so.6",       "libGL.so.1",     "libgobject-2.0.so.0", "libgthread-2.0.so.0",
        "libglib-2.0.so.0", "libexpat.so.1",  "libz.so.1",
    };

    return AMONG(library, names);
}

struct climb {
    unsigned minor; // the lowest 2.N so far
    bool none;      // no tag will do
    struct floor_tag *tag;
};

static void raise(struct climb *climb, unsigned minor, struct span version, struct span library)
{
    if (climb->none || minor <= climb->minor)
        return;
    climb->minor = minor;
    snprintf(climb->tag->cause, sizeof climb->tag->cause, "it wants %.*s of %.*s",
             SPAN_ARGS(version), SPAN_ARGS(library));
}

static void refuse(struct climb *climb, const char *format, struct span what)
{
    if (!climb->none)
        snprintf(climb->tag->cause, sizeof climb->tag->cause, format, SPAN_ARGS(what));
    climb->none = true;
}

static void climb_version(struct climb *climb, const struct facts *facts,
                          const struct wanted_facts *wanted)
{
    unsigned minor = floor_first(facts, wanted);

    if (wanted->weak)
        return;
    if (span_is(wanted->version, "GLIBC_PRIVATE"))
        refuse(climb, "it wants %.*s, which is another thing in each build of glibc",
               wanted->version);
    else if (minor == FLOOR_NEVER)
        refuse(climb, "it wants %.*s, which no tagged system has for sure", wanted->version);
    else
        raise(climb, minor, wanted->version, wanted->library);
}

static void climb_needed(struct climb *climb, const struct facts *facts)
{
    enum libc libc;

    for (uint64_t i = 0; i < facts->dynamic.name_count; i++) {
        struct span library = facts->dynamic.names[i].name;
        uint64_t tag = facts->dynamic.names[i].tag;

        if ((tag == DT_NEEDED || tag == DT_FILTER || tag == DT_AUXILIARY) &&
            !floor_in_libc(facts, library, &libc) && !on_every_system(library))
            refuse(climb, "it needs %.*s, which is not on every system", library);
    }
}

// musl has no versions: its wheels are for the series that they were built on, and no file tells it.
static void tag_musl(const struct libc_platform *platform, const struct climb *climb,
                     struct floor_tag *tag)
{
    snprintf(tag->tag, sizeof tag->tag, "%s_%s", climb->none ? "linux" : "musllinux_1_2",
             platform->tag);
    if (!climb->none)
        snprintf(tag->cause, sizeof tag->cause,
                 "it is linked with musl, which writes no versions: 1_2 is the oldest in use");
}

void floor_tag_of(const struct facts *facts, struct floor_tag *tag)
{
    const struct libc_platform *platform = libc_platform_of(&facts->elf);
    struct climb climb = {platform ? platform->first : 0, false, tag};

    *tag = (struct floor_tag){.cause = "nothing that it wants is younger"};
    if (!platform) {
        strcpy(tag->tag, "none");
        strcpy(tag->cause, "no platform tag is known for its machine");
        return;
    }
    for (uint64_t i = 0; i < facts->versions.count; i++)
        climb_version(&climb, facts, &facts->versions.wanted[i]);
    if (facts->dynamic.relr && facts->kind != KIND_STATIC_PIE)
        raise(&climb, RELR_MINOR, span_text("DT_RELR"), span_text("the loader"));
    climb_needed(&climb, facts);
    if (floor_libc(facts) == LIBC_MUSL) {
        tag_musl(platform, &climb, tag);
        return;
    }
    // Between the rows of the policies no tag is in use.
    for (size_t i = policy_count; i-- > 0 && climb.minor < policies[i].minor;)
        if (i == 0 || policies[i - 1].minor < climb.minor)
            climb.minor = policies[i].minor;
    if (climb.none)
        snprintf(tag->tag, sizeof tag->tag, "linux_%s", platform->tag);
    else
        snprintf(tag->tag, sizeof tag->tag, "manylinux_2_%u_%s", climb.minor, platform->tag);
}
