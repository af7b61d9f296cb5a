// Tests the CRC-32 of every short length and of pieces at every alignment against its definition. Made of: src/elfcheck/inflate.c src/elfcheck/crc_fold.c src/base/span.c
#include <stdlib.h>

#include "elfcheck/inflate.h"
#include "tap.h"

// A bit at a time, as APPNOTE 4.4.7 has it: the polynomial, mirrored; register and result complemented.
static uint32_t defined_crc(const unsigned char *bytes, size_t len)
{
    uint32_t crc = 0xffffffff;

    for (size_t i = 0; i < len; i++) {
        crc ^= bytes[i];
        for (unsigned bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

static size_t wrong_of(size_t offset, size_t most)
{
    size_t wrong = 0;

    for (size_t len = 0; len <= most; len++) {
        // Of exactly this size, so that the sanitiser sees a byte too many.
        unsigned char *bytes = malloc(offset + len + !(offset + len));

        for (size_t i = 0; i < len; i++)
            bytes[offset + i] = (unsigned char)((i + len) * 2654435761u >> 13);
        wrong += inflate_crc(span_of(bytes + offset, len)) != defined_crc(bytes + offset, len);
        free(bytes);
    }
    return wrong;
}

int main(void)
{
    struct tap tap = {0};

    is_number(&tap, inflate_crc(span_text("123456789")), 0xcbf43926, "the check value of CRC-32");
    is_number(&tap, wrong_of(0, 1000), 0, "every length up to 1,000");
    is_number(&tap, wrong_of(3, 300), 0, "and off a word's boundary");
    return tap_end(&tap);
}
