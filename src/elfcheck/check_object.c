// What each object of an archive must be: position-independent, machine code, for the right libc.
#include <inttypes.h>

#include "elfcheck/check.h"
#include "elfcheck/facts_archive.h"
#include "elfcheck/machine.h"
#include "elfcheck/report.h"

static struct span none(void)
{
    return (struct span){0, 0};
}

static void add_relocs(const struct reloc_samples *samples, const struct check *check,
                       struct report *report)
{
    for (uint64_t i = 0; i < samples->count && i < SAMPLES; i++) {
        const struct reloc_sample *one = &samples->sample[i];

        report_add(report, check, one->symbol, "%s against `%.*s' at %.*s+%#" PRIx64,
                   one->reloc->name, SPAN_ARGS(one->symbol), SPAN_ARGS(one->section), one->offset);
    }
    report_rest(report, check, samples->count);
}

static void check_not_pic(const struct subject *subject, const struct check *check,
                          struct report *report)
{
    add_relocs(&subject->facts->object.not_pic, check, report);
}

static void check_pie_only(const struct subject *subject, const struct check *check,
                           struct report *report)
{
    add_relocs(&subject->facts->object.pie_only, check, report);
}

static void check_text(const struct subject *subject, const struct check *check,
                       struct report *report)
{
    add_relocs(&subject->facts->object.text, check, report);
}

static void check_ungraded(const struct subject *subject, const struct check *check,
                           struct report *report)
{
    const struct facts *facts = subject->facts;

    if (!facts->object.graded)
        report_add(report, check, none(), "machine %u%s%s", facts->elf.machine,
                   facts->machine ? ", " : "", facts->machine ? facts->machine->name : "");
}

static void check_initial_tls(const struct subject *subject, const struct check *check,
                              struct report *report)
{
    if (subject->facts->object.relocs_initial_tls > 0)
        report_add(report, check, none(), "%" PRIu64 " initial-exec TLS relocations",
                   subject->facts->object.relocs_initial_tls);
}

static void check_stack(const struct subject *subject, const struct check *check,
                        struct report *report)
{
    const struct object_facts *object = &subject->facts->object;
    const struct machine *machine = subject->facts->machine;

    if (object->stack_note_executable)
        report_add(report, check, none(), ".note.GNU-stack asks for an executable stack");
    else if (!object->has_stack_note && object->has_content && machine && machine->stack_executable)
        report_add(report, check, none(),
                   "no .note.GNU-stack, which means an executable stack on %s", machine->name);
}

static void check_lto_slim(const struct subject *subject, const struct check *check,
                           struct report *report)
{
    if (subject->facts->object.lto_slim)
        report_add(report, check, none(), "GCC's intermediate code, no machine code");
}

static void check_lto_fat(const struct subject *subject, const struct check *check,
                          struct report *report)
{
    if (subject->facts->object.lto_fat)
        report_add(report, check, none(), "intermediate code beside the machine code");
}

// The libc that an object's symbols must not belong to; LIBC_UNKNOWN when no target was named.
static enum libc other_libc(const struct subject *subject)
{
    switch (subject->target) {
    case LIBC_MUSL: return LIBC_GLIBC;
    case LIBC_GLIBC: return LIBC_MUSL;
    default: return LIBC_UNKNOWN;
    }
}

static void add_libc_uses(const struct subject *subject, bool compiled, const struct check *check,
                          struct report *report)
{
    enum libc other = other_libc(subject);
    const struct libc_use *use = &subject->facts->object.foreign[other];

    for (uint64_t i = 0; other != LIBC_UNKNOWN && i < use->count && i < LIBC_USES; i++)
        if (use->use[i].row->compiled == compiled)
            report_add(report, check, use->use[i].symbol, "asks for %.*s: %s",
                       SPAN_ARGS(use->use[i].symbol), use->use[i].row->why);
}

static void check_libc(const struct subject *subject, const struct check *check,
                       struct report *report)
{
    add_libc_uses(subject, true, check, report);
}

static void check_libc_function(const struct subject *subject, const struct check *check,
                                struct report *report)
{
    add_libc_uses(subject, false, check, report);
}

static void check_warning(const struct subject *subject, const struct check *check,
                          struct report *report)
{
    report_add_names(report, check, "using ", &subject->facts->object.warnings,
                     " makes the linker warn");
}

static void check_common(const struct subject *subject, const struct check *check,
                         struct report *report)
{
    if (!subject->facts->object.lto_slim)
        report_add_names(report, check, "", &subject->facts->object.common, " is a common symbol");
}

#define ROW(id, severity, ...) CHECK(id, severity, PROFILE_ARCHIVE, KIND(KIND_OBJECT), __VA_ARGS__)

