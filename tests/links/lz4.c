// lz4: header and library of one version, a block packed hard and a frame, both unpacked again, damage refused.
#include <lz4.h>
#include <lz4frame.h>
#include <lz4hc.h>
#include <string.h>

#include "try.h"

int main(void)
{
    char text[] = "ingot ingot ingot ingot ingot", packed[256], plain[64];
    size_t len, in, out = sizeof plain;
    LZ4F_dctx *frame;
    int block;

    TRY(LZ4_versionNumber() == LZ4_VERSION_NUMBER);
    block = LZ4_compress_HC(text, packed, sizeof text, sizeof packed, LZ4HC_CLEVEL_MAX);
    TRY(block > 0 && block < (int)sizeof text);
    TRY(LZ4_decompress_safe(packed, plain, block, sizeof plain) == sizeof text);
    TRY(strcmp(plain, text) == 0);
    TRY(LZ4_decompress_safe(packed, plain, block, 8) < 0);

    len = in = LZ4F_compressFrame(packed, sizeof packed, text, sizeof text, NULL);
    TRY(!LZ4F_isError(len));
    TRY(!LZ4F_isError(LZ4F_createDecompressionContext(&frame, LZ4F_VERSION)));
    TRY(LZ4F_decompress(frame, plain, &out, packed, &in, NULL) == 0);
    TRY(in == len && out == sizeof text && strcmp(plain, text) == 0);
    LZ4F_freeDecompressionContext(frame);
    return 0;
}
