// libjpeg-turbo: both interfaces, an image through the one and back through the other, and progressive files.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <turbojpeg.h>

#include "try.h"

enum { SIDE = 16 };

// A grey wedge as a progressive file, by libjpeg's own interface.
static unsigned char *compressed(unsigned long *length)
{
    struct jpeg_compress_struct job;
    struct jpeg_error_mgr errors;
    unsigned char *file = NULL;
    JSAMPLE line[SIDE];
    JSAMPROW lines[] = {line};

    for (int i = 0; i < SIDE; i++)
        line[i] = (JSAMPLE)(i * 16);
    job.err = jpeg_std_error(&errors);
    jpeg_create_compress(&job);
    jpeg_mem_dest(&job, &file, length);
    job.image_width = job.image_height = SIDE;
    job.input_components = 1;
    job.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&job);
    jpeg_set_quality(&job, 95, TRUE);
    jpeg_simple_progression(&job);
    jpeg_start_compress(&job, TRUE);
    while (job.next_scanline < job.image_height)
        jpeg_write_scanlines(&job, lines, 1);
    jpeg_finish_compress(&job);
    jpeg_destroy_compress(&job);
    return file;
}

int main(void)
{
    unsigned long length = 0;
    unsigned char *file = compressed(&length), pixels[SIDE * SIDE];
    tjhandle reader = tj3Init(TJINIT_DECOMPRESS);

    TRY(file && length > 0 && reader);
    TRY(tj3DecompressHeader(reader, file, length) == 0);
    TRY(tj3Get(reader, TJPARAM_JPEGWIDTH) == SIDE && tj3Get(reader, TJPARAM_PROGRESSIVE) == 1);
    TRY(tj3Decompress8(reader, file, length, pixels, SIDE, TJPF_GRAY) == 0);
    for (int i = 0; i < SIDE * SIDE; i++)
        TRY(abs(pixels[i] - i % SIDE * 16) < 8);
    tj3Destroy(reader);
    free(file);
    return 0;
}
