// brotli: header and library of one version, a round trip that uses the dictionary, and damage refused.
#include <brotli/decode.h>
#include <brotli/encode.h>
#include <string.h>

#include "try.h"

int main(void)
{
    const char text[] = "the time of the ingot is the time of the day";
    uint8_t packed[256], plain[64];
    size_t packed_len = sizeof packed, plain_len = sizeof plain;

    TRY(BrotliEncoderVersion() == BrotliDecoderVersion());
    TRY(BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT,
                              sizeof text, (const uint8_t *)text, &packed_len, packed));
    TRY(packed_len < sizeof text);
    TRY(BrotliDecoderDecompress(packed_len, packed, &plain_len, plain) ==
        BROTLI_DECODER_RESULT_SUCCESS);
    TRY(plain_len == sizeof text && memcmp(plain, text, plain_len) == 0);
    plain_len = sizeof plain;
    TRY(BrotliDecoderDecompress(packed_len - 1, packed, &plain_len, plain) ==
        BROTLI_DECODER_RESULT_ERROR);
    return 0;
}
