// Shortens what a CRC-32 is to be taken of, on processors that multiply without carry.
#ifndef INGOT_ELFCHECK_CRC_FOLD_H
#define INGOT_ELFCHECK_CRC_FOLD_H

#include <stdint.h>

#include "base/span.h"

enum { CRC_FOLDED = 16 };

// Folds the first bytes, as many as it gives, into 16 that leave the same CRC register when it starts at 0 as those do when
// it starts at all ones (the start of zip's CRC-32). Gives 0, and no bytes, for short spans and other processors.
uint64_t crc_fold(struct span bytes, unsigned char folded[CRC_FOLDED]);

#endif
