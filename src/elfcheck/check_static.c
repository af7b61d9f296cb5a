// What makes an executable fully static: nothing is loaded, searched for or looked up at run time.
#include <inttypes.h>
#include <string.h>

#include "elfcheck/check.h"
#include "elfcheck/constants.h"
#include "elfcheck/report.h"

static struct span none(void)
{
    return (struct span){0, 0};
}

static void check_kind(const struct subject *subject, const struct check *check,
                       struct report *report)
{
    const struct profile_row *profile = profile_row(subject->profile);
    enum kind kind = subject->facts   ? subject->facts->kind
                     : subject->wheel ? KIND_WHEEL
                     : subject->set   ? KIND_SET
                                      : KIND_ARCHIVE;

    if (kind != KIND_UNKNOWN && !(profile->kinds & KIND(kind)))
        report_add(report, check, none(), "this is %s %s; profile %s is for other things",
                   kind == KIND_ARCHIVE || kind == KIND_OBJECT ? "an" : "a", kind_name(kind),
                   profile->name);
}

static void check_interp(const struct subject *subject, const struct check *check,
                         struct report *report)
{
    const struct segment_facts *segments = &subject->facts->segments;

    if (segments->has_interp)
        report_add(report, check, segments->interp, "PT_INTERP is %.*s",
                   SPAN_ARGS(segments->interp));
}

// The entries of the dynamic table that a check finds, in the order of its findings.
static const struct {
    const char *id, *label;
    uint64_t tag;
} tags[] = {
    {"static-needed", "DT_NEEDED", DT_NEEDED},
    {"static-filter", "DT_FILTER", DT_FILTER},
    {"static-filter", "DT_AUXILIARY", DT_AUXILIARY},
    {"static-audit", "DT_AUDIT", DT_AUDIT},
    {"static-audit", "DT_DEPAUDIT", DT_DEPAUDIT},
    {"static-audit", "DT_CONFIG", DT_CONFIG},
    {"static-search-path", "DT_RPATH", DT_RPATH},
    {"static-search-path", "DT_RUNPATH", DT_RUNPATH},
};

static void check_tags(const struct subject *subject, const struct check *check,
                       struct report *report)
{
    const struct dynamic_facts *dynamic = &subject->facts->dynamic;

    for (size_t row = 0; row < sizeof tags / sizeof *tags; row++)
        for (uint64_t i = 0; strcmp(tags[row].id, check->id) == 0 && i < dynamic->name_count; i++)
            if (dynamic->names[i].tag == tags[row].tag)
                report_add(report, check, dynamic->names[i].name, "%s is \"%.*s\"", tags[row].label,
                           SPAN_ARGS(dynamic->names[i].name));
}

static void check_versions(const struct subject *subject, const struct check *check,
                           struct report *report)
{
    const struct dynamic_facts *dynamic = &subject->facts->dynamic;

    for (uint64_t i = 0; i < dynamic->versions.count && i < SAMPLES; i++) {
        struct span version = dynamic->versions.name[i];
        struct span library = dynamic->version_files.name[i];

        report_add(report, check, version, "wants %.*s of %.*s", SPAN_ARGS(version),
                   SPAN_ARGS(library));
    }
    report_rest(report, check, dynamic->versions.count);
}

// With libraries loaded, undefined symbols are looked up there: then the libraries are the finding.
static bool loads_libraries(const struct dynamic_facts *dynamic)
{
    for (uint64_t i = 0; i < dynamic->name_count; i++)
        if (dynamic->names[i].tag == DT_NEEDED || dynamic->names[i].tag == DT_FILTER ||
            dynamic->names[i].tag == DT_AUXILIARY)
            return true;
    return false;
}

static void check_undefined(const struct subject *subject, const struct check *check,
                            struct report *report)
{
    const struct dynamic_facts *dynamic = &subject->facts->dynamic;

    if (!loads_libraries(dynamic))
        report_add_names(report, check, "", &dynamic->undefined, " is undefined");
}

static void check_symbolic(const struct subject *subject, const struct check *check,
                           struct report *report)
{
    const struct dynamic_facts *dynamic = &subject->facts->dynamic;
    const struct reloc_samples *symbolic = &dynamic->symbolic;

