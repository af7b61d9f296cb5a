// What an archive as a whole must be: readable by every linker, for one machine, with a true index.
#include <inttypes.h>
#include <string.h>

#include "elfcheck/check.h"
#include "elfcheck/facts_archive.h"
#include "elfcheck/machine.h"
#include "elfcheck/properties.h"
#include "elfcheck/report.h"

// Points the report at member `index` for the next finding.
static void at_member(struct report *report, const struct archive_facts *archive, uint64_t index)
{
    report->member = archive->members[index].name;
}

static void at_archive(struct report *report)
{
    report->member = (struct span){0, 0};
}

static void check_empty(const struct subject *subject, const struct check *check,
                        struct report *report)
{
    if (subject->archive->member_count == 0 && subject->archive->faults.kept == 0)
        report_add(report, check, span_text(""), "it has no members");
}

// The members are not looked for: a path out of a file that is checked may lead anywhere.
static void check_thin(const struct subject *subject, const struct check *check,
                       struct report *report)
{
    report_add_names(report, check, "its member ", &subject->archive->elsewhere,
                     " is elsewhere and was not looked into");
}

static void check_no_index(const struct subject *subject, const struct check *check,
                           struct report *report)
{
    const struct archive_facts *archive = subject->archive;

    if (!archive->has_index && archive->defined.count > 0)
        report_add(report, check, span_text(""),
                   "%" PRIu64 " members define symbols, but there is no index",
                   archive->member_count);
}

static void check_bsd_index(const struct subject *subject, const struct check *check,
                            struct report *report)
{
    const struct archive_facts *archive = subject->archive;

    if (archive->index_bsd)
        report_add(report, check, span_text(""),
                   archive->index_bsd_name
                       ? "the index is a member #1/N called __.SYMDEF: GNU ld does not see it"
                       : "the index is a member __.SYMDEF: lld takes it for an object");
}

static void check_stale_index(const struct subject *subject, const struct check *check,
                              struct report *report)
{
    const struct archive_facts *archive = subject->archive;

    if (!archive->index_read || archive->lto_only || archive->faults.kept > 0)
        return;
    report_add_names(report, check, "the index lists ", &archive->index_stale,
                     ", which no member there defines");
    report_add_names(report, check, "the index lacks ", &archive->index_missing, "");
}

static void add_twins(const struct subject *subject, const struct twins *twins, const char *detail,
                      const struct check *check, struct report *report)
{
    const struct archive_facts *archive = subject->archive;

    for (uint64_t i = 0; i < twins->count && i < SAMPLES; i++) {
        struct span one = archive->members[twins->twin[i].one].name;

        at_member(report, archive, twins->twin[i].other);
        report_add(report, check, twins->twin[i].what, detail, SPAN_ARGS(twins->twin[i].what),
                   SPAN_ARGS(one));
        at_archive(report);
    }
    report_rest(report, check, twins->count);
}

static void check_duplicate_member(const struct subject *subject, const struct check *check,
                                   struct report *report)
{
    const struct twins *twins = &subject->archive->same_bytes;

    add_twins(subject, &subject->archive->same_name, "a second member called %.*s", check, report);
    for (uint64_t i = 0; i < twins->count && i < SAMPLES; i++) {
        at_member(report, subject->archive, twins->twin[i].other);
        report_add_as(report, check, SEVERITY_ERROR, (struct span){0, 0},
                      "the same object, byte for byte, is in the archive twice");
        at_archive(report);
    }
}

static void check_duplicate_symbol(const struct subject *subject, const struct check *check,
                                   struct report *report)
{
    add_twins(subject, &subject->archive->same_symbol, "%.*s is also defined by %.*s", check,
              report);
}

static const char *machine_label(const struct member_facts *member)
{
    const struct machine *machine = machine_of(member->machine);

    return machine ? machine->name : "another machine";
}

static void check_mixed(const struct subject *subject, const struct check *check,
                        struct report *report)
{
    const struct archive_facts *archive = subject->archive;
    const struct member_facts *first, *odd;

