// Reads notes: sizes of owner and bytes, type, then both, each padded to the segment's alignment (gABI
// chapter 5 with the Linux extension for 8-byte notes, as glibc's elf/dl-load.c walks them).
#include "elfcheck/notes.h"

enum { HEADER_BYTES = 12 };

void notes_start(const struct elf *elf, struct span bytes, uint64_t align, struct notes *notes)
{
    *notes = (struct notes){elf, bytes, align == 8 ? 8 : 4};
}

static uint64_t padded(uint64_t len, uint64_t align)
{
    return (len + align - 1) & ~(align - 1); // sizes are 32 bits wide: no wrap
}

bool notes_next(struct notes *notes, struct note *note, struct faults *faults)
{
    uint64_t owner_len, len, bytes_at;
    struct span rest = notes->rest;

    if (rest.len < HEADER_BYTES)
        return false; // padding
    owner_len = elf_uint(notes->elf, rest, 0, 4);
    len = elf_uint(notes->elf, rest, 4, 4);
    note->type = (uint32_t)elf_uint(notes->elf, rest, 8, 4);
    bytes_at = padded(HEADER_BYTES + owner_len, notes->align);
    if (!span_sub(rest, HEADER_BYTES, owner_len, &note->owner) ||
        !span_sub(rest, bytes_at, len, &note->bytes))
        return fault_add(faults, FAULT_NOTES, "a note runs past its segment, of type", note->type);
    if (owner_len > 0 && note->owner.at[owner_len - 1] == 0)
        note->owner.len--;
    notes->rest = span_from(rest, bytes_at + padded(len, notes->align));
    return true;
}