static const struct check checks[] = {
    ROW("not-pic", SEVERITY_ERROR, check_not_pic,
        "no mapped byte needs an absolute address in an instruction or a narrow field",
        "The linker refuses it in a shared object and in a PIE: \"relocation R_X86_64_32 against "
        "`.rodata' can not be used when making a shared object; recompile with -fPIC\".",
        "Compile with -fPIC. If the build ignores CFLAGS, give it as part of CC, and look for a "
        "hard-coded compiler; hand-written assembly needs a PIC variant (often a configure "
        "option)."),
    ROW("pie-only", SEVERITY_ERROR, check_pie_only,
        "no code reaches a symbol that another object may define by its distance, or an "
        "executable's "
        "own TLS",
        "Compiled with -fPIE or as part of an executable: it links into executables only. In a "
        "shared "
        "object the linker says \"relocation R_X86_64_PC32 against symbol `x' can not be used when "
        "making a shared object\", unless the symbol is made hidden there; local-exec TLS never "
        "links.",
        "Compile with -fPIC, not -fPIE (the default of many distributions' gcc)."),
    ROW("text-relocation", SEVERITY_ERROR, check_text,
        "no read-only section holds addresses that are known only at load",
        "A shared object or PIE gets DT_TEXTREL: ld.so must make code writable (SELinux and musl's "
        "static-pie refuse), each process has its own copy of the pages; lld and `ld -z text` "
        "refuse "
        "to link.",
        "Compile with -fPIC; in assembly put tables of addresses into .data.rel.ro, or store "
        "distances."),
    ROW("pic-unknown", SEVERITY_INFO, check_ungraded,
        "the relocations of this machine are known to elfcheck",
        "Without its table nothing can be said of position independence: link the archive with "
        "-shared --whole-archive to find out.",
        "Add a row to src/elfcheck/machine.c."),
    ROW("initial-exec-tls", SEVERITY_INFO, check_initial_tls,
        "thread-local variables are not bound to the initial TLS block",
        "In a shared object it sets DF_STATIC_TLS: dlopen fails with \"cannot allocate memory in "
        "static TLS block\" on glibc when the surplus is used up, always on musl. In an executable "
        "it is fine.",
        "Leave out -ftls-model=initial-exec for code that goes into modules."),
    ROW("executable-stack-member", SEVERITY_ERROR, check_stack,
        "every object says that it needs no executable stack",
        "One object without .note.GNU-stack makes the linker give the whole program an executable "
        "stack (\"missing .note.GNU-stack section implies executable stack\"); glibc 2.41 and "
        "later "
        "refuse to dlopen such a module.",
        "In assembly: .section .note.GNU-stack,\"\",%progbits. Or pass -Wa,--noexecstack, or link "
        "with -z noexecstack."),
    ROW("lto-slim", SEVERITY_ERROR, check_lto_slim,
        "objects hold machine code, not GCC's intermediate code alone",
        "Only the same version of GCC can link them; any other linker says \"plugin needed to "
        "handle "
        "lto object\" and finds no symbols.",
        "Compile without -flto, or with -ffat-lto-objects."),
    ROW("lto-fat", SEVERITY_INFO, check_lto_fat, "objects hold no intermediate code",
        "Linkers use the machine code; the rest doubles the archive's size and is of use to the "
        "same "
        "compiler only.",
        "Compile without -flto, or strip with objcopy -R '.gnu.lto_*'."),
    ROW("foreign-libc", SEVERITY_ERROR, check_libc,
        "objects were compiled with the headers of the libc they are meant for (--libc)",
        "The names come out of the other libc's headers: the linker reports some as undefined, and "
        "those that link bring struct layouts and constants of the wrong libc.",
        "Compile with the target's compiler: look for a makefile that sets CC=gcc, or a configure "
        "test that found the machine's own compiler."),
    ROW("foreign-libc-function", SEVERITY_WARNING, check_libc_function,
        "objects call no function that only another libc has (--libc)",
        "The linker reports it as undefined, unless another library of the link defines it.",
        "Turn the feature off in configure, or link a library that has the function."),
    ROW("linker-warning", SEVERITY_INFO, check_warning, "no symbol carries a warning for its users",
        "The linker prints the warning for each program that uses the symbol (\"Using "
        "'getaddrinfo' in "
        "statically linked applications requires at runtime the shared libraries\").",
        "Nothing, unless the symbol is used."),
    ROW("common-symbol", SEVERITY_WARNING, check_common, "no variable is a common symbol",
        "The linker merges variables of one name from all objects into one, silently: two "
        "libraries "
        "with a `debug` share it.",
        "Compile with -fno-common (GCC's default since 10), and declare shared variables `extern` "
        "in "
        "headers."),
};

const struct check_family check_family_object = {checks, sizeof checks / sizeof *checks};
