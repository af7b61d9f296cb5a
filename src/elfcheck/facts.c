// Gathers facts: sorts out what an object is and hands it to the part that knows the kind.
#include "elfcheck/facts.h"

#include <stddef.h>

#include "elfcheck/constants.h"
#include "elfcheck/dynamic.h"
#include "elfcheck/machine.h"

const char *kind_name(enum kind kind)
{
    static const char *const names[KIND_COUNT] = {
        [KIND_UNKNOWN] = "unknown",
        [KIND_STATIC] = "static executable",
        [KIND_STATIC_PIE] = "static-pie executable",
        [KIND_DYNAMIC_EXE] = "dynamic executable",
        [KIND_DYNAMIC_PIE] = "dynamic PIE executable",
        [KIND_SHARED] = "shared object",
        [KIND_OBJECT] = "object file",
        [KIND_CORE] = "core dump",
        [KIND_DEBUG] = "debugging companion",
        [KIND_ARCHIVE] = "archive",
        [KIND_SCRIPT] = "linker script",
        [KIND_WHEEL] = "wheel",
        [KIND_SET] = "link line",
        [KIND_TOGETHER] = "files",
    };

    return names[kind];
}

void names_add(struct names *names, struct span name)
{
    if (names->count < SAMPLES)
        names->name[names->count] = name;
    names->count++;
}

// PT_INTERP makes no program: libc.so.6 has one, and dlopen takes any such file without DF_1_PIE (glibc,
// elf/dl-load.c). Binutils before 2.26 did not write that flag; but DT_DEBUG, the debugger's place, linkers
// give to programs only (GNU ld: bfd_link_executable in elfxx-*.c; lld: !config->shared).
static enum kind kind_of_dyn(const struct elf *elf)
{
    struct elf_segment segment;
    struct dynamic dynamic;
    struct faults ignored = {0};
    uint64_t flags_1 = 0, place;
    bool interp = elf_segment_of(elf, PT_INTERP, &segment);

    if (!dynamic_open(elf, &dynamic, &ignored))
        return KIND_SHARED;
    dynamic_get(&dynamic, DT_FLAGS_1, &flags_1);
    if (!interp)
        return flags_1 & DF_1_PIE ? KIND_STATIC_PIE : KIND_SHARED;
    return flags_1 & DF_1_PIE || dynamic_get(&dynamic, DT_DEBUG, &place) ? KIND_DYNAMIC_PIE
                                                                         : KIND_SHARED;
}

// objcopy --only-keep-debug leaves the program headers but no bytes: no loader could start or load
// that, so it makes no promises. A file with any code in it is not taken for one.
static bool is_debug(const struct elf *elf)
{
    struct elf_segment segment;
    bool code_missing = false;

    for (uint64_t i = 0; elf_segment(elf, i, &segment); i++) {
        bool code = segment.type == PT_LOAD && (segment.flags & PF_X) && segment.memory_size > 0;

        if ((code || segment.type == PT_DYNAMIC || segment.type == PT_INTERP) &&
            segment.file_size > 0)
            return false;
        code_missing |= code;
    }
    return code_missing;
}

static enum kind kind_of(const struct elf *elf)
{
    struct elf_segment segment;

    if ((elf->type == ET_EXEC || elf->type == ET_DYN) && is_debug(elf))
        return KIND_DEBUG;
    switch (elf->type) {
    case ET_REL: return KIND_OBJECT;
    case ET_EXEC: return elf_segment_of(elf, PT_INTERP, &segment) ? KIND_DYNAMIC_EXE : KIND_STATIC;
    case ET_DYN: return kind_of_dyn(elf);
    case ET_CORE: return KIND_CORE;
    default: return KIND_UNKNOWN;
    }
}

enum { SCRIPT_BYTES = 1024 };

// True for a text that tells a linker what to link instead (GNU ld manual, "Command Language").
static bool is_script(struct span file)
{
    static const char *const commands[] = {"INPUT", "GROUP", "OUTPUT_FORMAT"};
    struct span start = file;
    uint64_t at;
    bool found = false;

    if (start.len > SCRIPT_BYTES)
        span_sub(file, 0, SCRIPT_BYTES, &start);
    if (span_find(start, span_of("", 1), &at))
        return false;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        found |= span_find(start, span_text(commands[i]), &at);
    return found;
}

void facts_gather(struct span file, const struct gather *gather, struct facts *facts)
{
    bool usable;

    *facts = (struct facts){.kind = KIND_UNKNOWN};
    usable = elf_open(file, gather->arena, &facts->elf, &facts->faults);
    facts->machine = machine_of(facts->elf.machine);
    if (!usable) {
        if (facts->faults.kept == 0 && is_script(file))
            facts->kind = KIND_SCRIPT;
        return;
    }
    facts->kind = kind_of(&facts->elf);
    if (facts->kind == KIND_UNKNOWN)
        fault_add(&facts->faults, FAULT_HEADER, "e_type is none that a linker or loader takes",
                  facts->elf.type);
    else if (facts->kind == KIND_OBJECT)
        facts_of_object(gather, facts);
    else if (facts->kind != KIND_CORE && facts->kind != KIND_DEBUG)
        facts_of_image(gather, facts);
}
