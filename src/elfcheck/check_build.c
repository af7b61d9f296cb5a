// What a build left in a file that nobody runs needs.
#include <inttypes.h>

#include "elfcheck/check.h"
#include "elfcheck/report.h"

static struct span none(void)
{
    return (struct span){0, 0};
}

// A small table of symbols in a file of somebody else is nothing to speak of.
static void check_stripped(const struct subject *subject, const struct check *check,
                           struct report *report)
{
    const struct build_facts *build = &subject->facts->build;

    if (build->debug_bytes > 0)
        report_add(report, check, none(), "%" PRIu64 " bytes of debugging information",
                   build->debug_bytes);
    if (build->symbol_bytes > 0 && !(subject->profile & PROFILE_ANY))
        report_add(report, check, none(), "%" PRIu64 " bytes of .symtab and .strtab",
                   build->symbol_bytes);
}

static void check_intermediate(const struct subject *subject, const struct check *check,
                               struct report *report)
{
    report_add_names(report, check, "section ", &subject->facts->build.intermediate, "");
}

static void check_build_id(const struct subject *subject, const struct check *check,
                           struct report *report)
{
    if (subject->facts->notes.build_id.len == 0)
        report_add(report, check, none(), "no NT_GNU_BUILD_ID note");
}

#define ROW(id, severity, profiles, ...) CHECK(id, severity, profiles, KINDS_IMAGE, __VA_ARGS__)

static const struct check checks[] = {
    ROW("not-stripped", SEVERITY_INFO, PROFILES_ALL, check_stripped,
        "no debugging information and no static symbol table is shipped",
        "No loader maps them: they only make the file larger, often by several times; gdb and perf "
        "read them where they lie beside the file just as well.",
        "strip --strip-unneeded, or objcopy --only-keep-debug first to keep them elsewhere."),
    ROW("intermediate-code", SEVERITY_WARNING, PROFILES_ALL, check_intermediate,
        "no intermediate code of a compiler is left in",
        "No loader reads it, and a linker that finds it can only use it with the same compiler: it "
        "came out of fat LTO objects or -fembed-bitcode.",
        "strip the file, or objcopy -R '.gnu.lto_*' -R .llvmbc -R .llvmcmd."),
    ROW("build-id", SEVERITY_INFO, PROFILES_LIBC_ONLY | PROFILE_STATIC, check_build_id,
        "the file has a build id",
        "gdb, perf, crash reporters and debuginfod find the debugging information of a file by "
        "it; without one they cannot tell two builds apart.",
        "Link with -Wl,--build-id=sha1."),
};

const struct check_family check_family_build = {checks, sizeof checks / sizeof *checks};