    if (archive->odd_floats > 0) {
        at_member(report, archive, archive->odd_floats);
        report_add(report, check, (struct span){0, 0},
                   "floating-point arguments are passed otherwise than in members before "
                   "(Tag_ABI_VFP_args)");
        at_archive(report);
    }
    if (archive->odd_machine == 0)
        return;
    first = &archive->members[archive->first_object];
    odd = &archive->members[archive->odd_machine];
    at_member(report, archive, archive->odd_machine);
    report_add(report, check, (struct span){0, 0},
               "%s, %u-bit, %s-endian, ABI flags %#" PRIx32
               "; but %.*s is %s, %u-bit, %s-endian, "
               "ABI flags %#" PRIx32,
               machine_label(odd), odd->is64 ? 64u : 32u, odd->big ? "big" : "little", odd->flags,
               SPAN_ARGS(first->name), machine_label(first), first->is64 ? 64u : 32u,
               first->big ? "big" : "little", first->flags);
    at_archive(report);
}

// What is wrong with a member that is no object, and the check that says so.
static const struct {
    const char *id, *detail;
} strangers[] = {
    [MEMBER_IMAGE] = {"archive-foreign-member", "an ELF file, but not a relocatable object"},
    [MEMBER_BITCODE] = {"lto-bitcode", "LLVM bitcode, no machine code"},
    [MEMBER_ARCHIVE] = {"archive-nested", "an archive inside the archive"},
    [MEMBER_EMPTY] = {"archive-foreign-member", "empty"},
    [MEMBER_OTHER] = {"archive-foreign-member", "not an ELF file"},
    [MEMBER_ELSEWHERE] = {NULL, NULL},
};

static void check_strangers(const struct subject *subject, const struct check *check,
                            struct report *report)
{
    const struct archive_facts *archive = subject->archive;

    for (uint64_t i = 0; i < archive->member_count; i++) {
        enum member_kind kind = archive->members[i].kind;

        if (!strangers[kind].id || strcmp(strangers[kind].id, check->id) != 0)
            continue;
        at_member(report, archive, i);
        report_add(report, check, (struct span){0, 0}, "%s", strangers[kind].detail);
        at_archive(report);
    }
}

static void check_protection(const struct subject *subject, const struct check *check,
                             struct report *report)
{
    const struct archive_facts *archive = subject->archive;

    for (uint64_t i = 0; i < archive->member_count; i++) {
        const struct member_facts *member = &archive->members[i];
        uint32_t lacking = archive->properties & ~member->properties;
        const char *name = property_name(member->machine, lacking);

        if (member->kind != MEMBER_OBJECT || *name == '\0')
            continue;
        at_member(report, archive, i);
        report_add(report, check, (struct span){0, 0}, "not marked for %s, as other members are",
                   name);
        at_archive(report);
    }
}

static void check_undated(const struct subject *subject, const struct check *check,
                          struct report *report)
{
    const struct archive_facts *archive = subject->archive;

    if (archive->dated > 0)
        report_add(report, check, span_text(""), "%" PRIu64 " members have a date", archive->dated);
    if (archive->owned > 0)
        report_add(report, check, span_text(""), "%" PRIu64 " members have an owner",
                   archive->owned);
}

#define ROW(id, severity, run, what, why, mend) \
    { \
        id, severity, PROFILE_ARCHIVE, KIND(KIND_ARCHIVE), false, run, what, why, mend \
    }

