// What lets `import` load an extension module, and what keeps the module to itself.
#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#include "elfcheck/check.h"
#include "elfcheck/constants.h"
#include "elfcheck/floor.h"
#include "elfcheck/machine.h"
#include "elfcheck/punycode.h"
#include "elfcheck/report.h"
#include "elfcheck/sentence.h"
#include "elfcheck/tag.h"

static struct span none(void)
{
    return (struct span){0, 0};
}

// The name that `import` knows the file by: "_x" of "dir/_x.cpython-313-x86_64-linux-gnu.so".
static struct span stem_of(struct span name)
{
    struct span stem;
    uint64_t slash, dot;

    while (span_find(name, span_text("/"), &slash))
        name = span_from(name, slash + 1);
    stem = name;
    if (span_find(name, span_text("."), &dot))
        span_sub(name, 0, dot, &stem);
    return stem;
}

static bool is_ascii(struct span name)
{
    for (uint64_t i = 0; i < name.len; i++)
        if (name.at[i] >= 128)
            return false;
    return true;
}

static bool is_for(struct span symbol, const char *prefix, struct span stem)
{
    return span_starts(symbol, prefix) && span_same(span_from(symbol, strlen(prefix)), stem);
}

// A name outside of ASCII is in punycode there. One that cannot be told may have any.
static bool starts_module(struct span symbol, struct span stem)
{
    char code[256];

    if (is_ascii(stem))
        return is_for(symbol, "PyInit_", stem) || is_for(symbol, "PyModExport_", stem);
    if (!punycode_of(stem, code, sizeof code))
        return span_starts(symbol, "PyInitU_") || span_starts(symbol, "PyModExportU_");
    return is_for(symbol, "PyInitU_", span_text(code)) ||
           is_for(symbol, "PyModExportU_", span_text(code));
}

// What a wheel brings may be opened by other code than `import`, under any name, and most modules leak: in
// a wheel these weigh less.
static enum severity weight(const struct subject *subject, const struct check *check,
                            enum severity packed)
{
    return subject->profile & PROFILE_WHEEL ? packed : check->severity;
}

static void check_init(const struct subject *subject, const struct check *check,
                       struct report *report)
{
    const struct export_facts *exports = &subject->facts->exports;
    struct span stem = stem_of(report->member.len > 0 ? report->member : span_text(report->file));
    struct names others = {.count = exports->init_count};
    bool found = exports->init_count > INITS_KEPT; // one of those that were not kept may be it
    uint64_t bad = INITS_KEPT;

    for (uint64_t i = 0; i < exports->init_count && i < INITS_KEPT; i++) {
        if (starts_module(exports->init[i], stem)) {
            found |= exports->init_state[i] == INIT_FOUND;
            bad = exports->init_state[i] != INIT_FOUND ? i : bad;
        }
        if (i < SAMPLES)
            others.name[i] = exports->init[i];
    }
    if (!found && bad < INITS_KEPT)
        report_add_as(report, check, weight(subject, check, SEVERITY_WARNING), stem,
                      exports->init_state[bad] == INIT_LOST
                          ? "%.*s is there, but the hash table does not lead to it"
                          : "%.*s is not in executable memory: import crashes",
                      SPAN_ARGS(exports->init[bad]));
    else if (!found)
        report_add_as(report, check, weight(subject, check, SEVERITY_WARNING), stem,
                      "PyInit_%.*s is not exported%s%s", SPAN_ARGS(stem),
                      others.count > 0 ? ", but " : "",
                      others.count > 0 ? sentence_of(&others).text : "");
}

// With each origin: how many, and which; and whether somebody else's definitions may be taken for them.
static void check_leak(const struct subject *subject, const struct check *check,
                       struct report *report)
{
    const struct export_facts *exports = &subject->facts->exports;
    enum severity severity = weight(subject, check, SEVERITY_INFO);

    for (unsigned i = 0; exports_origin(i) && i < ORIGINS_MOST; i++)
        if (exports->origin[i].count > 0)
            report_add_as(report, check, severity, exports->origin[i].name[0],
                          "%" PRIu64 " of %s: %s", exports->origin[i].count, exports_origin(i),
                          sentence_of(&exports->origin[i]).text);
    if (exports->leaks.count > 0 && exports->self_relocations > 0)
        report_add_as(report, check, severity, none(),
                      "%" PRIu64
                      " of its own references go by name: another definition takes them over",
                      exports->self_relocations);
}

// That a name is missing from the table of the newest Python that elfcheck knows is no proof for newer ones.
static void check_abi3(const struct subject *subject, const struct check *check,
                       struct report *report)
{
    const struct names *unstable = &subject->facts->exports.unstable;

