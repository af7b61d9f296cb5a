// What a loader refuses, or does otherwise than with most files, when it loads one.
#include <inttypes.h>
#include <stddef.h>

#include "elfcheck/check.h"
#include "elfcheck/constants.h"
#include "elfcheck/floor.h"
#include "elfcheck/report.h"
#include "elfcheck/sentence.h"

static struct span none(void)
{
    return (struct span){0, 0};
}

static void check_init(const struct subject *subject, const struct check *check,
                       struct report *report)
{
    const struct dynamic_facts *dynamic = &subject->facts->dynamic;

    for (unsigned i = 0; i < dynamic->init_fault_count; i++)
        report_add(report, check, span_text(dynamic->init_faults[i].tag), "%s %s %#" PRIx64,
                   dynamic->init_faults[i].tag, dynamic->init_faults[i].what,
                   dynamic->init_faults[i].value);
}

static void check_hash(const struct subject *subject, const struct check *check,
                       struct report *report)
{
    const struct facts *facts = subject->facts;

    if (facts->exports.count > 0 && !facts->dynamic.hashed)
        report_add(report, check, none(),
                   "%" PRIu64 " exports, and neither DT_HASH nor DT_GNU_HASH",
                   facts->exports.count);
}

static void check_alignment(const struct subject *subject, const struct check *check,
                            struct report *report)
{
    const struct elf *elf = &subject->facts->elf;
    const struct libc_platform *platform = libc_platform_of(elf);
    // Most machines run kernels with small pages: to the makers of others' files this is a word, no more.
    enum severity severity = subject->profile & PROFILE_ANY ? SEVERITY_WARNING : check->severity;
    struct elf_segment segment;

    for (uint64_t i = 0; platform && elf_segment(elf, i, &segment); i++) {
        if (segment.type != PT_LOAD)
            continue;
        if (segment.align < platform->page)
            report_add_as(report, check, severity, none(),
                          "PT_LOAD at %#" PRIx64 " has p_align %#" PRIx64 ", less than %#" PRIx64,
                          segment.address, segment.align, platform->page);
        else if ((segment.address - segment.offset) % platform->page != 0)
            report_add_as(report, check, severity, none(),
                          "PT_LOAD at %#" PRIx64 " has p_offset %#" PRIx64
                          ", at another place of its page",
                          segment.address, segment.offset);
    }
}

// The levels of the x86-64 psABI, a bit each.
static void check_isa(const struct subject *subject, const struct check *check,
                      struct report *report)
{
    static const char *const levels[] = {"baseline", "v2", "v3", "v4"};
    const struct facts *facts = subject->facts;

    if (facts->elf.machine != EM_X86_64 && facts->elf.machine != EM_386)
        return;
    for (unsigned i = sizeof levels / sizeof *levels; --i > 0;)
        if (facts->notes.isa_needed & 1u << i) {
            report_add(report, check, none(), "GNU_PROPERTY_X86_ISA_1_NEEDED has x86-64-%s",
                       levels[i]);
            return;
        }
}

