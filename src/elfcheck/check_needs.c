// What a file that depends on libc alone may load, and where it may be searched for.
#include <inttypes.h>
#include <stddef.h>

#include "elfcheck/check.h"
#include "elfcheck/constants.h"
#include "elfcheck/floor.h"
#include "elfcheck/report.h"
#include "elfcheck/sentence.h"

static bool is_libpython(struct span library)
{
    return span_starts(library, "libpython");
}

// Libraries of the compiler can be linked in by an option of their own.
static const char *remedy(struct span library)
{
    static const struct {
        const char *prefix, *remedy;
    } rows[] = {
        {"libgcc_s.so", "link with -static-libgcc"},
        {"libstdc++.so", "link with -static-libstdc++ -static-libgcc"},
        {"libc++.so", "link with -static-libstdc++ (clang)"},
        {"libgfortran.so", "link with -static-libgfortran"},
        {"libgomp.so", "link libgomp.a by its path, or compile without -fopenmp"},
        {"libcrypt.so", "link libcrypt.a: systems have libcrypt.so.1, .so.2 or neither"},
        {"libpython", "leave it out: the interpreter brings these symbols"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (span_starts(library, rows[i].prefix))
            return rows[i].remedy;
    return "link its archive instead";
}

static void check_not_libc(const struct subject *subject, const struct check *check,
                           struct report *report)
{
    const struct dynamic_facts *dynamic = &subject->facts->dynamic;
    enum libc libc;

    for (uint64_t i = 0; i < dynamic->name_count; i++) {
        struct span name = dynamic->names[i].name;

        if (dynamic->names[i].tag != DT_NEEDED || floor_in_libc(subject->facts, name, &libc))
            continue;
        if (is_libpython(name) && subject->profile != PROFILE_GLIBC)
            continue; // needs-libpython, or an interpreter's own
        report_add(report, check, name, "needs %.*s: %s", SPAN_ARGS(name), remedy(name));
    }
}

static void check_libpython(const struct subject *subject, const struct check *check,
                            struct report *report)
{
    const struct dynamic_facts *dynamic = &subject->facts->dynamic;

    for (uint64_t i = 0; i < dynamic->name_count; i++)
        if (dynamic->names[i].tag == DT_NEEDED && is_libpython(dynamic->names[i].name))
            report_add(report, check, dynamic->names[i].name, "needs %.*s",
                       SPAN_ARGS(dynamic->names[i].name));
}

static void check_filter(const struct subject *subject, const struct check *check,
                         struct report *report)
{
    static const struct {
        uint64_t tag;
        const char *name;
    } tags[] = {{DT_FILTER, "DT_FILTER"},
                {DT_AUXILIARY, "DT_AUXILIARY"},
                {DT_AUDIT, "DT_AUDIT"},
                {DT_DEPAUDIT, "DT_DEPAUDIT"},
                {DT_CONFIG, "DT_CONFIG"}};
    const struct dynamic_facts *dynamic = &subject->facts->dynamic;

    for (uint64_t i = 0; i < dynamic->name_count; i++)
        for (size_t t = 0; t < sizeof tags / sizeof *tags; t++)
            if (dynamic->names[i].tag == tags[t].tag)
                report_add(report, check, dynamic->names[i].name, "%s is \"%.*s\"", tags[t].name,
                           SPAN_ARGS(dynamic->names[i].name));
}

// The first needed library of either libc; empty when there is none.
static void find_libcs(const struct facts *facts, struct span found[LIBC_COUNT])
{
    enum libc libc;

    for (uint64_t i = 0; i < facts->dynamic.name_count; i++)
        if (facts->dynamic.names[i].tag == DT_NEEDED &&
            floor_in_libc(facts, facts->dynamic.names[i].name, &libc) && found[libc].len == 0)
            found[libc] = facts->dynamic.names[i].name;
}

static void check_mixed(const struct subject *subject, const struct check *check,
                        struct report *report)
{
    struct span found[LIBC_COUNT] = {{NULL, 0}};

    find_libcs(subject->facts, found);
    if (found[LIBC_GLIBC].len > 0 && found[LIBC_MUSL].len > 0)
        report_add(report, check, found[LIBC_MUSL], "needs %.*s of musl and %.*s of glibc",
                   SPAN_ARGS(found[LIBC_MUSL]), SPAN_ARGS(found[LIBC_GLIBC]));
}

static void check_no_libc(const struct subject *subject, const struct check *check,
                          struct report *report)
{
    const struct facts *facts = subject->facts;
    struct span found[LIBC_COUNT] = {{NULL, 0}};

    find_libcs(facts, found);
    if (found[LIBC_GLIBC].len + found[LIBC_MUSL].len == 0 && facts->exports.strangers.count > 0)
        report_add(report, check, facts->exports.strangers.name[0], "undefined: %s",
                   sentence_of(&facts->exports.strangers).text);
}

// glibc has a version for each of its symbols, and a linker that finds one writes it down.
static void check_unversioned(const struct subject *subject, const struct check *check,
                              struct report *report)
{
    const struct facts *facts = subject->facts;
    const struct names *names = &facts->exports.unversioned;
    enum libc libc;

    if (facts->versions.count == 0 || floor_libc(facts) != LIBC_GLIBC)
        return;
    for (uint64_t i = 0; i < facts->dynamic.name_count; i++)
        if (facts->dynamic.names[i].tag == DT_NEEDED &&
            !floor_in_libc(facts, facts->dynamic.names[i].name, &libc))
            return; // that library may have them
    report_add_names(report, check, "no library that is loaded has ", names, "");
}

static void check_path(const struct subject *subject, const struct check *check,
                       struct report *report)
{
    const struct dynamic_facts *dynamic = &subject->facts->dynamic;
    uint64_t at;

    for (uint64_t i = 0; i < dynamic->name_count; i++) {
        struct span name = dynamic->names[i].name;

        if (dynamic->names[i].tag == DT_NEEDED && !span_starts(name, "$ORIGIN/") &&
            (span_find(name, span_text("/"), &at) || span_find(name, span_text("$"), &at)))
            report_add(report, check, name, "DT_NEEDED is \"%.*s\"", SPAN_ARGS(name));
    }
}

static void check_interpreter(const struct subject *subject, const struct check *check,
                              struct report *report)
{
    const struct facts *facts = subject->facts;
    const struct libc_platform *platform = libc_platform_of(&facts->elf);
    struct span interp = facts->segments.interp, name;
    enum libc libc = floor_libc(facts);
    bool good;

    if (!facts->segments.has_interp || !platform)
        return;
    if (facts->kind == KIND_SHARED) {
        if (subject->profile == PROFILE_MODULE)
            report_add_as(report, check, SEVERITY_WARNING, interp,
                          "PT_INTERP is \"%.*s\" in a shared object, where nothing reads it",
                          SPAN_ARGS(interp));
        return;
    }
    good = span_is(interp, platform->interp);
    if (libc == LIBC_MUSL && span_starts(interp, "/lib/ld-musl-")) {
        name = span_from(interp, sizeof "/lib/ld-musl-" - 1);
        good = span_starts(name, platform->musl) &&
               span_is(span_from(name, span_text(platform->musl).len), ".so.1");
    }
    if (!good)
        report_add(report, check, interp, "PT_INTERP is \"%.*s\"; %s programs have %s%s%s",
                   SPAN_ARGS(interp), platform->tag,
                   libc == LIBC_MUSL ? "/lib/ld-musl-" : platform->interp,
                   libc == LIBC_MUSL ? platform->musl : "", libc == LIBC_MUSL ? ".so.1" : "");
}

// What is wrong with one item of a search path; NULL when nothing is.
static const char *path_fault(struct span item)
{
    uint64_t at;

    if (item.len == 0)
        return "an empty item means the current folder";
    if (span_find(item, span_text("$LIB"), &at) || span_find(item, span_text("$PLATFORM"), &at) ||
        span_find(item, span_text("${LIB}"), &at) || span_find(item, span_text("${PLATFORM}"), &at))
        return "musl gives the whole path up at $LIB and $PLATFORM";
    if (span_is(item, "$ORIGIN") || span_is(item, "${ORIGIN}") || span_starts(item, "$ORIGIN/") ||
        span_starts(item, "${ORIGIN}/"))
        return NULL;
    return item.at[0] == '/' ? "a folder outside of what is shipped"
                             : "relative to the current folder, whatever that is";
}

// A path that is empty as a whole is none (glibc's decompose_rpath).
static void check_items(struct span path, const char *tag, const struct check *check,
                        struct report *report)
{
    uint64_t colon;

    for (bool more = path.len > 0; more;) {
        struct span item = path;
        const char *fault;

        more = span_find(path, span_text(":"), &colon);
        if (more) {
            span_sub(path, 0, colon, &item);
            path = span_from(path, colon + 1);
        }
        fault = path_fault(item);
        if (fault)
            report_add(report, check, item, "%s has \"%.*s\": %s", tag, SPAN_ARGS(item), fault);
    }
}

static void check_search_path(const struct subject *subject, const struct check *check,
                              struct report *report)
{
    const struct dynamic_facts *dynamic = &subject->facts->dynamic;

    for (uint64_t i = 0; i < dynamic->name_count; i++) {
        if (dynamic->names[i].tag == DT_RUNPATH)
            check_items(dynamic->names[i].name, "DT_RUNPATH", check, report);
        if (dynamic->names[i].tag != DT_RPATH)
            continue;
        check_items(dynamic->names[i].name, "DT_RPATH", check, report);
        report_add_as(report, check, SEVERITY_WARNING, dynamic->names[i].name,
                      "DT_RPATH is old: it goes before LD_LIBRARY_PATH, and glibc passes it over "
                      "where there is a DT_RUNPATH");
    }
}

// What glibc's own libraries want of each other is theirs; its gconv modules have no name of their own.
static bool is_glibcs_own(const struct facts *facts, struct span file)
{
    static const char *const more[] = {"libnss_",     "libthread_db.", "libBrokenLocale.",
                                       "libc_malloc", "libnsl.so.1",   "libSegFault.",
                                       "libmemusage", "libpcprofile"};
    enum libc libc;
    uint64_t at;

    if (span_find(file, span_text("/gconv/"), &at))
        return true;
    for (uint64_t i = 0; i < facts->dynamic.name_count; i++) {
        struct span name = facts->dynamic.names[i].name;

        if (facts->dynamic.names[i].tag != DT_SONAME)
            continue;
        if (floor_in_libc(facts, name, &libc))
            return true;
        for (size_t m = 0; m < sizeof more / sizeof *more; m++)
            if (span_starts(name, more[m]))
                return true;
    }
    return false;
}

static void check_private(const struct subject *subject, const struct check *check,
                          struct report *report)
{
    const struct version_facts *versions = &subject->facts->versions;

    for (uint64_t i = 0; i < versions->count; i++)
        if (span_is(versions->wanted[i].version, "GLIBC_PRIVATE") &&
            !is_glibcs_own(subject->facts, span_text(report->file)))
            report_add(report, check, versions->wanted[i].library,
                       "GLIBC_PRIVATE of %.*s is wanted: %s",
                       SPAN_ARGS(versions->wanted[i].library),
                       sentence_of(&versions->wanted[i].users).text);
}

#define ROW(id, severity, profiles, ...) CHECK(id, severity, profiles, KINDS_IMAGE, __VA_ARGS__)

static const struct check checks[] = {
    ROW("needs-not-libc", SEVERITY_ERROR, PROFILES_LIBC_ONLY, check_not_libc,
        "no library but libc's own is needed",
        "ld.so must find it on every machine: \"error while loading shared libraries: ... cannot "
        "open shared object file\" where it is missing, and another version where it is not.",
        "Link the archive: the path of the .a, or -Wl,-Bstatic before its -l. For the compiler's "
        "own libraries: -static-libgcc -static-libstdc++."),
    ROW("needs-libpython", SEVERITY_ERROR, PROFILE_MODULE | PROFILE_WHEEL, check_libpython,
        "an extension module does not need libpython",
        "ld.so loads it beside the interpreter that has all of it already: \"libpython3.13.so.1.0: "
        "cannot open shared object file\", or a second interpreter without a state. The manylinux "
        "policies forbid it.",
        "Drop -lpythonX.Y from the link; python-config --ldflags without --embed leaves it out."),
    ROW("loads-filter", SEVERITY_ERROR, PROFILES_LIBC_ONLY, check_filter,
        "no DT_FILTER, DT_AUXILIARY, DT_AUDIT or DT_DEPAUDIT names a library",
        "ld.so loads what they name, and audit libraries see every lookup; ldd, libtree and "
        "auditwheel don't list them.",
        "Drop -F, -f, --audit and -P from the linker's options."),
    ROW("mixed-libc", SEVERITY_ERROR, PROFILES_LIBC_ONLY, check_mixed,
        "one libc is needed, not two",
        "musl's loader takes libm.so.6's and libpthread.so.0's kin for itself, or glibc's loads "
        "both: \"symbol not found\" at the first name that only one has, such as __snprintf_chk.",
        "Compile and link everything with one compiler; find the library whose .so belongs to the "
        "other with elfcheck."),
    ROW("needs-no-libc", SEVERITY_WARNING, PROFILES_LIBC_ONLY, check_no_libc,
        "a file that leaves symbols undefined says which libc has them",
        "ld.so finds them only if something else has loaded a libc; and without versions it takes "
        "the first definition of the name.",
        "Link with the compiler (cc -shared), not with ld or -nostdlib; -Wl,-z,defs names what is "
        "undefined."),
    ROW("undefined-unversioned", SEVERITY_ERROR, PROFILE_MODULE | PROFILE_INTERPRETER,
        check_unversioned, "what only glibc may define has a version of glibc",
        "glibc has a version for each of its symbols and the linker writes it down where it finds "
        "one: these it did not find, nor will ld.so: \"undefined symbol\", unless the program that "
        "loads the file exports them.",
        "Link the library that has it, behind the objects that want it; -Wl,-z,defs makes the "
        "linker "
        "say so."),
    ROW("needs-path", SEVERITY_WARNING, PROFILES_LIBC_ONLY, check_path,
        "needed libraries are names, not paths",
        "ld.so opens a name with a slash as it is, from the current folder if relative, and "
        "searches nowhere; musl expands no $TOKEN in it.",
        "Give the library a DT_SONAME (-Wl,-soname), then link again."),
    ROW("interpreter-path", SEVERITY_ERROR, PROFILES_LIBC_ONLY, check_interpreter,
        "PT_INTERP is the path that the machine's ABI lays down",
        "The kernel opens that very path: execve fails with \"No such file or directory\" on a "
        "machine that has it elsewhere, such as outside of Nix or of a Buildroot tree.",
        "Link with the distribution's compiler, or -Wl,--dynamic-linker=PATH."),
    ROW("search-path", SEVERITY_ERROR, PROFILES_LIBC_ONLY, check_search_path,
        "libraries are searched for beside the file ($ORIGIN) or nowhere of its own",
        "ld.so loads whatever lies there under the name of a needed library: whoever can write to "
        "the folder runs code in the process.",
        "Drop -rpath and LD_RUN_PATH, or use -Wl,--enable-new-dtags,-rpath,'$ORIGIN/...'."),
    ROW("version-private", SEVERITY_ERROR, PROFILES_LIBC_ONLY, check_private,
        "nothing of glibc's inside is wanted (GLIBC_PRIVATE)",
        "These symbols change and go without notice: \"symbol lookup error: undefined symbol: "
        "..., version GLIBC_PRIVATE\" on another build of glibc.",
        "Find the archive that was cut out of glibc (libc_nonshared aside) or copies its "
        "internals, and use the public function."),
};

const struct check_family check_family_needs = {checks, sizeof checks / sizeof *checks};