    if (tag_is_stable(span_text(report->file)) && unstable->count > 0)
        report_add(report, check, unstable->name[0], "%s: not in the stable ABI of 3.%u or before",
                   sentence_of(unstable).text, stable_abi_newest);
}

static void check_abi3_floor(const struct subject *subject, const struct check *check,
                             struct report *report)
{
    const struct names *stable = subject->facts->exports.stable;

    for (unsigned minor = STABLE_ABI_MINORS; minor-- > 0;)
        if (tag_is_stable(span_text(report->file)) && stable[minor].count > 0) {
            report_add(report, check, stable[minor].name[0], "Python 3.%u or later, for %s", minor,
                       sentence_of(&stable[minor]).text);
            return;
        }
}

static void check_unique(const struct subject *subject, const struct check *check,
                         struct report *report)
{
    report_add_names(report, check, "", &subject->facts->exports.unique, " is STB_GNU_UNIQUE");
}

static void check_runtime(const struct subject *subject, const struct check *check,
                          struct report *report)
{
    if (subject->facts->exports.runtime)
        report_add(report, check, span_text("_PyRuntime"),
                   "it defines _PyRuntime, Py_Initialize or PyType_Type");
}

static void check_old_python(const struct subject *subject, const struct check *check,
                             struct report *report)
{
    report_add_names(report, check, "wants ", &subject->facts->exports.old_python, "");
}

// glibc keeps this much of every thread's first TLS block for what dlopen brings (rtld.optional_static_tls
// and the like), and rounds up to 64: more than all of it can never fit. musl keeps nothing.
enum { TLS_MOST = 1664 + 63 };

static void check_static_tls(const struct subject *subject, const struct check *check,
                             struct report *report)
{
    const struct export_facts *exports = &subject->facts->exports;
    bool musl = subject->target == LIBC_MUSL || floor_libc(subject->facts) == LIBC_MUSL;

    if (exports->tls_size == 0 ||
        (exports->tls_static == 0 && !(subject->facts->dynamic.flags & DF_STATIC_TLS)))
        return;
    report_add_as(report, check,
                  musl || exports->tls_size > TLS_MOST ? SEVERITY_ERROR : SEVERITY_WARNING, none(),
                  "%" PRIu64 " bytes of its TLS must lie in the initial block (%" PRIu64
                  " relocations)%s",
                  exports->tls_size, exports->tls_static,
                  musl                           ? ": musl's dlopen refuses that always"
                  : exports->tls_size > TLS_MOST ? ": glibc has room for 1727 at most"
                                                 : "");
}

static void check_refused(const struct subject *subject, const struct check *check,
                          struct report *report)
{
    const struct facts *facts = subject->facts;

    if (facts->elf.type == ET_EXEC)
        report_add(report, check, none(), "e_type is ET_EXEC");
    if (!facts->segments.has_dynamic)
        report_add(report, check, none(), "there is no PT_DYNAMIC");
    if (facts->dynamic.flags_1 & DF_1_NOOPEN)
        report_add(report, check, none(), "DF_1_NOOPEN is set in DT_FLAGS_1");
    if (facts->dynamic.flags_1 & DF_1_PIE)
        report_add(report, check, none(), "DF_1_PIE is set in DT_FLAGS_1");
}

// The bits of e_flags that ld.so or the ABI of its own libraries compare.
static void check_flags(const struct subject *subject, const struct check *check,
                        struct report *report)
{
    static const struct {
        uint16_t machine;
        uint32_t mask, value;
        const char *want;
    } rows[] = {
        {EM_ARM, 0xff000000, 0x05000000, "EABI version 5"},
        {EM_ARM, 0x600, 0x400, "the hard-float ABI of armhf"},
        {EM_RISCV, 0x6, 0x4, "the double-float ABI of lp64d"},
        {EM_PPC64, 0x3, 0x2, "ELFv2"},
    };
    const struct elf *elf = &subject->facts->elf;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (elf->machine == rows[i].machine && libc_platform_of(elf) &&
            (elf->flags & rows[i].mask) != rows[i].value)
            report_add(report, check, none(), "e_flags is %#" PRIx32 ": not %s", elf->flags,
                       rows[i].want);
    if (elf->osabi != 0 && elf->osabi != 3)
        report_add(report, check, none(), "EI_OSABI is %u: neither System V nor GNU", elf->osabi);
    if (elf->osabi == 0 && elf->abi_version != 0)
        report_add(report, check, none(), "EI_ABIVERSION is %u, not 0", elf->abi_version);
    for (unsigned i = EI_ABIVERSION + 1; i < EI_NIDENT; i++)
        if (elf->file.at[i] != 0) {
            report_add(report, check, none(), "byte %u of e_ident is %u, not 0", i,
                       elf->file.at[i]);
            break;
        }
}

