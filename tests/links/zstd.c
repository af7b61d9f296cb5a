// zstd: a round trip by two worker threads.
#include <string.h>
#include <zstd.h>

#include "try.h"

int main(void)
{
    char text[] = "ingot ingot ingot", packed[1024], plain[64];
    ZSTD_CCtx *context = ZSTD_createCCtx();
    size_t packed_len;

    TRY(context != NULL);
    TRY(!ZSTD_isError(ZSTD_CCtx_setParameter(context, ZSTD_c_nbWorkers, 2)));
    packed_len = ZSTD_compress2(context, packed, sizeof packed, text, sizeof text);
    TRY(!ZSTD_isError(packed_len));
    TRY(ZSTD_decompress(plain, sizeof plain, packed, packed_len) == sizeof text);
    TRY(strcmp(plain, text) == 0);
    ZSTD_freeCCtx(context);
    return 0;
}
