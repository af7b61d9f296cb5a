// Which wants of a link line the C library of a sysroot satisfies.
#ifndef INGOT_ELFCHECK_SET_LIBC_H
#define INGOT_ELFCHECK_SET_LIBC_H

struct archive_set;

// Marks the symbols of the line that the libc in `sysroot`, its parts, or libgcc define. Call it after the last
// archive_set_add; `set->libc_seen` tells whether there was one for the machine of the line.
void set_libc_provide(struct archive_set *set, const char *sysroot);

#endif