#define ROW(id, severity, ...) CHECK(id, severity, PROFILE_MODULE, KINDS_IMAGE, __VA_ARGS__)
// What is held against the modules in a wheel, too.
#define PACKED(id, severity, ...) \
    CHECK(id, severity, PROFILE_MODULE | PROFILE_WHEEL, KINDS_IMAGE, __VA_ARGS__)

static const struct check checks[] = {
    PACKED(
        "exports-init", SEVERITY_ERROR, check_init,
        "the function that `import` calls is exported under the name of the file",
        "dlsym finds nothing else: \"ImportError: dynamic module does not define module export "
        "function (PyInit_x)\". -fvisibility=hidden hides a PyInit that was declared by hand.",
        "Declare it PyMODINIT_FUNC, give it the name of the file up to its first dot, and keep it "
        "in the version script."),
    PACKED(
        "exports-leak", SEVERITY_WARNING, check_leak,
        "an extension module exports its init function and nothing else",
        "Other modules that are loaded into the same scope may bind to these names, and where an "
        "executable or a library before it exports the same name, ld.so gives this module that "
        "definition instead of its own.",
        "Link with a version script { global: PyInit_*; local: *; }; -Wl,--exclude-libs,ALL hides "
        "what comes out of archives, -fvisibility=hidden what is compiled here."),
    PACKED("exports-unique", SEVERITY_WARNING, check_unique,
           "no symbol is bound process-wide (STB_GNU_UNIQUE)",
           "ld.so binds it to the first definition of the whole process, RTLD_LOCAL or not, and "
           "never unloads the module; two versions of one C++ template then share one variable.",
           "Compile with -fno-gnu-unique, or hide it with a version script."),
    PACKED("embeds-libpython", SEVERITY_ERROR, check_runtime,
           "an extension module holds no interpreter of its own",
           "Its calls go to a second runtime that nobody has started: a crash at the first object "
           "(\"PyThreadState_Get: ... the GIL is released\").",
           "Drop libpythonX.Y.a from the link: the interpreter brings these symbols."),
    PACKED("old-python-abi", SEVERITY_ERROR, check_old_python,
           "no symbol of an old Python's ABI is wanted",
           "No Python since 3.3 (PyUnicodeUCS*), 3.7 (PyFPE_*) or 3.0 (Py_InitModule4*) has it: "
           "\"ImportError: ... undefined symbol\".",
           "Compile for the Python that is to import it."),
    ROW("abi3-names", SEVERITY_WARNING, check_abi3,
        "a module called .abi3.so wants names of the stable ABI alone",
        "Each Python 3 loads it, and only these names are in all: \"ImportError: ... undefined "
        "symbol\", or a crash where a name now means another thing.",
        "Compile with -DPy_LIMITED_API=0x03090000 (or so): the headers then hide the rest."),
    ROW("abi3-floor", SEVERITY_INFO, check_abi3_floor, "any Python 3 can load an .abi3.so",
        "Names came into the stable ABI one by one: an older Python says \"undefined symbol\". The "
        "wheel's tag (cp39-abi3) must be of this Python or a newer one.",
        "Nothing, when that is the oldest Python you mean; else set Py_LIMITED_API lower."),
    PACKED("module-static-tls", SEVERITY_WARNING, check_static_tls,
           "thread-local variables need no place in the initial TLS block",
           "dlopen comes too late for that: glibc has a small reserve (\"cannot allocate memory in "
           "static TLS block\"), musl none (\"initial-exec TLS resolves to dynamic definition\").",
           "Compile everything in it with -fPIC and without -ftls-model=initial-exec; jemalloc: "
           "--disable-initial-exec-tls."),
    PACKED(
        "module-refused", SEVERITY_ERROR, check_refused, "dlopen takes the file",
        "ld.so refuses it: \"cannot dynamically load executable\", \"cannot dynamically load "
        "position-independent executable\", \"shared object cannot be dlopen()ed\", \"object file "
        "has no dynamic section\".",
        "Link with -shared, and without -pie and -z nodlopen."),
    PACKED("module-flags", SEVERITY_ERROR, check_flags,
           "e_flags and e_ident are those of the machine's Linux ABI",
           "ld.so says \"ELF file OS ABI invalid\", \"ELF file ABI version invalid\" or \"nonzero "
           "padding in e_ident\", or skips the file as one for another ABI: arguments in the wrong "
           "registers would follow.",
           "Compile with the -mfloat-abi, -mabi and target of the interpreter."),
};

const struct check_family check_family_module = {checks, sizeof checks / sizeof *checks};