    if (loads_libraries(dynamic))
        return;
    for (uint64_t i = 0; i < symbolic->count && i < SAMPLES; i++) {
        const struct reloc_sample *one = &symbolic->sample[i];

        report_add(report, check, one->symbol,
                   "relocation of type %" PRIu32 " against `%.*s' at %#" PRIx64, one->type,
                   SPAN_ARGS(one->symbol), one->offset);
    }
    report_rest(report, check, symbolic->count);
}

static void check_nss(const struct subject *subject, const struct check *check,
                      struct report *report)
{
    const struct facts *facts = subject->facts;

    if (facts->libc != LIBC_GLIBC)
        return;
    report_add_names(report, check, "", &facts->symbols.nss, " is linked in");
    if (facts->symbols.nss.count == 0 && facts->nss_strings)
        report_add(report, check, none(),
                   "glibc's name service is linked in (it names nsswitch.conf)");
}

static void check_iconv(const struct subject *subject, const struct check *check,
                        struct report *report)
{
    if (subject->facts->libc == LIBC_GLIBC)
        report_add_names(report, check, "", &subject->facts->symbols.iconv, " is linked in");
}

static void check_neighbours(const struct subject *subject, const struct check *check,
                             struct report *report)
{
    const struct facts *facts = subject->facts;

    if (facts->neighbours > 0)
        report_add(report, check, facts->neighbour,
                   "%" PRIu64
                   " extension modules lie beside it, "
                   "as %.*s",
                   facts->neighbours, SPAN_ARGS(facts->neighbour));
}

enum { SAFE_STACK = 1 << 20 };

// The stacks of threads matter to a program that starts some. A symbol table without pthread_create
// proves that it does not; a stripped file proves nothing.
static void check_thread_stack(const struct subject *subject, const struct check *check,
                               struct report *report)
{
    const struct facts *facts = subject->facts;
    enum libc libc = subject->target != LIBC_UNKNOWN ? subject->target : facts->libc;
    uint64_t size = facts->segments.stack_size;

    if (libc == LIBC_GLIBC || size >= SAFE_STACK ||
        (facts->symbols.present && !facts->symbols.threads))
        return;
    if (libc == LIBC_UNKNOWN)
        report_add_as(
            report, check, SEVERITY_INFO, none(),
            "PT_GNU_STACK has a p_memsz of %" PRIu64 ", and no sign tells which libc it is", size);
    else
        report_add(report, check, none(), "PT_GNU_STACK has a p_memsz of %" PRIu64 " bytes%s", size,
                   facts->symbols.present ? ", and pthread_create is linked in" : "");
}

static void check_kernel(const struct subject *subject, const struct check *check,
                         struct report *report)
{
    const struct note_facts *notes = &subject->facts->notes;

    if (notes->has_abi_tag && notes->abi_os == ABI_TAG_LINUX)
        report_add(report, check, none(), "Linux %" PRIu32 ".%" PRIu32 ".%" PRIu32 " or later",
                   notes->abi_version[0], notes->abi_version[1], notes->abi_version[2]);
}

static void check_fixed_address(const struct subject *subject, const struct check *check,
                                struct report *report)
{
    if (subject->facts->elf.type == ET_EXEC)
        report_add(report, check, none(), "it runs at the address it was linked for");
}

#define ROW(id, severity, ...) CHECK(id, severity, PROFILE_STATIC, KINDS_IMAGE, __VA_ARGS__)

