// Looks for strings in what is mapped at run time. Segments of a hostile file may overlap, so the
// bytes looked at are bounded by the file's length.
#include "elfcheck/strings.h"

#include "elfcheck/constants.h"
#include "elfcheck/facts.h"

enum { PATH_BYTES = 200 };

struct span strings_sign(const char *marked, char room[SIGN_MOST])
{
    size_t len = 0;

    for (; *marked && len + 1 < SIGN_MOST; marked++)
        if (*marked != 1)
            room[len++] = *marked;
    room[len] = '\0';
    return span_of(room, len);
}

bool strings_in_image(const struct elf *elf, const char *bytes)
{
    uint64_t at, budget = 2 * elf->file.len; // neighbours may share a page
    struct span load;

    for (uint64_t i = 0; i < elf->load_count; i++) {
        if (!elf_segment_bytes(elf, &elf->loads[i], &load) || load.len > budget)
            continue;
        budget -= load.len;
        if (span_find(load, span_text(bytes), &at))
            return true;
    }
    return false;
}

// The printable bytes at the begin of `rest`, up to PATH_BYTES.
static struct span path_of(struct span rest)
{
    uint64_t len = 0;
    struct span path;

    while (len < rest.len && len < PATH_BYTES && rest.at[len] > ' ' && rest.at[len] < 0x7f &&
           rest.at[len] != ':' && rest.at[len] != '"')
        len++;
    span_sub(rest, 0, len, &path);
    return path;
}

static void search(struct span bytes, const struct gather *gather, struct names *leaks)
{
    for (uint64_t i = 0; i < gather->prefix_count; i++) {
        struct span rest = bytes;
        uint64_t at;

        while (span_find(rest, gather->prefixes[i], &at)) {
            rest = span_from(rest, at);
            names_add(leaks, path_of(rest));
            rest = span_from(rest, gather->prefixes[i].len);
        }
    }
}

void strings_find_prefixes(const struct elf *elf, const struct gather *gather, struct names *leaks)
{
    uint64_t budget = 2 * elf->file.len; // neighbours may share a page
    struct elf_section section;
    struct span bytes;

    if (gather->prefix_count == 0)
        return;
    for (uint64_t i = 0; i < elf->load_count; i++)
        if (elf_segment_bytes(elf, &elf->loads[i], &bytes) && bytes.len <= budget) {
            budget -= bytes.len;
            search(bytes, gather, leaks);
        }
    for (uint64_t i = 0; elf->type == ET_REL && elf_section(elf, i, &section); i++)
        if ((section.flags & SHF_ALLOC) && elf_section_bytes(elf, &section, &bytes) &&
            bytes.len <= budget) {
            budget -= bytes.len;
            search(bytes, gather, leaks);
        }
}
