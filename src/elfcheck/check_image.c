// What any executable or shared object must keep: honest tables, and no memory both writable and
// executable.
#include <inttypes.h>

#include "elfcheck/check.h"
#include "elfcheck/constants.h"
#include "elfcheck/machine.h"
#include "elfcheck/report.h"

static struct span none(void)
{
    return (struct span){0, 0};
}

static const char *segment_name(uint32_t type)
{
    switch (type) {
    case PT_DYNAMIC: return "PT_DYNAMIC";
    case PT_INTERP: return "PT_INTERP";
    case PT_NOTE: return "PT_NOTE";
    case PT_PHDR: return "PT_PHDR";
    case PT_TLS: return "PT_TLS";
    case PT_GNU_EH_FRAME: return "PT_GNU_EH_FRAME";
    case PT_GNU_RELRO: return "PT_GNU_RELRO";
    case PT_GNU_PROPERTY: return "PT_GNU_PROPERTY";
    default: return "a segment";
    }
}

static void check_decoy(const struct subject *subject, const struct check *check,
                        struct report *report)
{
    const struct segment_facts *segments = &subject->facts->segments;

    if (segments->decoys > 0)
        report_add(report, check, none(),
                   "%s has p_offset %#" PRIx64 ", but its p_vaddr is mapped from %#" PRIx64
                   " of the file (%" PRIu64 " such segments)",
                   segment_name(segments->decoy_type), segments->decoy_offset,
                   segments->decoy_mapped, segments->decoys);
}

static void check_sections(const struct subject *subject, const struct check *check,
                           struct report *report)
{
    const struct section_facts *sections = &subject->facts->sections;

    for (uint64_t i = 0; i < sections->lies.count && i < SAMPLES; i++)
        report_add(report, check, sections->lies.name[i], "%.*s%s%s",
                   SPAN_ARGS(sections->lies.name[i]), sections->lies.name[i].len > 0 ? " " : "",
                   sections->lie[i]);
    report_rest(report, check, sections->lies.count);
}

static void check_writable_code(const struct subject *subject, const struct check *check,
                                struct report *report)
{
    const struct segment_facts *segments = &subject->facts->segments;

    if (segments->writable_executable > 0)
        report_add(report, check, none(), "%" PRIu64 " PT_LOAD, the first at %#" PRIx64,
                   segments->writable_executable, segments->writable_executable_at);
}

static void check_stack(const struct subject *subject, const struct check *check,
                        struct report *report)
{
    const struct facts *facts = subject->facts;

    if (facts->segments.has_stack && (facts->segments.stack_flags & PF_X))
        report_add(report, check, none(), "PT_GNU_STACK has PF_X");
    else if (!facts->segments.has_stack && facts->machine && facts->machine->stack_executable)
        report_add(report, check, none(), "no PT_GNU_STACK, which means an executable stack on %s",
                   facts->machine->name);
}

static void check_text_relocations(const struct subject *subject, const struct check *check,
                                   struct report *report)
{
    const struct dynamic_facts *dynamic = &subject->facts->dynamic;

    if (dynamic->text_relocations)
        report_add(report, check, none(), "DT_TEXTREL, or DF_TEXTREL in DT_FLAGS, is set");
    if (dynamic->text_places > 0)
        report_add(report, check, none(),
                   "%" PRIu64
                   " relocations change memory that is not writable, the first at %#" PRIx64 "%s",
                   dynamic->text_places, dynamic->text_place,
                   dynamic->text_relocations ? "" : ": no flag tells ld.so to make it so");
}

// A dynamic table that is not writable at all needs no cover.
static bool covers_dynamic(const struct elf *elf)
{
    struct elf_segment dynamic, relro;
    const struct elf_segment *load;

    if (!elf_segment_of(elf, PT_DYNAMIC, &dynamic) || !elf_segment_of(elf, PT_GNU_RELRO, &relro))
        return true;
    load = elf_load_at(elf, dynamic.address);
    return !load || !(load->flags & PF_W) ||
           (dynamic.address >= relro.address &&
            dynamic.address - relro.address < relro.memory_size &&
            dynamic.memory_size <= relro.memory_size - (dynamic.address - relro.address));
}

// Only what is relocated, or calls through a table, has something to protect.
static void check_relro(const struct subject *subject, const struct check *check,
                        struct report *report)
{
    const struct segment_facts *segments = &subject->facts->segments;

