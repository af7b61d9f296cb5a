// openjpeg: header and library of one version, threads, and an image without loss there and back.
#include <openjpeg.h>
#include <string.h>

#include "try.h"

enum { SIDE = 32 };

static opj_image_t *wedge(void)
{
    opj_image_cmptparm_t grey = {.dx = 1, .dy = 1, .w = SIDE, .h = SIDE, .prec = 8};
    opj_image_t *image = opj_image_create(1, &grey, OPJ_CLRSPC_GRAY);

    TRY(image);
    image->x1 = image->y1 = SIDE;
    for (int i = 0; i < SIDE * SIDE; i++)
        image->comps[0].data[i] = i % 251;
    return image;
}

static void written(opj_image_t *image, const char *path)
{
    opj_cparameters_t settings;
    opj_codec_t *codec = opj_create_compress(OPJ_CODEC_JP2);
    opj_stream_t *stream = opj_stream_create_default_file_stream(path, OPJ_FALSE);

    opj_set_default_encoder_parameters(&settings);
    TRY(codec && stream && opj_setup_encoder(codec, &settings, image));
    TRY(opj_start_compress(codec, image, stream) && opj_encode(codec, stream));
    TRY(opj_end_compress(codec, stream));
    opj_stream_destroy(stream);
    opj_destroy_codec(codec);
}

static opj_image_t *read_again(const char *path)
{
    opj_dparameters_t settings;
    opj_codec_t *codec = opj_create_decompress(OPJ_CODEC_JP2);
    opj_stream_t *stream = opj_stream_create_default_file_stream(path, OPJ_TRUE);
    opj_image_t *image = NULL;

    opj_set_default_decoder_parameters(&settings);
    TRY(codec && stream && opj_setup_decoder(codec, &settings));
    TRY(opj_codec_set_threads(codec, 2));
    TRY(opj_read_header(stream, codec, &image) && opj_decode(codec, stream, image));
    opj_stream_destroy(stream);
    opj_destroy_codec(codec);
    return image;
}

int main(void)
{
    char version[32];
    opj_image_t *image = wedge(), *again;

    snprintf(version, sizeof version, "%d.%d.%d", OPJ_VERSION_MAJOR, OPJ_VERSION_MINOR,
             OPJ_VERSION_BUILD);
    TRY(strcmp(opj_version(), version) == 0);
    TRY(opj_has_thread_support());
    written(image, "wedge.jp2");
    again = read_again("wedge.jp2");
    TRY(again->x1 == SIDE && again->numcomps == 1);
    for (int i = 0; i < SIDE * SIDE; i++)
        TRY(again->comps[0].data[i] == i % 251);
    opj_image_destroy(again);
    opj_image_destroy(image);
    return 0;
}
