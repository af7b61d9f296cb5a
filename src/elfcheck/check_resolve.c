// What a loader would complain of when it loads a file: libraries, versions, symbols, static TLS.
// Without --sysroot or --interpreter nothing was looked for, and nothing is said.
#include <inttypes.h>
#include <stdio.h>

#include "elfcheck/check.h"
#include "elfcheck/hints.h"
#include "elfcheck/near.h"
#include "elfcheck/report.h"
#include "elfcheck/resolve.h"

static bool has_libstdcxx(const struct loadset *set)
{
    for (uint32_t i = 0; i < set->count; i++)
        if (span_starts(loadset_name(set->object[i]), "libstdc++.so"))
            return true;
    return false;
}

static void add_complaint(const struct resolution *resolution, const struct complaint *complaint,
                          const struct check *check, struct report *report)
{
    const struct hint *known =
        complaint->about == COMPLAINT_SYMBOL ? hint_of(complaint->name, complaint->version) : NULL;
    const char *hint = known ? known->say : NULL;
    char few[128];

    if (hint == hint_cxx_abi && !has_libstdcxx(resolution->set))
        hint = hint_cxx_runtime;
    if (complaint->about == COMPLAINT_SYMBOL && near_is_python(complaint->name)) {
        if (!resolution->interpreter)
            hint = "the interpreter may have it: name it with --interpreter";
        else if (resolution->fixed)
            hint = "the interpreter is static: it loads no modules, they must be linked into it";
        else if (resolution->python < API_LEAST) {
            snprintf(few, sizeof few,
                     "the interpreter exports only %" PRIu64
                     " of the C API's names: link it with -Wl,--export-dynamic",
                     resolution->python);
            hint = few;
        }
    }
    report_add(report, check, complaint->name, "%s%s%s%s%s", complaint->message,
               complaint->near ? "; " : "", complaint->near ? complaint->near : "",
               hint ? "; " : "", hint ? hint : "");
}

static void add_all(const struct subject *subject, int about, const struct check *check,
                    struct report *report)
{
    const struct resolution *resolution = subject->resolution;

    for (const struct complaint *at = resolution ? resolution->complaints : 0; at; at = at->next)
        if ((int)at->about == about)
            add_complaint(resolution, at, check, report);
}

static void check_library(const struct subject *subject, const struct check *check,
                          struct report *report)
{
    add_all(subject, COMPLAINT_LIBRARY, check, report);
}

static void check_refused(const struct subject *subject, const struct check *check,
                          struct report *report)
{
    add_all(subject, COMPLAINT_REFUSED, check, report);
}

static void check_version(const struct subject *subject, const struct check *check,
                          struct report *report)
{
    add_all(subject, COMPLAINT_VERSION, check, report);
}

static void check_symbol(const struct subject *subject, const struct check *check,
                         struct report *report)
{
    add_all(subject, COMPLAINT_SYMBOL, check, report);
    if (subject->resolution && subject->resolution->exhausted)
        report_add(report, check, (struct span){0, 0},
                   "too much to look up (%d objects, or endless hash chains): not all was seen",
                   LOADSET_OBJECTS);
}

static void check_tls(const struct subject *subject, const struct check *check,
                      struct report *report)
{
    const struct resolution *resolution = subject->resolution;

    for (const struct complaint *at = resolution ? resolution->complaints : 0; at; at = at->next)
        if (at->about == COMPLAINT_TLS && resolution->set->libc == LIBC_MUSL)
            report_add(report, check, at->name, "%s", at->message);
        else if (at->about == COMPLAINT_TLS)
            report_add(report, check, at->name, "%s: %" PRIu64 " bytes are wanted, glibc keeps %d",
                       at->message, resolution->static_tls, TLS_SURPLUS);
}

#define ROW(id, run, what, why, mend) \
    { \
        id, SEVERITY_ERROR, PROFILES_ALL, KINDS_IMAGE, false, run, what, why, mend \
    }

static const struct check checks[] = {
    ROW("library-not-found", check_library,
        "with --sysroot or --interpreter: every library that would be loaded is there",
        "ld.so stops: \"cannot open shared object file: No such file or directory\". "
        "LD_LIBRARY_PATH is not looked at: who runs the file may not have it set.",
        "Install the library, or link with -Wl,-rpath,'$ORIGIN/...'; elfcheck tree lists every "
        "place "
        "tried."),
    ROW("refused-object", check_refused,
        "with --sysroot or --interpreter: glibc takes everything that would be loaded for a "
        "library",
        "ld.so stops: \"cannot dynamically load position-independent executable\", \"cannot "
        "dynamically load executable\", \"shared object cannot be dlopen()ed\", \"object file has "
        "no dynamic section\", \"wrong ELF class\", \"ELF file OS ABI invalid\", \"DT_RELR without "
        "GLIBC_ABI_DT_RELR dependency\" and the like; some tables it does not survive.",
        "Link it for the machine of the interpreter, with -shared, not -pie or -no-pie, and "
        "without -z "
        "nodlopen; for DT_RELR with -Wl,-z,pack-relative-relocs alone (lld: not "
        "--pack-dyn-relocs=relr)."),
    ROW("version-not-found", check_version,
        "with --sysroot or --interpreter: libraries define the versions that are wanted of them",
        "ld.so checks before it looks at any symbol: \"version `GLIBC_2.34' not found (required by "
        "...)\". The file was linked against a newer library than there is. Where that has no "
        "versions at "
        "all ld.so stops at the symbol: \"Inconsistency detected by ld.so\".",
        "Build on the oldest system that it is for; elfcheck why FILE VERSION names the symbols."),
    ROW("undefined-symbol", check_symbol,
        "with --sysroot or --interpreter: every symbol that a relocation names is found",
        "An import is dlopen(RTLD_NOW): ld.so looks every one of them up, and fails on the first "
        "that nobody defines: \"undefined symbol\". A weak one is 0 instead.",
        "Link the library that has it (after the objects that use it), or build against the "
        "version "
        "in use; -Wl,-z,defs makes the linker say so."),
    ROW("static-tls-surplus", check_tls,
        "with --sysroot or --interpreter: what is loaded later fits into the spare static TLS",
        "Initial-exec TLS has its place beside the thread's own, of which glibc keeps 1,664 bytes "
        "for libraries loaded by dlopen: \"cannot allocate memory in static TLS block\". musl "
        "keeps none: \"initial-exec TLS resolves to dynamic definition\".",
        "Compile without -ftls-model=initial-exec, preload the library, or set "
        "GLIBC_TUNABLES=glibc.rtld.optional_static_tls."),
};

const struct check_family check_family_resolve = {checks, sizeof checks / sizeof *checks};
