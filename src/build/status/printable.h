// Text that a terminal shows as letters and does not obey.
#ifndef INGOT_STATUS_PRINTABLE_H
#define INGOT_STATUS_PRINTABLE_H

#include <stddef.h>

struct arena;

// Gives a copy in which every byte that is not printable ASCII is '?' (a TAB: a blank).
const char *printable_ascii(struct arena *arena, const char *text);

// Gives a copy that keeps well-formed UTF-8 too, but for the C1 control characters.
const char *printable_text(struct arena *arena, const char *text);

// Gives how many columns our own words take: UTF-8 sequences count one, colour escapes none.
size_t printable_columns(const char *text);

#endif
