// Inflates what was deflated, and the CRC of zip files.
#ifndef INGOT_ELFCHECK_INFLATE_H
#define INGOT_ELFCHECK_INFLATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

// False in an elfcheck that was built without zlib (ELFCHECK_ZLIB): it can inflate nothing.
bool inflate_possible(void);

// Inflates raw deflate data (RFC 1951) into the `size` bytes at `out`. False unless the data are well
// formed, all of them are used, and they give just so many bytes.
bool inflate_span(struct span packed, unsigned char *out, uint64_t size);

// The CRC-32 of APPNOTE 4.4.7.
uint32_t inflate_crc(struct span bytes);

#endif
