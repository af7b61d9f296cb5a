// How an object for ARM passes floating-point arguments, as its build attributes say.
#ifndef INGOT_ELFCHECK_ARM_ATTRIBUTES_H
#define INGOT_ELFCHECK_ARM_ATTRIBUTES_H

#include <stdint.h>

struct elf;

// EF_ARM_ABI_FLOAT_HARD or _SOFT, the bits of e_flags that linkers make of it in programs: objects have them in
// .ARM.attributes alone. 0 when it says that no floating point is used, or that either will do, or nothing.
uint32_t arm_float_flags(const struct elf *elf);

#endif
