// Reads .ARM.attributes ("Addenda to, and Errata in, the ABI for the Arm Architecture", build attributes):
// 'A', then vendors' parts (length, name, sub-parts), of which "aeabi" is everybody's; a sub-part is a tag, a
// length, and attributes of the whole file (tag 1). Values as in binutils, include/elf/arm.h.
#include "elfcheck/arm_attributes.h"

#include "elfcheck/constants.h"
#include "elfcheck/elf.h"

enum { TAG_FILE = 1, TAG_CPU_NAME = 4, TAG_CPU_RAW_NAME, TAG_COMPATIBILITY = 32 };
enum { TAG_FP_NUMBER_MODEL = 23, TAG_VFP_ARGS = 28 };
enum { VFP_ARGS_BASE, VFP_ARGS_VFP };
enum { FLOAT_SOFT = 0x200, FLOAT_HARD = 0x400 };

static uint64_t take_uleb(struct span *rest)
{
    uint64_t value = 0;
    unsigned shift = 0;
    bool more = true;

    while (more && rest->len > 0) {
        value |= shift < 63 ? (uint64_t)(rest->at[0] & 0x7f) << shift : 0;
        more = rest->at[0] & 0x80;
        shift += 7;
        *rest = span_from(*rest, 1);
    }
    return value;
}

static void skip_text(struct span *rest)
{
    while (rest->len > 0 && rest->at[0] != 0)
        *rest = span_from(*rest, 1);
    *rest = span_from(*rest, 1);
}

// From 32 on odd tags have texts and even ones numbers, so that readers can pass over those they don't know.
static void read_attributes(struct span rest, uint64_t *model, uint64_t *args)
{
    while (rest.len > 0) {
        uint64_t tag = take_uleb(&rest);

        if (tag == TAG_COMPATIBILITY)
            take_uleb(&rest);
        if (tag == TAG_CPU_NAME || tag == TAG_CPU_RAW_NAME || tag == TAG_COMPATIBILITY ||
            (tag > TAG_COMPATIBILITY && tag % 2 == 1)) {
            skip_text(&rest);
            continue;
        }
        if (tag == TAG_FP_NUMBER_MODEL)
            *model = take_uleb(&rest);
        else if (tag == TAG_VFP_ARGS)
            *args = take_uleb(&rest);
        else
            take_uleb(&rest);
    }
}

// The next part, which begins with its length, itself included, after `head` bytes; false at the end.
static bool next_part(const struct elf *elf, struct span *rest, uint64_t head, struct span *part)
{
    uint64_t len = elf_uint(elf, *rest, head, 4);

    if (rest->len < head + 4 || len < head + 4 || !span_sub(*rest, 0, len, part))
        return false;
    *part = span_from(*part, head + 4);
    *rest = span_from(*rest, len);
    return true;
}

static void read_section(const struct elf *elf, struct span rest, uint64_t *model, uint64_t *args)
{
    struct span part, attributes;

    if (!span_starts(rest, "A"))
        return;
    rest = span_from(rest, 1);
    while (next_part(elf, &rest, 0, &part)) {
        bool ours = span_starts(part, "aeabi");

        skip_text(&part);
        while (ours && part.len > 0) {
            bool whole = part.at[0] == TAG_FILE;

            if (!next_part(elf, &part, 1, &attributes))
                break;
            if (whole)
                read_attributes(attributes, model, args);
        }
    }
}

// GNU ld compares objects only where they use floating point at all (bfd/elf32-arm.c,
// elf32_arm_merge_eabi_attributes).
uint32_t arm_float_flags(const struct elf *elf)
{
    uint64_t model = 0, args = VFP_ARGS_BASE;
    struct elf_section section;
    struct span bytes;

    for (uint64_t i = 1; elf_section(elf, i, &section); i++)
        if (section.type == SHT_ARM_ATTRIBUTES && elf_section_bytes(elf, &section, &bytes)) {
            read_section(elf, bytes, &model, &args);
            break; // there is one
        }
    if (model == 0 || args > VFP_ARGS_VFP)
        return 0;
    return args == VFP_ARGS_VFP ? FLOAT_HARD : FLOAT_SOFT;
}
