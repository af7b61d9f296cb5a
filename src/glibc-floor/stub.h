// Writes a stub library as an assembler's and a linker's text.
#ifndef INGOT_GLIBC_FLOOR_STUB_H
#define INGOT_GLIBC_FLOOR_STUB_H

#include "glibc-floor/offer.h"

struct text;

// The assembly: a label for each offer, of the kind, binding and size that the real one has.
void stub_assembly(const struct stub *stub, const struct offers *offers, struct text *out);

// The version script that goes with it.
void stub_map(const struct stub *stub, struct text *out);

#endif