static void check_flags(const struct subject *subject, const struct check *check,
                        struct report *report)
{
    static const struct {
        uint64_t flag;
        enum severity severity;
        const char *text;
    } rows[] = {
        {DF_1_GLOBAL, SEVERITY_WARNING, "DF_1_GLOBAL: its exports join the scope of all"},
        {DF_1_INTERPOSE, SEVERITY_WARNING, "DF_1_INTERPOSE: its exports go before all others'"},
        {DF_1_INITFIRST, SEVERITY_WARNING, "DF_1_INITFIRST: it is started before what it needs"},
        {DF_1_NODELETE, SEVERITY_INFO, "DF_1_NODELETE: dlclose never unloads it"},
        {DF_1_NODEFLIB, SEVERITY_INFO, "DF_1_NODEFLIB: the system's folders are not searched"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (subject->facts->dynamic.flags_1 & rows[i].flag)
            report_add_as(report, check, rows[i].severity, none(), "%s", rows[i].text);
}

// Libraries whose every symbol has a version: glibc's, and those of GCC. What takes a symbol of them wants
// a version of them. libc.so.6 itself is always loaded.
static bool all_versioned(const struct facts *facts, struct span library)
{
    enum libc libc;

    return (floor_in_libc(facts, library, &libc) && libc == LIBC_GLIBC &&
            !span_is(library, "libc.so.6")) ||
           span_is(library, "libgcc_s.so.1") || span_is(library, "libstdc++.so.6");
}

static bool takes(const struct version_facts *versions, struct span library)
{
    for (uint64_t i = 0; i < versions->count; i++)
        if (span_same(versions->wanted[i].library, library))
            return true;
    return false;
}

// Lists are long only in hostile files: each is then looked at no further.
enum { NEEDED_MOST = 1000 };

static void check_unused(const struct subject *subject, const struct check *check,
                         struct report *report)
{
    const struct facts *facts = subject->facts;

    if (facts->versions.count == 0)
        return; // a linker that knows no versions
    for (uint64_t i = 0; i < facts->dynamic.name_count && i < NEEDED_MOST; i++) {
        struct span name = facts->dynamic.names[i].name;

        if (facts->dynamic.names[i].tag == DT_NEEDED && all_versioned(facts, name) &&
            !takes(&facts->versions, name))
            report_add(report, check, name, "needs %.*s, and wants no version of it",
                       SPAN_ARGS(name));
    }
}

static void check_soname(const struct subject *subject, const struct check *check,
                         struct report *report)
{
    const struct dynamic_facts *dynamic = &subject->facts->dynamic;

    for (uint64_t i = 0; i < dynamic->name_count; i++)
        if (dynamic->names[i].tag == DT_SONAME)
            report_add(report, check, dynamic->names[i].name, "DT_SONAME is \"%.*s\"",
                       SPAN_ARGS(dynamic->names[i].name));
}

static void check_copies(const struct subject *subject, const struct check *check,
                         struct report *report)
{
    const struct names *copies = &subject->facts->dynamic.copies;

    if (copies->count > 0)
        report_add(report, check, copies->name[0], "COPY relocations: %s",
                   sentence_of(copies).text);
}

static void check_now(const struct subject *subject, const struct check *check,
                      struct report *report)
{
    if (!subject->facts->dynamic.bind_now && subject->facts->dynamic.symbolic.count > 0)
        report_add(report, check, none(), "neither DT_BIND_NOW, DF_BIND_NOW nor DF_1_NOW is set");
}

// With separate code the segment that is executable holds no headers: these lie in a read-only one.
static void check_separate(const struct subject *subject, const struct check *check,
                           struct report *report)
{
    const struct elf *elf = &subject->facts->elf;

    for (uint64_t i = 0; i < elf->load_count; i++)
        if (elf->loads[i].offset == 0 && elf->loads[i].file_size > 0 &&
            (elf->loads[i].flags & PF_X))
            report_add(report, check, none(),
                       "PT_LOAD at %#" PRIx64 " is executable and holds the file's headers",
                       elf->loads[i].address);
}

static const struct check checks[] = {
    CHECK("init-code", SEVERITY_ERROR, PROFILES_ALL, KINDS_IMAGE, check_init,
          "where the program begins, and what is called before and after it, is code",
          "The kernel or ld.so jumps to e_entry, and ld.so calls DT_INIT and each pointer of "
          "DT_INIT_ARRAY, without a look at them: a crash before main, or in dlopen.",
          "Build the file again; a tool that edits it (patchelf, a packer) may have broken it."),
    CHECK("no-hash-table", SEVERITY_ERROR, PROFILES_ALL, KIND(KIND_SHARED), check_hash,
          "exported names can be looked up",
          "ld.so and dlsym find names by hash tables alone: without one each is an \"undefined "
          "symbol\".",
          "Link with -Wl,--hash-style=gnu (or both)."),
    CHECK(
        "load-alignment", SEVERITY_ERROR, PROFILES_ALL & ~PROFILE_ARCHIVE, KINDS_IMAGE,
        check_alignment,
        "segments are aligned for the largest pages that the machine's kernels have",
        "ld.so refuses it there: \"ELF load command alignment not page-aligned\" (older releases), "
        "or "
        "\"ELF load "
        "command address/offset not page-aligned\". aarch64 and ppc64le have kernels with 64 KiB.",
        "Link with -Wl,-z,max-page-size=65536 on aarch64 and ppc64le, 16384 on loongarch64."),
    CHECK(
        "isa-level", SEVERITY_WARNING, PROFILES_ALL, KINDS_IMAGE, check_isa,
        "any x86-64 processor will do",
        "ld.so of glibc 2.33 and later refuses the file on a lesser processor: \"CPU ISA level is "
        "lower than required\"; elsewhere it dies with SIGILL.",
        "Link without -Wl,-z,x86-64-v2 (v3, v4), and compile without -march; choose fast paths at "
        "run time."),
    CHECK(
        "load-flags", SEVERITY_WARNING, PROFILE_MODULE | PROFILE_INTERPRETER, KIND(KIND_SHARED),
        check_flags, "DT_FLAGS_1 asks the loader for nothing unusual",
        "ld.so then binds other files' names to this one, starts it out of turn, or never unloads "
        "it; musl knows none of these flags.",
        "Leave out -Wl,-z,global, -z interpose, -z initfirst, -z nodelete and -z nodefaultlib."),
    CHECK("needs-unused", SEVERITY_INFO, PROFILES_LIBC_ONLY, KINDS_IMAGE, check_unused,
          "of each needed library a symbol is wanted",
          "ld.so loads and relocates the library for nothing at every start, and fails where it is "
          "missing. (Told of libraries whose symbols all have versions: no version, no symbol.)",
          "Link with -Wl,--as-needed before the libraries."),
    CHECK(
        "module-soname", SEVERITY_INFO, PROFILE_MODULE, KIND(KIND_SHARED), check_soname,
        "an extension module has no DT_SONAME",
        "Nobody links with a module. ld.so takes a later library of that name for the one that is "
        "loaded already, whatever its path.",
        "Leave out -Wl,-soname (libtool: -module -avoid-version)."),
    CHECK("copy-relocation", SEVERITY_INFO, PROFILE_GLIBC | PROFILE_INTERPRETER, KINDS_EXECUTABLE,
          check_copies, "no variable of a library is copied into the executable",
          "ld.so copies it at the size it had when the program was linked: a library with a larger "
          "one gets \"Symbol `x' has different size in shared object, consider re-linking\", and "
          "reads past the copy.",
          "Compile with -fPIE, or -mno-direct-extern-access, in place of -fno-pie."),
    CHECK(
        "lazy-binding", SEVERITY_INFO, PROFILES_LIBC_ONLY, KINDS_IMAGE, check_now,
        "all symbols are bound when the file is loaded",
        "ld.so finds a missing function only when it is called, far from the start or import; and "
        "the "
        "tables of addresses stay writable.",
        "Link with -Wl,-z,now."),
    CHECK("separate-code", SEVERITY_INFO, PROFILES_LIBC_ONLY | PROFILE_STATIC, KINDS_IMAGE,
          check_separate, "only code is mapped executable",
          "The kernel maps headers, symbol names and constants executable too, where code reuse "
          "attacks look for instructions; in return the file is smaller.",
          "Link with -Wl,-z,separate-code."),
};

const struct check_family check_family_load = {checks, sizeof checks / sizeof *checks};