static const struct check checks[] = {
    {"wrong-kind", SEVERITY_ERROR,
     PROFILE_STATIC | PROFILE_ARCHIVE | PROFILE_WHEEL | PROFILES_LIBC_ONLY, KINDS_ALL, false,
     check_kind, "the file is of the kind that its profile is about",
     "A profile is a promise about one kind of file; elfcheck can hold others to no more than a "
     "part "
     "of it.",
     "Name another profile (or auto), or look why the build made such a file: -shared, -r or -pie "
     "instead of -static."},
    ROW("static-interp", SEVERITY_ERROR, check_interp, "no program interpreter is asked for",
        "The kernel maps the interpreter named there and starts it instead of the program; without "
        "it execve fails with \"No such file or directory\".",
        "Link with -static, or -static-pie (musl-gcc makes a dynamic executable out of "
        "-static-pie: "
        "use a specs file that knows it)."),
    ROW("static-needed", SEVERITY_ERROR, check_tags, "no library is needed",
        "ld.so loads it before the program starts: \"error while loading shared libraries\" where "
        "it "
        "is missing.",
        "Link its archive instead: give the path of the .a, or -Wl,-Bstatic before its -l."),
    ROW("static-filter", SEVERITY_ERROR, check_tags, "no DT_FILTER or DT_AUXILIARY names a library",
        "ld.so loads the library that it names like a needed one, yet ldd, libtree and most "
        "checkers "
        "don't list it.",
        "Drop -F/--filter and -f/--auxiliary from the linker's options."),
    ROW("static-audit", SEVERITY_ERROR, check_tags,
        "no DT_AUDIT, DT_DEPAUDIT or DT_CONFIG names a file",
        "ld.so loads audit libraries before all others, and they see and redirect every lookup.",
        "Drop --audit, -P/--depaudit and -c from the linker's options."),
    ROW("static-search-path", SEVERITY_ERROR, check_tags, "no DT_RPATH or DT_RUNPATH is set",
        "ld.so and a static dlopen search it for libraries: whoever can write there runs code in "
        "the "
        "program.",
        "Drop -rpath from the link, and LD_RUN_PATH from the environment."),
    ROW("static-versions", SEVERITY_ERROR, check_versions,
        "no version of a library's symbols is wanted",
        "ld.so compares these with the libraries it loads (\"version `GLIBC_2.34' not found\"); a "
        "static file that has them was not linked statically.",
        "Link with -static or -static-pie, and every library as an archive."),
    ROW("static-undefined", SEVERITY_ERROR, check_undefined, "no dynamic symbol is left undefined",
        "Nothing defines it at run time: the start-up code relocates it to 0 and the first call "
        "crashes.",
        "Link the archive that defines it, behind those that use it; -Wl,--no-undefined or -z defs "
        "reports it at link time."),
    ROW("static-symbolic-reloc", SEVERITY_ERROR, check_symbolic,
        "start-up relocations need no symbol lookup",
        "A static-pie relocates itself: musl's rcrt1 knows only relative relocations and skips all "
        "others, glibc's stops at \"Unexpected reloc type in static binary\".",
        "Link with -static-pie (not -pie -static), -Bsymbolic, and without --export-dynamic."),
    ROW("static-nss", SEVERITY_ERROR, check_nss, "glibc's name service is not linked in",
        "A static glibc program that calls it loads libnss_*.so and with it the host's libc.so.6 "
        "at "
        "run time: a second libc of another version in one process, which crashes or returns "
        "nothing.",
        "Link with musl, which reads /etc itself; or leave out what calls getaddrinfo, getpwnam "
        "and "
        "their like."),
    ROW("static-iconv", SEVERITY_WARNING, check_iconv, "glibc's iconv_open is not linked in",
        "In a static glibc program it loads gconv modules at run time, and with them the host's "
        "libc.so.6; they must be of \"the glibc version used for linking\" (the linker's words). "
        "(dlopen "
        "itself is in every static glibc program, so its presence tells nothing.)",
        "Link with musl, whose iconv is complete in itself, or leave out what calls it."),
    ROW("static-beside-extensions", SEVERITY_ERROR, check_neighbours,
        "no extension modules lie beside a static interpreter",
        "musl's static dlopen always fails (\"Dynamic loading not supported\"), glibc's needs the "
        "very "
        "libc.so.6 it was linked from: `import` raises ImportError for each of them.",
        "Build the modules into the interpreter (MODULE_BUILDTYPE=static), and don't install "
        "lib-dynload."),
    ROW("thread-stack", SEVERITY_ERROR, check_thread_stack,
        "musl gives threads stacks of at least 1 MiB",
        "musl takes the stack size of new threads from PT_GNU_STACK's p_memsz, and 128 KiB without "
        "it: CPython's parser, re and json overrun that and the process dies with SIGSEGV.",
        "Link with -Wl,-z,stack-size=8388608."),
    ROW("kernel-floor", SEVERITY_INFO, check_kernel, "any kernel will do",
        "glibc's start-up code stops with \"FATAL: kernel too old\" on an earlier one.",
        "Nothing."),
    ROW("fixed-address", SEVERITY_INFO, check_fixed_address, "the program can be loaded anywhere",
        "The kernel cannot choose the address of a non-PIE program (ASLR); in return all its pages "
        "but .data stay shared, since nothing is relocated.",
        "Link with -static-pie if that is worth a few hundred KiB of private memory to you."),
};

const struct check_family check_family_static = {checks, sizeof checks / sizeof *checks};
