// Searches the mapped bytes of an object for strings.
#ifndef INGOT_ELFCHECK_STRINGS_H
#define INGOT_ELFCHECK_STRINGS_H

#include <stdbool.h>

#include "elfcheck/elf.h"

struct gather;
struct names;

// A text that elfcheck looks for is in elfcheck, too, and would be found there. So it stands in our tables with
// a byte 1 in it, which this leaves out; `room` takes the text.
enum { SIGN_MOST = 80 };
struct span strings_sign(const char *marked, char room[SIGN_MOST]);

// True when a PT_LOAD holds these bytes.
bool strings_in_image(const struct elf *elf, const char *bytes);

// Adds each place where one of the prefixes stands in mapped bytes (PT_LOADs; an object's SHF_ALLOC
// sections): the path from there to its end, at most 200 bytes.
void strings_find_prefixes(const struct elf *elf, const struct gather *gather, struct names *leaks);

#endif