static const struct check checks[] = {
    ROW("archive-empty", SEVERITY_INFO, check_empty, "the archive has members",
        "Linkers take an empty archive without a word, so a library that was meant to be inside "
        "shows "
        "as undefined symbols later. (musl's libm.a and libpthread.a are empty on purpose.)",
        "Name the objects on ar's command line."),
    ROW("archive-thin", SEVERITY_WARNING, check_thin, "the archive holds its objects itself",
        "A thin archive holds only paths: linkers report \"No such file\" once the build folder is "
        "gone.",
        "Make it without ar's --thin (T)."),
    ROW("archive-no-index", SEVERITY_ERROR, check_no_index, "there is a symbol index",
        "GNU ld stops with \"archive has no index; run ranlib to add one\".",
        "Run ranlib, or ar with s."),
    ROW("archive-bsd-index", SEVERITY_ERROR, check_bsd_index,
        "the symbol index is GNU's, not BSD's",
        "Of the two ways to call BSD's index each linker for ELF knows one: GNU ld says \"archive "
        "has "
        "no index; run ranlib to add one\" (2.40), or lld \"archive member '__.SYMDEF' is neither "
        "ET_REL nor LLVM bitcode\" (14).",
        "Make the archive with GNU ar, or llvm-ar --format=gnu."),
    ROW("archive-stale-index", SEVERITY_ERROR, check_stale_index,
        "the index lists what the members define, no less and no more",
        "GNU ld looks only at the index: a symbol that it lacks is \"undefined reference\" "
        "although a "
        "member defines it.",
        "Run ranlib after the last change of a member (objcopy or strip on the archive, a "
        "concurrent "
        "ar)."),
    ROW("archive-duplicate-member", SEVERITY_WARNING, check_duplicate_member,
        "no two members have one name",
        "`ar x` and `ar d` see one of them only; the same object twice is a \"multiple "
        "definition\" "
        "with ld's --whole-archive.",
        "Give the objects different names, and list each once (libtool prefixes a convenience "
        "library's objects)."),
    ROW("archive-duplicate-symbol", SEVERITY_WARNING, check_duplicate_symbol,
        "no two members define one symbol (COMDAT groups, weak and common symbols aside)",
        "The linker silently takes the first, or stops at \"multiple definition\" when something "
        "else "
        "pulls both members in.",
        "Rename one of them, make it static, or leave one member out."),
    ROW("archive-mixed-machine", SEVERITY_ERROR, check_mixed,
        "all objects are for one machine, word size, byte order and float ABI",
        "Linkers skip or refuse the odd ones: \"incompatible with elf64-x86-64 output\".",
        "Clean the build folder: objects of another build are left in it, or one makefile calls "
        "the "
        "wrong compiler."),
    ROW("archive-foreign-member", SEVERITY_WARNING, check_strangers,
        "all members are relocatable ELF objects",
        "Linkers report \"member at ... is not an ELF object\" when they need it, and ignore it "
        "otherwise.",
        "Leave the file out of the archive."),
    ROW("archive-nested", SEVERITY_WARNING, check_strangers, "no member is itself an archive",
        "Linkers don't look inside: its symbols stay undefined.",
        "Unpack it and add its objects, or use ar's `addlib` (ar -M)."),
    ROW("lto-bitcode", SEVERITY_ERROR, check_strangers,
        "members are machine code, not LLVM bitcode",
        "Only an LLVM linker of the same or a later version can use them; GNU ld says \"file "
        "format "
        "not recognized\".",
        "Compile without -flto, or with -ffat-lto-objects."),
    ROW("archive-protection", SEVERITY_INFO, check_protection,
        "all objects are marked for the same protection of control flow (IBT, SHSTK, BTI, PAC)",
        "Linkers keep a mark only when every object has it: one without takes the protection from "
        "the whole program, silently.",
        "Compile all with -fcf-protection (x86) or -mbranch-protection (aarch64); hand-written "
        "assembly needs endbr64 or bti and a .note.gnu.property. ld -z cet-report=warning tells."),
    ROW("archive-undated", SEVERITY_INFO, check_undated,
        "member headers hold no dates, users or groups",
        "Two builds of the same source give different bytes; linkers don't care.",
        "Use ar's deterministic mode (D, the default of most distributions' binutils)."),
};

const struct check_family check_family_archive = {checks, sizeof checks / sizeof *checks};
