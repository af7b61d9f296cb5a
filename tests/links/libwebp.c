// libwebp: an image without loss there and back, one of two pictures that move, and the demuxer's view of it.
#include <string.h>
#include <webp/decode.h>
#include <webp/demux.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include "try.h"

enum { SIDE = 16 };

// Two frames of the same picture, as one file.
static void animate(uint8_t *pixels, WebPData *file)
{
    WebPAnimEncoder *encoder = WebPAnimEncoderNew(SIDE, SIDE, NULL);
    WebPConfig config;
    WebPPicture picture;

    TRY(encoder && WebPConfigInit(&config) && WebPPictureInit(&picture));
    picture.use_argb = 1;
    picture.width = picture.height = SIDE;
    TRY(WebPPictureImportRGBA(&picture, pixels, SIDE * 4));
    TRY(WebPAnimEncoderAdd(encoder, &picture, 0, &config));
    picture.argb[0] ^= 0xffffff;
    TRY(WebPAnimEncoderAdd(encoder, &picture, 100, &config));
    TRY(WebPAnimEncoderAdd(encoder, NULL, 200, NULL));
    TRY(WebPAnimEncoderAssemble(encoder, file));
    WebPPictureFree(&picture);
    WebPAnimEncoderDelete(encoder);
}

int main(void)
{
    uint8_t pixels[SIDE * SIDE * 4], *file = NULL, *back;
    int width = 0, height = 0;
    WebPData moving = {0};
    WebPDemuxer *demuxer;
    size_t length;

    for (size_t i = 0; i < sizeof pixels; i++)
        pixels[i] = (uint8_t)(i % 4 == 3 ? 255 : i * 5);
    length = WebPEncodeLosslessRGBA(pixels, SIDE, SIDE, SIDE * 4, &file);
    back = WebPDecodeRGBA(file, length, &width, &height);
    TRY(length > 0 && back && width == SIDE && height == SIDE);
    TRY(memcmp(pixels, back, sizeof pixels) == 0);
    animate(pixels, &moving);
    demuxer = WebPDemux(&moving);
    TRY(demuxer && WebPDemuxGetI(demuxer, WEBP_FF_FRAME_COUNT) == 2);
    WebPDemuxDelete(demuxer);
    WebPDataClear(&moving);
    WebPFree(back);
    WebPFree(file);
    return 0;
}
