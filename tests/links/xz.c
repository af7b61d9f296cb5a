// xz: a round trip, CRC64 and threads among its features.
#include <lzma.h>
#include <string.h>

#include "try.h"

int main(void)
{
    const uint8_t text[] = "ingot ingot ingot";
    uint8_t packed[1024], plain[64];
    size_t packed_len = 0, in = 0, plain_len = 0;
    uint64_t limit = UINT64_MAX;
    lzma_mt threads = {.threads = 2, .check = LZMA_CHECK_CRC64};

    TRY(lzma_check_is_supported(LZMA_CHECK_CRC64));
    TRY(lzma_stream_encoder_mt_memusage(&threads) != UINT64_MAX);
    TRY(lzma_easy_buffer_encode(6, LZMA_CHECK_CRC64, NULL, text, sizeof text, packed, &packed_len,
                                sizeof packed) == LZMA_OK);
    TRY(lzma_stream_buffer_decode(&limit, 0, NULL, packed, &in, packed_len, plain, &plain_len,
                                  sizeof plain) == LZMA_OK);
    TRY(plain_len == sizeof text && memcmp(plain, text, sizeof text) == 0);
    return 0;
}
