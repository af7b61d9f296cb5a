// Malformed input: what a reader could not follow. Each part of a file has a check of its own.
#include <inttypes.h>

#include "elfcheck/archive.h"
#include "elfcheck/check.h"
#include "elfcheck/facts_archive.h"
#include "elfcheck/report.h"

static void report_faults(const struct faults *faults, enum fault_part part,
                          const struct check *check, struct report *report)
{
    uint64_t told = 0;

    for (unsigned i = 0; i < faults->kept; i++)
        if (faults->fault[i].part == part) {
            report_add(report, check, (struct span){0, 0}, "%s %" PRIu64, faults->fault[i].what,
                       faults->fault[i].value);
            told++;
        }
    // All that were not kept, of this part: report_rest takes a total of which SAMPLES are told.
    report_rest(report, check, faults->count[part] - told + SAMPLES);
}

// The checks of parts stand in the order of enum fault_part.
static void check_part(const struct subject *subject, const struct check *check,
                       struct report *report)
{
    const struct faults *faults =
        subject->facts ? &subject->facts->faults : &subject->archive->faults;

    report_faults(faults, (enum fault_part)(check - check_family_malformed.checks), check, report);
}

static void check_unusable_sections(const struct subject *subject, const struct check *check,
                                    struct report *report)
{
    report_faults(&subject->facts->faults, FAULT_SECTIONS, check, report);
}

static void check_format(const struct subject *subject, const struct check *check,
                         struct report *report)
{
    const struct facts *facts = subject->facts;
    struct span file = facts->elf.file;

    if (facts->faults.kept > 0)
        return;
    report_add(report, check, span_text(""), "%s",
               file.len == 0           ? "the file is empty"
               : archive_bitcode(file) ? "LLVM bitcode (of -flto): no machine code, and no ELF file"
                                       : "neither an ELF file nor an ar archive");
}

#define IMAGES (KINDS_IMAGE | KIND(KIND_UNKNOWN) | KIND(KIND_CORE) | KIND(KIND_DEBUG))
#define ELFS (IMAGES | KIND(KIND_OBJECT))

static const struct check checks[] = {
    [FAULT_HEADER] = {"malformed-header", SEVERITY_ERROR, PROFILES_ALL, ELFS, true, check_part,
                      "the ELF header and program header table can be followed",
                      "The kernel's ELF loader and ld.so return ENOEXEC or \"invalid ELF header\"; "
                      "linkers say \"file format not recognized\".",
                      "Build or copy the file again: it is truncated, overwritten, or not for a "
                      "loader."},
    [FAULT_SEGMENTS] =
        {"malformed-segments", SEVERITY_ERROR, PROFILES_ALL, IMAGES, true, check_part,
         "PT_LOADs are inside the file, ascending, disjoint and congruent; other "
         "segments are single",
         "ld.so refuses such files (\"ELF load command address/offset not "
         "page-aligned\", \"object file has no loadable segments\"), the kernel maps "
         "them wrongly or kills the process with SIGBUS at the first missing page.",
         "Build the file again; if a tool rewrote it (patchelf, strip, objcopy), use "
         "a newer one or leave that step out."},
    [FAULT_SECTIONS] = {"malformed-sections", SEVERITY_ERROR, PROFILES_ALL, KIND(KIND_OBJECT), true,
                        check_part, "the section headers of an object file can be followed",
                        "Linkers read objects by sections alone and reject the file (\"bad section "
                        "index\", \"file truncated\").",
                        "Compile the object again."},
    [FAULT_DYNAMIC] =
        {"malformed-dynamic", SEVERITY_ERROR, PROFILES_ALL, IMAGES, true, check_part,
         "the dynamic table is mapped, ends in DT_NULL and its strings have ends",
         "ld.so walks the table until DT_NULL and reads strings without a bound: it "
         "crashes, or loads what the bytes behind the table happen to name.",
         "Build the file again; a tool that edits NEEDED or RPATH may have broken it."},
    [FAULT_SYMBOLS] = {"malformed-symbols", SEVERITY_ERROR, PROFILES_ALL, ELFS, true, check_part,
                       "symbol tables, their names and hash tables can be followed",
                       "ld.so walks hash chains without a bound (it hangs or crashes in "
                       "do_lookup_x), linkers report \"invalid string offset\".",
                       "Build the file again."},
    [FAULT_VERSIONS] = {"malformed-versions", SEVERITY_ERROR, PROFILES_ALL, IMAGES, true,
                        check_part,
                        "the version tables can be followed and name libraries that are needed",
                        "ld.so checks each wanted version before it relocates anything: a broken "
                        "chain ends in \"no version information available\" or a crash.",
                        "Build the file again; a tool that edits NEEDED must edit DT_VERNEED too."},
    [FAULT_RELOCATIONS] = {"malformed-relocations", SEVERITY_ERROR, PROFILES_ALL, ELFS, true,
                           check_part,
                           "relocation tables have whole entries that name symbols and places that "
                           "exist",
                           "ld.so and linkers write where a relocation says: outside of a segment "
                           "that is a crash at load, or memory changed at random.",
                           "Build the file again."},
    [FAULT_NOTES] =
        {"malformed-notes", SEVERITY_WARNING, PROFILES_ALL, IMAGES, false, check_part,
         "notes lie inside their segment",
         "ld.so passes over notes that make no sense: an ABI or property note among them is not "
         "heeded, and debuggers find no build-id. patchelf before 0.14 leaves such files, as are "
         "in "
         "wheels of 2020.",
         "Build the file again; if a tool rewrote it (patchelf, auditwheel), use a newer one."},
    [FAULT_ARCHIVE] =
        {"malformed-archive", SEVERITY_ERROR, PROFILES_ALL, KIND(KIND_ARCHIVE), true, check_part,
         "every member header, name and index entry can be followed",
         "Linkers stop at \"malformed archive\", or link the members before the fault "
         "and report those behind it as undefined symbols.",
         "Make the archive again with ar (a full disk or a killed ar leaves such "
         "files)."},
    {"unknown-format", SEVERITY_ERROR, PROFILES_ALL, KIND(KIND_UNKNOWN), true, check_format,
     "the file is an ELF file, an ar archive or a wheel",
     "The linker takes an unknown file for a linker script, the kernel answers ENOEXEC.",
     "Name ELF executables, shared objects, object files, ar archives or wheels (.whl, or with "
     "--profile wheel); compile without -flto, or with -ffat-lto-objects."},
    {"unusable-sections", SEVERITY_WARNING, PROFILES_ALL, KINDS_IMAGE, false,
     check_unusable_sections, "the section headers, if there are any, can be followed",
     "Loaders don't read section headers, but nm, objdump, gdb, strip and most checkers see "
     "nothing "
     "without them.",
     "Build the file again, or drop the headers wholly (llvm-strip --strip-sections)."},
};

const struct check_family check_family_malformed = {checks, sizeof checks / sizeof *checks};