    if (!segments->has_relro)
        report_add(report, check, none(), "no PT_GNU_RELRO");
    else if (!segments->relro_in_writable)
        report_add(report, check, none(), "PT_GNU_RELRO is not inside a writable PT_LOAD");
    else if (segments->relro_beyond)
        report_add_as(report, check, SEVERITY_ERROR, none(),
                      "PT_GNU_RELRO ends at %#" PRIx64 ", beyond its PT_LOAD", segments->relro_end);
    else if (!segments->relro_ends_on_page)
        report_add(report, check, none(),
                   "PT_GNU_RELRO ends at %#" PRIx64 ", inside a page: that page stays writable",
                   segments->relro_end);
    else if (!covers_dynamic(&subject->facts->elf))
        report_add(report, check, none(),
                   "PT_GNU_RELRO does not cover PT_DYNAMIC: a stray write there redirects lookups");
}

static void check_leak(const struct subject *subject, const struct check *check,
                       struct report *report)
{
    report_add_names(report, check, "holds \"", &subject->facts->leaks, "\"");
}

#define ROW(id, severity, kinds, ...) CHECK(id, severity, PROFILES_ALL, kinds, __VA_ARGS__)

static const struct check checks[] = {
    ROW("decoy-offset", SEVERITY_ERROR, KINDS_IMAGE, check_decoy,
        "segments have one place: their p_offset is where their p_vaddr is mapped from",
        "ld.so reads the dynamic table at p_vaddr, while readelf, libtree, lddtree and scanelf "
        "read "
        "p_offset: they are shown another table than the one that counts.",
        "Build the file again; no linker makes such a file, a tool or a person changed it."),
    ROW("sections-lie", SEVERITY_ERROR, KINDS_IMAGE, check_sections,
        "section headers, if there are any, agree with segments and dynamic table",
        "Loaders don't read section headers, but nm, objdump, gdb, auditwheel and many checkers "
        "read "
        "nothing else: they judge another program than the one that runs.",
        "Build the file again, or drop the headers wholly (llvm-strip --strip-sections); if a tool "
        "rewrote the file (patchelf, objcopy), use a newer one."),
    ROW("writable-code", SEVERITY_ERROR, KINDS_IMAGE, check_writable_code,
        "no memory is mapped both writable and executable",
        "The kernel maps it so: a stray write becomes code. SELinux (execmem) and hardened kernels "
        "refuse to start such a file.",
        "Drop -N/--omagic and linker scripts that join text and data; in assembly give sections "
        "the "
        "right flags."),
    ROW("executable-stack", SEVERITY_ERROR, KINDS_IMAGE, check_stack, "the stack is not executable",
        "The kernel gives the process an executable stack (and on i386 makes all readable memory "
        "executable); for a module, glibc 2.41 and later fail in dlopen: \"cannot enable "
        "executable "
        "stack as shared object requires\".",
        "Find the object without .note.GNU-stack (elfcheck on the archives names it), or link with "
        "-Wl,-z,noexecstack."),
    ROW("text-relocations", SEVERITY_ERROR, KINDS_IMAGE, check_text_relocations,
        "no read-only memory has to be relocated",
        "ld.so must make code writable and relocate it: every process has its own copy of the "
        "pages, "
        "SELinux refuses (execmod), and musl's static-pie start-up crashes.",
        "Compile everything with -fPIC or -fPIE; -Wl,-z,text makes the linker name the object."),
    ROW("relro", SEVERITY_WARNING, KINDS_IMAGE, check_relro,
        "what is only written by relocation is read-only afterwards",
        "ld.so (or the start-up code) calls mprotect on PT_GNU_RELRO, whole pages only; without it "
        "tables of function pointers stay writable. Beyond its PT_LOAD it takes other memory: a "
        "crash.",
        "Link with -Wl,-z,relro (and -z now for a dynamic file)."),
    ROW("build-path", SEVERITY_ERROR, KINDS_IMAGE | KIND(KIND_OBJECT), check_leak,
        "mapped bytes hold none of the paths given with --prefix-leak",
        "The program may look there at run time, where anybody might put files; and two builds in "
        "different folders give different bytes.",
        "Compile with -ffile-prefix-map=OLD=NEW (assert's __FILE__ is the usual source), and "
        "configure with the final prefix, installing through DESTDIR."),
};

const struct check_family check_family_image = {checks, sizeof checks / sizeof *checks};
