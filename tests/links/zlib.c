// zlib: a round trip, and header and library of one version.
#include <string.h>
#include <zlib.h>

#include "try.h"

int main(void)
{
    unsigned char packed[256], plain[256];
    uLongf packed_len = sizeof packed, plain_len = sizeof plain;

    TRY(strcmp(zlibVersion(), ZLIB_VERSION) == 0);
    TRY(compress(packed, &packed_len, (const Bytef *)"ingot ingot ingot", 18) == Z_OK);
    TRY(uncompress(plain, &plain_len, packed, packed_len) == Z_OK);
    TRY(plain_len == 18 && strcmp((char *)plain, "ingot ingot ingot") == 0);
    return 0;
}
