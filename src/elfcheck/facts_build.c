// Facts of what a build left in the sections of an image that no loader maps: debugging information, symbol
// tables, intermediate code, the compiler's name.
#include "elfcheck/constants.h"
#include "elfcheck/facts.h"

static void read_section(struct facts *facts, const struct elf_section *section)
{
    struct build_facts *build = &facts->build;
    struct span name = elf_section_name(&facts->elf, section), bytes;

    if (section->flags & SHF_ALLOC)
        return;
    if (span_starts(name, ".debug_") || span_starts(name, ".zdebug_"))
        build->debug_bytes += section->size;
    if (section->type == SHT_SYMTAB || span_is(name, ".strtab"))
        build->symbol_bytes += section->size;
    if (span_starts(name, ".gnu.lto_") || span_is(name, ".llvmbc") || span_is(name, ".llvmcmd") ||
        span_is(name, ".llvm.lto"))
        names_add(&build->intermediate, name);
    if (span_is(name, ".comment") && elf_section_bytes(&facts->elf, section, &bytes))
        span_string(bytes, 0, &build->toolchain);
    if (span_is(name, ".gnu_debuglink") && elf_section_bytes(&facts->elf, section, &bytes))
        span_string(bytes, 0, &build->debug_file);
}

void facts_of_build(struct facts *facts)
{
    struct elf_section section;

    for (uint64_t i = 1; elf_section(&facts->elf, i, &section); i++)
        read_section(facts, &section);
}
