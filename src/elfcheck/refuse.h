// What glibc does not take as a library, and what it stops at before any symbol is looked up.
#ifndef INGOT_ELFCHECK_REFUSE_H
#define INGOT_ELFCHECK_REFUSE_H

#include <stdbool.h>

#include "elfcheck/loadset.h"

// How an object comes in: the kernel maps what is started, ld.so all else, some of it by dlopen.
enum refuse_how { REFUSE_STARTED, REFUSE_NEEDED, REFUSE_OPENED };

// True when `object` is for another machine, word size or byte order than `host`.
bool refuse_foreign(const struct elf *object, const struct elf *host);

// Why the ld.so of `host` refuses the object, in its words; NULL when it does not.
const char *refuse_object(const struct object *object, const struct elf *host, enum refuse_how how);

#endif
