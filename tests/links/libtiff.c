// libtiff: header and library of one version, and an image through each compression, those of other libraries too.
#include <string.h>
#include <tiffio.h>

#include "try.h"

enum { SIDE = 64 };

static void through(uint16_t scheme)
{
    unsigned char line[SIDE], back[SIDE];
    TIFF *file = TIFFOpen("one.tif", "w");

    TRY(TIFFIsCODECConfigured(scheme));
    for (int i = 0; i < SIDE; i++)
        line[i] = (unsigned char)(i * 4);
    TIFFSetField(file, TIFFTAG_IMAGEWIDTH, SIDE);
    TIFFSetField(file, TIFFTAG_IMAGELENGTH, SIDE);
    TIFFSetField(file, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(file, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(file, TIFFTAG_ROWSPERSTRIP, SIDE);
    TIFFSetField(file, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    TRY(TIFFSetField(file, TIFFTAG_COMPRESSION, scheme));
    for (uint32_t row = 0; row < SIDE; row++)
        TRY(TIFFWriteScanline(file, line, row, 0) == 1);
    TIFFClose(file);
    file = TIFFOpen("one.tif", "r");
    TRY(file);
    for (uint32_t row = 0; row < SIDE; row++)
        TRY(TIFFReadScanline(file, back, row, 0) == 1);
    // JPEG loses something.
    for (int i = 0; i < SIDE; i++)
        TRY(abs(line[i] - back[i]) <= (scheme == COMPRESSION_JPEG ? 24 : 0));
    TIFFClose(file);
}

int main(void)
{
    static const uint16_t schemes[] = {
        COMPRESSION_NONE, COMPRESSION_LZW,  COMPRESSION_PACKBITS, COMPRESSION_ADOBE_DEFLATE,
        COMPRESSION_JPEG, COMPRESSION_LZMA, COMPRESSION_ZSTD};

    TRY(strstr(TIFFGetVersion(), TIFFLIB_VERSION_STR_MAJ_MIN_MIC));
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        through(schemes[i]);
    // WebP wants three colours or four; that it is there is enough.
    TRY(TIFFIsCODECConfigured(COMPRESSION_WEBP));
    return 0;
}
