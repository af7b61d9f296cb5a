// Inflates by zlib, where elfcheck was compiled with it: our recipe does, the host tool does not.
#include "elfcheck/inflate.h"

#include "elfcheck/crc_fold.h"

#ifdef ELFCHECK_ZLIB
#include <zlib.h>

// zlib counts in 32 bits: bytes are handed over in pieces of at most so many.
#define PIECE ((uint64_t)1 << 30)

static unsigned piece(uint64_t *left)
{
    uint64_t len = *left < PIECE ? *left : PIECE;

    *left -= len;
    return (unsigned)len;
}

bool inflate_possible(void)
{
    return true;
}

bool inflate_span(struct span packed, unsigned char *out, uint64_t size)
{
    z_stream stream = {.next_in = (unsigned char *)(uintptr_t)packed.at, .next_out = out};
    uint64_t in_left = packed.len, out_left = size;
    int result = Z_OK;

    if (inflateInit2(&stream, -15) != Z_OK)
        return false;
    while (result == Z_OK) {
        if (stream.avail_in == 0)
            stream.avail_in = piece(&in_left);
        if (stream.avail_out == 0)
            stream.avail_out = piece(&out_left);
        result = inflate(&stream, Z_NO_FLUSH);
    }
    inflateEnd(&stream);
    return result == Z_STREAM_END && stream.avail_in == 0 && in_left == 0 &&
           stream.avail_out == 0 && out_left == 0;
}

static uint32_t continue_crc(uint32_t crc, struct span bytes)
{
    return (uint32_t)crc32_z(crc, bytes.at, bytes.len);
}

#else

bool inflate_possible(void)
{
    return false;
}

bool inflate_span(struct span packed, unsigned char *out, uint64_t size)
{
    (void)packed, (void)out, (void)size;
    return false;
}

// As zlib's crc32_z: it is given, and gives, the register's complement.
static uint32_t continue_crc(uint32_t crc, struct span bytes)
{
    // The remainders of the polynomial 0xedb88320 for each half byte.
    static const uint32_t table[16] = {
        0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4,
        0x4db26158, 0x5005713c, 0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
        0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
    };

    crc = ~crc;
    for (uint64_t i = 0; i < bytes.len; i++) {
        crc = table[(crc ^ bytes.at[i]) & 15] ^ crc >> 4;
        crc = table[(crc ^ bytes.at[i] >> 4) & 15] ^ crc >> 4;
    }
    return ~crc;
}

#endif

uint32_t inflate_crc(struct span bytes)
{
    unsigned char folded[CRC_FOLDED];
    uint64_t done = crc_fold(bytes, folded);
    uint32_t crc = done > 0 ? continue_crc(0xffffffff, span_of(folded, sizeof folded)) : 0;

    return continue_crc(crc, span_from(bytes, done));
}
