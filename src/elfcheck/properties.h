// GNU properties of an object that a program keeps only when all of its objects have them.
#ifndef INGOT_ELFCHECK_PROPERTIES_H
#define INGOT_ELFCHECK_PROPERTIES_H

#include <stdint.h>

#include "elfcheck/elf.h"

// The bits of an object's .note.gnu.property that linkers AND; 0 when it has none.
uint32_t properties_of(const struct elf *elf);

// The name of the lowest of these bits that is set, as readelf -n prints it; "" when none is known.
const char *property_name(uint16_t machine, uint32_t bits);

#endif
