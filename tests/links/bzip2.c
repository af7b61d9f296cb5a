// bzip2: a round trip.
#include <bzlib.h>
#include <string.h>

#include "try.h"

int main(void)
{
    char text[] = "ingot ingot ingot", packed[1024], plain[64];
    unsigned packed_len = sizeof packed, plain_len = sizeof plain;

    TRY(BZ2_bzBuffToBuffCompress(packed, &packed_len, text, sizeof text, 9, 0, 0) == BZ_OK);
    TRY(BZ2_bzBuffToBuffDecompress(plain, &plain_len, packed, packed_len, 0, 0) == BZ_OK);
    TRY(plain_len == sizeof text && strcmp(plain, text) == 0);
    return 0;
}
