// Which extension modules import finds by the suffix of their names, and that they are what ld.so opens.
#include "elfcheck/wheel_suffix.h"

#include "elfcheck/constants.h"
#include "elfcheck/floor.h"
#include "elfcheck/wheel.h"

// PEP 803: the first Python that imports .abi3t.so.
enum { ABI3T_MINOR = 15 };

static const struct span nothing;

// A bit for each family of the platforms that the wheel claims.
static unsigned families(const struct wheel_name *name)
{
    unsigned bits = 0;
    struct platform platform;

    for (unsigned i = 0; i < name->platform.count; i++) {
        platform_of(name->platform.part[i], &platform);
        bits |= 1u << platform.family;
    }
    return bits;
}

// What ld.so opens is a shared object. One that can be started too (PT_INTERP) is a program only when it says so.
// A malformed file is told as such.
static void judge_kind(struct wheel *wheel, struct span name, const struct facts *facts)
{
    bool named = tag_of_module(name).len > 0 || tag_is_stable(name);

    if (!facts) {
        if (named && (families(&wheel->name) & ~(1u << PLATFORM_PURE | 1u << PLATFORM_FOREIGN)))
            wheel_issue(&wheel->issues, WHEEL_TAG_SUFFIX, name,
                        "it is called an extension module, and is no ELF file", nothing);
    } else if ((named || span_ends(name, ".so")) && facts->kind != KIND_SHARED &&
               facts->kind != KIND_UNKNOWN &&
               (facts->kind != KIND_DYNAMIC_PIE || (facts->dynamic.flags_1 & DF_1_PIE))) {
        wheel_issue(&wheel->issues, WHEEL_TAG_SUFFIX, name, "it is no shared object but of kind",
                    span_text(kind_name(facts->kind)));
    }
}

static void refuse(struct wheel *wheel, struct span name, const char *what, struct span which)
{
    wheel_issue(&wheel->issues, WHEEL_TAG_SUFFIX, name, what, which);
}
#define NOT_FOR "no interpreter of the wheel's tags imports what is for "

// "x86_64-linux-gnu" behind the version in a module's name: the machine is the file's own. A Python on musl may call
// itself gnu (all did before bpo-43112), one on glibc never musl.
static void judge_triplet(struct wheel *wheel, struct span name, struct span version,
                          const struct facts *facts)
{
    const struct libc_platform *platform = libc_platform_of(&facts->elf);
    struct span arch, rest = span_from(name, (uint64_t)(version.at - name.at) + version.len);
    uint64_t at;

    if (!platform || !span_starts(rest, "-") || !span_ends(rest, ".so"))
        return;
    span_sub(rest, 1, rest.len - 1 - span_text(".so").len, &rest);
    arch = rest;
    if (span_find(rest, span_text("-"), &at))
        span_sub(rest, 0, at, &arch);
    if (!span_is(arch, platform->machine == EM_ARM ? "arm" : platform->musl) ||
        (span_find(rest, span_text("-musl"), &at) &&
         families(&wheel->name) == 1u << PLATFORM_MANYLINUX))
        refuse(wheel, name, NOT_FOR "Python on", rest);
}

// An extension module for one CPython only in a wheel that claims others. Wheels without an ABI may
// bring a module for each of several.
static void judge_version(struct wheel *wheel, struct span name, struct span version)
{
    bool claimed = false;

    for (unsigned i = 0; i < wheel->name.abi.count; i++) {
        struct span abi = wheel->name.abi.part[i];

        claimed |= span_is(abi, "none") || span_starts(abi, "pypy") ||
                   (span_starts(abi, "cp") && span_same(span_from(abi, 2), version));
    }
    if (!claimed)
        refuse(wheel, name, NOT_FOR "CPython", version);
}

static void judge_abi3t(struct wheel *wheel, struct span name)
{
    const struct wheel_name *tags = &wheel->name;
    bool claimed = tag_index(&tags->abi, span_text("none")) < tags->abi.count ||
                   tag_index(&tags->abi, span_text("abi3t")) < tags->abi.count;

    for (unsigned i = 0; i < tags->python.count; i++) {
        struct span python = tags->python.part[i];
        uint64_t minor;

        claimed |= span_starts(python, "cp3") && span_digits(span_from(python, 3), 10, &minor) &&
                   minor >= ABI3T_MINOR;
    }
    if (!claimed)
        refuse(wheel, name, NOT_FOR "Python 3.15 and later:", span_text(".abi3t.so"));
}

void wheel_judge_suffix(struct wheel *wheel, struct span name, const struct facts *facts)
{
    struct span version = tag_of_module(name);

    if (!wheel->named)
        return;
    judge_kind(wheel, name, facts);
    if (!facts || facts->kind == KIND_OBJECT || facts->kind == KIND_UNKNOWN)
        return;
    if (version.len > 0) {
        judge_version(wheel, name, version);
        judge_triplet(wheel, name, version, facts);
    } else if (span_ends(name, ".abi3t.so")) {
        judge_abi3t(wheel, name);
    }
}
