// The oldest glibc that a file runs on: what wants a newer one, and the symbols that make it so.
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>

#include "elfcheck/check.h"
#include "elfcheck/constants.h"
#include "elfcheck/floor.h"
#include "elfcheck/report.h"
#include "elfcheck/sentence.h"

// The floor, or what the port to this machine began with when that is newer.
static struct version_number effective(const struct subject *subject)
{
    const struct libc_platform *platform = libc_platform_of(&subject->facts->elf);

    return platform && version_order(&platform->base, subject->floor) > 0 ? platform->base
                                                                          : *subject->floor;
}

// Why a symbol wants a young version though its source is old.
static const char *hint_of(const struct wanted_facts *wanted)
{
    static const struct {
        const char *version, *prefix, *hint;
    } rows[] = {
        {"GLIBC_2.38", "__isoc23_", "; compile with -std=gnu17, and without _GNU_SOURCE"},
        {"GLIBC_2.34", "__libc_start_main", "; whatever is linked on 2.34 or later has it"},
        {"GLIBC_2.34", "pthread_", "; libpthread was moved into libc.so.6 there"},
        {"GLIBC_2.34", "dl", "; libdl was moved into libc.so.6 there"},
        {"GLIBC_2.28", "fcntl64", "; fcntl with _FILE_OFFSET_BITS=64"},
        {"GLIBC_2.14", "memcpy", "; memcpy got a new version there"},
        {"GLIBC_2.29", "", "; exp, log and pow got new versions there"},
        {"GLIBC_2.33", "", "; stat and its kin became functions of their own there"},
        {"GLIBC_2.36", "arc4random", "; a configure test found it"},
        {"GLIBC_2.38", "strl", "; a configure test found it"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (uint64_t u = 0; u < wanted->users.count && u < SAMPLES; u++)
            if (span_is(wanted->version, rows[i].version) &&
                span_starts(wanted->users.name[u], rows[i].prefix))
                return rows[i].hint;
    return "";
}

static void add_wanted(const struct wanted_facts *wanted, const struct check *check,
                       struct report *report)
{
    bool used = wanted->users.count > 0;

    report_add_as(report, check, wanted->weak ? SEVERITY_INFO : check->severity, wanted->version,
                  "%.*s of %.*s%s is wanted by %s%s", SPAN_ARGS(wanted->version),
                  SPAN_ARGS(wanted->library), wanted->weak ? " (weak)" : "",
                  used ? sentence_of(&wanted->users).text : "no symbol", hint_of(wanted));
}

// GLIBC_2.17, and what is called so and is no release's; markers and GLIBC_PRIVATE have checks of their own.
static bool is_glibc(struct span version)
{
    return span_starts(version, "GLIBC_") && !span_starts(version, "GLIBC_ABI_") &&
           !span_is(version, "GLIBC_PRIVATE");
}

static void check_floor(const struct subject *subject, const struct check *check,
                        struct report *report)
{
    const struct version_facts *versions = &subject->facts->versions;
    struct version_number floor, version;

    if (!subject->floor)
        return;
    floor = effective(subject);
    for (uint64_t i = 0; i < versions->count; i++)
        if (is_glibc(versions->wanted[i].version) &&
            (floor_first(subject->facts, &versions->wanted[i]) == FLOOR_NEVER ||
             (version_of(versions->wanted[i].version, "GLIBC_", &version) &&
              version_order(&version, &floor) > 0)))
            add_wanted(&versions->wanted[i], check, report);
}

static void check_runtime(const struct subject *subject, const struct check *check,
                          struct report *report)
{
    const struct version_facts *versions = &subject->facts->versions;

    for (uint64_t i = 0; subject->floor && i < versions->count; i++)
        if (!span_starts(versions->wanted[i].version, "GLIBC_") &&
            floor_first(subject->facts, &versions->wanted[i]) > effective(subject).part[1])
            add_wanted(&versions->wanted[i], check, report);
}

// Without a floor only a marker that not even new systems have for sure is worth a word.
static void check_marker(const struct subject *subject, const struct check *check,
                         struct report *report)
{
    const struct version_facts *versions = &subject->facts->versions;
    struct version_number first = {{0}};

    for (uint64_t i = 0; i < versions->count; i++) {
        struct span name = versions->wanted[i].version;
        bool known = floor_marker(name, &first);

        if (!span_starts(name, "GLIBC_ABI_"))
            continue;
        if (!known)
            report_add_as(report, check, subject->floor ? check->severity : SEVERITY_WARNING, name,
                          "%.*s is wanted, which elfcheck does not know", SPAN_ARGS(name));
        else if (subject->floor ? version_order(&first, subject->floor) > 0
                                : !span_is(name, "GLIBC_ABI_DT_RELR"))
            report_add_as(report, check, subject->floor ? check->severity : SEVERITY_WARNING, name,
                          "%.*s is wanted: glibc %" PRIu32 ".%" PRIu32 " has it for sure",
                          SPAN_ARGS(name), first.part[0], first.part[1]);
    }
}

static bool wants(const struct facts *facts, const char *version)
{
    for (uint64_t i = 0; i < facts->versions.count; i++)
        if (span_is(facts->versions.wanted[i].version, version))
            return true;
    return false;
}

static bool needs_libc(const struct facts *facts)
{
    for (uint64_t i = 0; i < facts->dynamic.name_count; i++)
        if (facts->dynamic.names[i].tag == DT_NEEDED &&
            span_starts(facts->dynamic.names[i].name, "libc.so."))
            return true;
    return false;
}

static void check_relr(const struct subject *subject, const struct check *check,
                       struct report *report)
{
    static const struct version_number first = {{2, 36}};
    const struct facts *facts = subject->facts;
    bool marked = wants(facts, "GLIBC_ABI_DT_RELR");

    if (!facts->dynamic.relr)
        return;
    if (subject->floor && version_order(subject->floor, &first) < 0)
        report_add(report, check, span_text("DT_RELR"),
                   "DT_RELR is set%s: the floor's loader leaves these words unrelocated",
                   marked ? "" : ", without GLIBC_ABI_DT_RELR to warn");
    else if (!marked && facts->versions.count > 0 && needs_libc(facts))
        report_add(report, check, span_text("DT_RELR"),
                   "DT_RELR is set, but GLIBC_ABI_DT_RELR is not wanted of libc.so.6");
}

static void check_strings(const struct subject *subject, const struct check *check,
                          struct report *report)
{
    const struct names *names = &subject->facts->exports.new_strings;

    if (names->count > 0)
        report_add(report, check, names->name[0], "%s", sentence_of(names).text);
}

// GCC's, LLVM's and Intel's runtimes; only GCC's has versions that say something.
static void check_openmp(const struct subject *subject, const struct check *check,
                         struct report *report)
{
    const struct dynamic_facts *dynamic = &subject->facts->dynamic;
    const struct version_facts *versions = &subject->facts->versions;

    for (uint64_t i = 0; i < dynamic->name_count; i++) {
        struct span name = dynamic->names[i].name;

        if (dynamic->names[i].tag == DT_NEEDED &&
            (span_starts(name, "libgomp") || span_starts(name, "libomp") ||
             span_starts(name, "libiomp")))
            report_add(report, check, name, "needs %.*s", SPAN_ARGS(name));
    }
    for (uint64_t i = 0; i < versions->count; i++)
        if (span_starts(versions->wanted[i].version, "GOMP_"))
            add_wanted(&versions->wanted[i], check, report);
}

#define ROW(id, severity, ...) CHECK(id, severity, PROFILE_GLIBC, KINDS_IMAGE, __VA_ARGS__)

static const struct check checks[] = {
    ROW("floor-exceeded", SEVERITY_ERROR, check_floor,
        "no version of glibc newer than the floor, or of no release, is wanted (glibc:X.Y)",
        "ld.so refuses the file on an older system before anything runs: \"version `GLIBC_2.34' "
        "not found (required by ...)\". (A machine whose port is younger than the floor is held "
        "to the port's first release.)",
        "Link with the floor's glibc: `make floor FLOOR=X.Y` of Ingot makes it out of the "
        "machine's "
        "own, for any cc; or use zig cc -target x86_64-linux-gnu.2.17. For one symbol: .symver "
        "with "
        "the old version."),
    ROW("floor-runtime", SEVERITY_ERROR, check_runtime,
        "no version of libstdc++, libgcc or zlib is wanted that the floor's systems lack, nor one "
        "that elfcheck does not know (glibc:X.Y)",
        "ld.so compares these too: \"libstdc++.so.6: version `GLIBCXX_3.4.29' not found\". The "
        "manylinux policies say which versions come with which glibc.",
        "Link with -static-libstdc++ -static-libgcc, or compile with an older GCC (or one that "
        "links the young part statically, as Red Hat's devtoolset does)."),
    ROW("abi-marker", SEVERITY_ERROR, check_marker,
        "no marker of glibc is wanted that the floor's systems lack",
        "The linker put it in for a way of linking that needs a new loader: \"version "
        "`GLIBC_ABI_DT_X86_64_PLT' not found\" elsewhere. Some were taken back to the branches of "
        "2.36 to 2.42, so systems of one release differ.",
        "-mtls-dialect=gnu for GNU2_TLS, -Wl,-z,nomark-plt for DT_X86_64_PLT, -Wl,-z,"
        "nopack-relative-relocs for DT_RELR."),
    ROW("relr-floor", SEVERITY_ERROR, check_relr,
        "packed relocations (DT_RELR) come with a loader that knows them",
        "glibc before 2.36 and musl before 1.2.4 skip DT_RELR without a word, and the process "
        "crashes at the first pointer; from 2.36 on ld.so says \"DT_RELR without "
        "GLIBC_ABI_DT_RELR dependency\".",
        "Link with -Wl,-z,nopack-relative-relocs."),
    CHECK("cxx11-strings", SEVERITY_INFO, PROFILES_LIBC_ONLY, KINDS_IMAGE, check_strings,
          "no symbol of libstdc++'s new std::string and std::list is wanted",
          "GCC 5.1 gave them other names: a library that was compiled with the old ones has an "
          "\"undefined symbol\" for each.",
          "Compile both with the same _GLIBCXX_USE_CXX11_ABI (0: the old ones)."),
    CHECK("openmp-runtime", SEVERITY_INFO, PROFILES_LIBC_ONLY, KINDS_IMAGE, check_openmp,
          "no OpenMP runtime is needed",
          "One process must have one, and other packages bring theirs: each starts its own "
          "threads, and LLVM's and Intel's stop with \"OMP: Error #15: Initializing libiomp5.so, "
          "but found libomp.so already initialized\".",
          "Nothing, when the program has one only; else use that of the package that is loaded "
          "first."),
};

const struct check_family check_family_floor = {checks, sizeof checks / sizeof *checks};
